#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "query/exec/batch.hpp"

namespace dossier::query::exec {

/// Of all parts of a key together; the same for keys that are equivalent.
[[nodiscard]] std::size_t hash_of_key(std::span<const Value> key);

/// Different keys, each of `width` values, numbered as they first come: keys that are equivalent are one.
///
/// Keys lie behind one another in one array and a table of numbers finds them. A map with a node for each key took
/// twice the memory, and giving back three million nodes a second, which a person who stops a query waits for.
class KeyTable {
public:
    explicit KeyTable(std::size_t width) noexcept : width_{width} {}

    struct Found {
        std::uint32_t number;
        bool is_new;
    };
    /// `key` has `width` values; they are moved from where it is new
    Found add(std::span<Value> key);
    [[nodiscard]] std::optional<std::uint32_t> find(std::span<const Value> key) const;

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(hashes_.size()); }
    [[nodiscard]] std::span<const Value> key(std::uint32_t number) const {
        return std::span{values_}.subspan(number * width_, width_);
    }
    /// Every key, by part and then by number. The table is of no use afterwards.
    [[nodiscard]] std::vector<Column> take_keys();

    /// What a key takes beside its texts, lists and maps.
    [[nodiscard]] std::size_t bytes_per_key() const noexcept {
        constexpr std::size_t places_per_key = 3;  // the table is between a third and two thirds full
        return width_ * sizeof(Value) + sizeof(std::size_t) + places_per_key * sizeof(std::uint32_t);
    }

private:
    [[nodiscard]] std::size_t first_place(std::size_t hash) const noexcept;
    /// The place of `key`, or the free one where it belongs. There is a free one.
    [[nodiscard]] std::size_t place_of(std::span<const Value> key, std::size_t hash) const;
    void grow();

    std::size_t width_;
    std::vector<Value> values_;
    std::vector<std::size_t> hashes_;    // by number
    std::vector<std::uint32_t> places_;  // numbers from 1 on; 0: free. As many as a power of two
};

}  // namespace dossier::query::exec
