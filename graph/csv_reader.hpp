#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph {

/// One field: absent when nothing stands between its separators. `""` is there, and empty.
/// Good until the reader is asked for the next record.
using CsvField = std::optional<std::string_view>;

/// Reads a CSV file record by record (RFC 4180), a piece of the file in memory at a time.
///
/// Fields may stand in double quotes and then hold separators, line breaks and doubled quotes. Lines end with LF, CRLF
/// or CR; a byte order mark is passed over, and so are lines without a character.
/// What is wrong with a file throws Error{unreadable_data} that names the file and the line.
class CsvReader {
public:
    /// `shown`      what messages call the file
    /// `separator`  no quote, no line break
    /// `check`      is called for every piece of the file, and ten times a second while a pipe has none; it may throw,
    ///              to stop
    CsvReader(const std::string& path, std::string shown, char separator, std::function<void()> check);
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;
    ~CsvReader();

    /// Reads the next record into `fields`; false at the end.
    [[nodiscard]] bool next(std::vector<CsvField>& fields);

    /// Where the last record begins, counted from 1.
    [[nodiscard]] std::uint64_t line() const noexcept { return record_line_; }

    /// throws Error{unreadable_data} about the last record
    [[noreturn]] void fail(std::string_view message, std::string hint = {}) const;

private:
    static constexpr int end_of_file = -1;

    /// Where a field stands, from the begin of its record; quotes left out.
    struct Place {
        std::size_t begin, end;
        bool there;
    };

    [[nodiscard]] bool more();
    [[nodiscard]] std::size_t read(char* to, std::size_t most) const;
    [[nodiscard]] int peek();
    void skip_byte_order_mark();
    [[nodiscard]] bool take_line_break();
    void read_field();
    void read_quoted();

    int file_;
    std::string shown_;
    char separator_;
    std::function<void()> check_;
    std::array<bool, 256> plain_{};  // bytes that neither end nor quote a field

    // The bytes at hand: the record that is being read, from its begin, and what the file gave behind it.
    std::vector<char> buffer_;
    std::size_t record_ = 0, at_ = 0, size_ = 0;
    std::vector<Place> places_;

    std::uint64_t line_ = 1, record_line_ = 1;
    bool begun_ = false;
};

}  // namespace dossier::graph
