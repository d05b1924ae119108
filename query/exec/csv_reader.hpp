#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::query::exec {

/// One field: absent when nothing stands between its separators. `""` is there, and empty.
using CsvField = std::optional<std::string>;

/// Reads a CSV file record by record (RFC 4180), a piece of the file in memory at a time.
///
/// Fields may stand in double quotes and then hold separators, line breaks and doubled quotes. Lines end with LF, CRLF
/// or CR; a byte order mark is passed over, and so are lines without a character.
/// What is wrong with a file throws Error{unreadable_data} that names the file and the line.
class CsvReader {
public:
    /// `shown`      what messages call the file
    /// `separator`  no quote, no line break
    /// `check`      is called for every piece of the file and may throw, to stop
    CsvReader(const std::string& path, std::string shown, char separator, std::function<void()> check);

    /// Reads the next record into `fields`; false at the end.
    [[nodiscard]] bool next(std::vector<CsvField>& fields);

    /// Where the last record begins, counted from 1.
    [[nodiscard]] std::uint64_t line() const noexcept { return record_line_; }

    /// throws Error{unreadable_data} about the last record
    [[noreturn]] void fail(std::string_view message, std::string hint = {}) const;

private:
    static constexpr int end_of_file = -1;

    [[nodiscard]] int peek();
    int take();
    void skip_byte_order_mark();
    [[nodiscard]] bool take_line_break();
    [[nodiscard]] CsvField field();
    [[nodiscard]] std::string quoted();
    void keep(std::string& text, int byte);

    std::ifstream file_;
    std::string shown_;
    char separator_;
    std::function<void()> check_;
    std::array<char, 65536> piece_{};
    std::size_t at_ = 0, size_ = 0;  // in the piece
    std::uint64_t line_ = 1, record_line_ = 1;
    std::size_t record_bytes_ = 0;
    bool begun_ = false;
};

}  // namespace dossier::query::exec
