#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/value.hpp"

namespace dossier::graph {

// Columns as bytes. Little-endian wherever they are written.
//
// Numbers stand in blocks of 1,024, each with as many bits a number as its block needs: either over the least of the
// block, or, where that is shorter, as steps from one number to the next over the least step. So ascending ids, equal
// numbers and full bitmaps cost next to nothing, and no column needs a way of its own.

/// Appends columns to bytes.
class PackedWriter {
public:
    void number(std::uint64_t number);
    void numbers(std::span<const std::uint32_t> numbers);
    void numbers(std::span<const std::uint64_t> numbers);
    /// Eight bytes each, so that what they stand for can never be much longer than they are.
    void plain(std::span<const std::uint64_t> numbers);
    void texts(std::span<const std::string_view> texts);
    /// throws Error{invalid_property_type} for a value that is not storable
    void values(std::span<const Value> values);

    [[nodiscard]] std::string& bytes() noexcept { return bytes_; }

private:
    template <typename T>
    void blocks(std::span<const T> numbers);

    std::string bytes_;
};

/// Reads them in the order in which they were written. Trusts nothing: what does not fit is Error{damaged_file}.
/// Interruptible.
class PackedReader {
public:
    /// How many bytes of anything must follow the last one, for numbers are read eight bytes at a time.
    static constexpr std::size_t padding = 8;

    /// `bytes`   the last `padding` of them do not count
    explicit PackedReader(std::string_view bytes);

    std::uint64_t number();
    /// Not above `most`.
    std::uint64_t number(std::uint64_t most);
    /// `most`   how many there may be
    std::vector<std::uint32_t> numbers32(std::size_t most);
    std::vector<std::uint64_t> numbers64(std::size_t most);
    std::vector<std::uint64_t> plain(std::size_t most);
    std::vector<Value> texts(std::size_t most);
    std::vector<Value> values(std::size_t most);
    /// Asks that nothing is left.
    void finish() const;

private:
    template <typename T>
    std::vector<T> blocks(std::size_t most);
    template <typename T>
    void block(std::span<T> numbers);
    std::string_view take(std::uint64_t size);

    std::string_view rest_;  // without the padding
};

/// throws Error{damaged_file}
[[noreturn]] void throw_damaged_base(std::string_view what);

}  // namespace dossier::graph
