#include "graph/csv_reader.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace dossier::graph {

namespace {

constexpr std::size_t piece = std::size_t{64} << 10U;

// A quote that is never closed would otherwise make one field of the rest of the file.
constexpr std::size_t longest_record = std::size_t{16} << 20U;

/// No early end, so that the compiler takes many bytes at a time.
bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (const char byte : text) all |= static_cast<unsigned char>(byte);
    return all < 0x80;
}

}  // namespace

CsvReader::CsvReader(const std::string& path, std::string shown, char separator, std::function<void()> check)
    : file_{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)},
      shown_{std::move(shown)},
      separator_{separator},
      check_{std::move(check)},
      buffer_(piece) {
    plain_.fill(true);
    for (const char special : {separator, '"', '\n', '\r'}) plain_[static_cast<unsigned char>(special)] = false;
    if (file_ < 0) fail("it cannot be opened");
}

CsvReader::~CsvReader() { close(file_); }

bool CsvReader::next(std::vector<CsvField>& fields) {
    fields.clear();
    places_.clear();
    record_ = at_;
    if (!std::exchange(begun_, true)) skip_byte_order_mark();
    while (take_line_break()) {
    }
    record_ = at_;
    record_line_ = line_;
    if (peek() == end_of_file) return false;
    read_field();
    while (peek() == static_cast<unsigned char>(separator_)) {
        ++at_;
        read_field();
    }
    const std::size_t length = at_ - record_;
    if (!take_line_break() && peek() != end_of_file) {
        fail("there is text behind a closing quote", "a quote inside quotes is doubled: \"\"");
    }
    const std::string_view record{&buffer_[record_], length};
    const bool plain = is_ascii(record);
    for (const Place& place : places_) {
        const std::string_view text = record.substr(place.begin, place.end - place.begin);
        // Not the record: where a doubled quote became one, half a character may be left behind its field.
        if (!plain && !is_utf8(text)) fail("it is not UTF-8", "convert the file to UTF-8");
        fields.push_back(place.there ? CsvField{text} : std::nullopt);
    }
    return true;
}

void CsvReader::fail(std::string_view message, std::string hint) const {
    throw Error{{.type = ErrorType::file_error,
                 .code = ErrorCode::unreadable_data,
                 .message = fmt::format("`{}`, line {}: {}", shown_, record_line_, message),
                 .where = std::nullopt,
                 .hint = std::move(hint)}};
}

/// Reads on behind the bytes at hand; of those it keeps the record that is being read.
bool CsvReader::more() {
    check_();
    std::memmove(buffer_.data(), buffer_.data() + record_, size_ - record_);
    at_ -= record_;
    size_ -= record_;
    record_ = 0;
    if (size_ == buffer_.size()) {
        if (size_ >= longest_record) {
            fail(fmt::format("the record is longer than {} MB", longest_record >> 20U),
                 "is there a quote that is not closed?");
        }
        buffer_.resize(2 * size_);
    }
    const std::size_t count = read(buffer_.data() + size_, buffer_.size() - size_);
    size_ += count;
    return count > 0;
}

/// How much came; 0 at the end. A file is always ready; a pipe may keep us waiting, and whoever waits must hear when to
/// stop.
std::size_t CsvReader::read(char* to, std::size_t most) const {
    constexpr int tenth_of_a_second = 100;
    while (true) {
        pollfd waiting{.fd = file_, .events = POLLIN, .revents = 0};
        const int ready = poll(&waiting, 1, tenth_of_a_second);
        const ssize_t count = ready > 0 ? ::read(file_, to, most) : -1;
        if (count >= 0) return static_cast<std::size_t>(count);
        if (ready != 0 && errno != EINTR && errno != EAGAIN) fail("it cannot be read on");
        check_();
    }
}

int CsvReader::peek() { return at_ < size_ || more() ? static_cast<unsigned char>(buffer_[at_]) : end_of_file; }

void CsvReader::skip_byte_order_mark() {
    if (peek() != 0xEF) return;
    for (const int byte : {0xEF, 0xBB, 0xBF}) {
        if (peek() != byte) fail("it is not UTF-8", "convert the file to UTF-8");
        ++at_;
    }
}

/// CRLF is one.
bool CsvReader::take_line_break() {
    const int byte = peek();
    if (byte != '\n' && byte != '\r') return false;
    ++at_;
    if (byte == '\r' && peek() == '\n') ++at_;
    ++line_;
    return true;
}

void CsvReader::read_field() {
    if (peek() == '"') return read_quoted();
    const std::size_t begin = at_ - record_;
    do {
        while (at_ < size_ && plain_[static_cast<unsigned char>(buffer_[at_])]) ++at_;
    } while (at_ == size_ && more());
    if (peek() == '"') {
        fail("a quote stands inside a field without quotes", "put the field between quotes and double those inside");
    }
    const std::size_t end = at_ - record_;
    places_.push_back({.begin = begin, .end = end, .there = end > begin});
}

/// Doubled quotes become one where they stand: the field is never longer than it is written.
void CsvReader::read_quoted() {
    ++at_;
    const std::size_t begin = at_ - record_;
    std::size_t end = begin;
    while (true) {
        const int byte = peek();
        if (byte == end_of_file) fail("a quote is not closed");
        ++at_;
        if (byte == '"') {
            if (peek() != '"') break;
            ++at_;
        }
        if (byte == '\n' || (byte == '\r' && peek() != '\n')) ++line_;
        buffer_[record_ + end++] = static_cast<char>(byte);
    }
    places_.push_back({.begin = begin, .end = end, .there = true});
}

}  // namespace dossier::graph
