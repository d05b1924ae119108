#include "query/exec/csv_reader.hpp"

#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace dossier::query::exec {

namespace {

// A quote that is never closed would otherwise make one field of the rest of the file.
constexpr std::size_t longest_record = std::size_t{16} << 20U;

bool is_utf8(std::string_view text) {
    constexpr char32_t replacement = 0xFFFD;
    constexpr std::string_view written_replacement = "\xEF\xBF\xBD";
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t before = at;
        const bool stray = graph::next_code_point(text, at) == replacement &&
                           text.substr(before, written_replacement.size()) != written_replacement;
        if (stray) return false;
    }
    return true;
}

bool ends_line(int byte) { return byte == '\n' || byte == '\r'; }

}  // namespace

CsvReader::CsvReader(const std::string& path, std::string shown, char separator, std::function<void()> check)
    : file_{path, std::ios::binary}, shown_{std::move(shown)}, separator_{separator}, check_{std::move(check)} {
    if (!file_) fail("it cannot be opened");
}

bool CsvReader::next(std::vector<CsvField>& fields) {
    if (!std::exchange(begun_, true)) skip_byte_order_mark();
    fields.clear();
    record_bytes_ = 0;
    while (take_line_break()) {
    }
    record_line_ = line_;
    if (peek() == end_of_file) return false;
    while (true) {
        fields.push_back(field());
        if (peek() == separator_) {
            take();
        } else if (take_line_break() || peek() == end_of_file) {
            return true;
        } else {
            fail("there is text behind a closing quote", "a quote inside quotes is doubled: \"\"");
        }
    }
}

void CsvReader::fail(std::string_view message, std::string hint) const {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = fmt::format("`{}`, line {}: {}", shown_, record_line_, message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
}

int CsvReader::peek() {
    if (at_ == size_) {
        check_();
        file_.read(piece_.data(), static_cast<std::streamsize>(piece_.size()));
        size_ = static_cast<std::size_t>(file_.gcount());
        at_ = 0;
        if (file_.bad()) fail("it cannot be read on");
        if (size_ == 0) return end_of_file;
    }
    return static_cast<unsigned char>(piece_[at_]);
}

int CsvReader::take() {
    const int byte = peek();
    if (byte != end_of_file) ++at_;
    return byte;
}

void CsvReader::skip_byte_order_mark() {
    if (peek() != 0xEF) return;
    for (const int byte : {0xEF, 0xBB, 0xBF}) {
        if (take() != byte) fail("it is not UTF-8", "convert the file to UTF-8");
    }
}

/// CRLF is one.
bool CsvReader::take_line_break() {
    if (!ends_line(peek())) return false;
    if (take() == '\r' && peek() == '\n') take();
    ++line_;
    return true;
}

CsvField CsvReader::field() {
    std::string text;
    if (peek() == '"') {
        text = quoted();
    } else {
        for (int byte = peek(); byte != separator_ && byte != end_of_file && !ends_line(byte); byte = peek()) {
            if (byte == '"') {
                fail("a quote stands inside a field without quotes",
                     "put the field between quotes and double those inside");
            }
            keep(text, take());
        }
        if (text.empty()) return std::nullopt;
    }
    if (!is_utf8(text)) fail("it is not UTF-8", "convert the file to UTF-8");
    return text;
}

std::string CsvReader::quoted() {
    std::string text;
    take();
    while (true) {
        const int byte = take();
        if (byte == end_of_file) fail("a quote is not closed");
        if (byte == '"') {
            if (peek() != '"') return text;
            take();
        }
        keep(text, byte);
        if (byte == '\n' || (byte == '\r' && peek() != '\n')) ++line_;
    }
}

void CsvReader::keep(std::string& text, int byte) {
    if (++record_bytes_ > longest_record) {
        fail(fmt::format("the record is longer than {} MB", longest_record >> 20U),
             "is there a quote that is not closed?");
    }
    text.push_back(static_cast<char>(byte));
}

}  // namespace dossier::query::exec
