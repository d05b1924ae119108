#include "graph/value_codec.hpp"

#include <algorithm>
#include <bit>
#include <concepts>
#include <limits>

#include <boost/crc.hpp>
#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::graph {

namespace {

/// What the first byte of a value says. These numbers are in files: never change one, only add.
enum class Tag : std::uint8_t {
    false_value = 0,
    true_value = 1,
    integer = 2,
    floating = 3,
    string = 4,
    list = 5,
    date = 6,
    local_time = 7,
    time = 8,
    local_date_time = 9,
    date_time = 10,
    duration = 11,
};

/// Deeper lists come from nobody but an attacker of the reader's stack.
constexpr int deepest_list = 100;
constexpr std::size_t check_size = 4;

std::uint32_t check_sum(std::string_view bytes, std::initializer_list<std::uint32_t> binds_to) {
    boost::crc_32_type crc;
    for (const std::uint32_t number : binds_to) {
        for (unsigned shift = 0; shift < 32; shift += 8) crc.process_byte(static_cast<unsigned char>(number >> shift));
    }
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum();
}

class Writer {
public:
    Writer() = default;
    /// Goes on behind `bytes`.
    explicit Writer(std::string bytes) noexcept : bytes_{std::move(bytes)} {}

    void unsigned_number(std::uint64_t number) {
        for (; number >= 0x80U; number >>= 7U) byte(static_cast<std::uint8_t>(number | 0x80U));
        byte(static_cast<std::uint8_t>(number));
    }
    void number(std::int64_t number) {
        const auto bits = static_cast<std::uint64_t>(number);
        unsigned_number((bits << 1U) ^ (number < 0 ? ~std::uint64_t{0} : 0));
    }
    template <std::unsigned_integral T>
    void fixed(T number) {
        for (unsigned shift = 0; shift < sizeof(T) * 8; shift += 8) byte(static_cast<std::uint8_t>(number >> shift));
    }
    void text(std::string_view text) {
        unsigned_number(text.size());
        bytes_.append(text);
    }
    void value(const Value& value, int depth);

    [[nodiscard]] std::string& bytes() noexcept { return bytes_; }

private:
    void byte(std::uint8_t byte) { bytes_.push_back(static_cast<char>(byte)); }
    void tag(Tag tag) { byte(static_cast<std::uint8_t>(tag)); }
    void numbers(Tag what, std::initializer_list<std::int64_t> values) {
        tag(what);
        for (const std::int64_t each : values) number(each);
    }

    std::string bytes_;
};

[[noreturn]] void throw_not_storable(const Value& value) {
    throw Error{{.type = ErrorType::type_error,
                 .code = ErrorCode::invalid_property_type,
                 .message = fmt::format("a property cannot hold a value of type {}", name(value.kind())),
                 .where = {},
                 .hint = {}}};
}

void Writer::value(const Value& value, int depth) {
    switch (value.kind()) {
    case ValueKind::boolean: return tag(value.as_boolean() ? Tag::true_value : Tag::false_value);
    case ValueKind::integer: return numbers(Tag::integer, {value.as_integer()});
    case ValueKind::floating: tag(Tag::floating); return fixed(std::bit_cast<std::uint64_t>(value.as_float()));
    case ValueKind::string: tag(Tag::string); return text(value.as_string());
    case ValueKind::list:
        if (depth == deepest_list) throw_not_storable(value);
        tag(Tag::list);
        unsigned_number(value.as_list().size());
        for (const Value& item : value.as_list()) this->value(item, depth + 1);
        return;
    case ValueKind::date: return numbers(Tag::date, {value.as_date().days});
    case ValueKind::local_time: return numbers(Tag::local_time, {value.as_local_time().nanoseconds});
    case ValueKind::time: return numbers(Tag::time, {value.as_time().nanoseconds, value.as_time().offset});
    case ValueKind::local_date_time: {
        const LocalDateTime& moment = value.as_local_date_time();
        return numbers(Tag::local_date_time, {moment.seconds, moment.nanoseconds});
    }
    case ValueKind::date_time: {
        const DateTime& moment = value.as_date_time();
        numbers(Tag::date_time, {moment.seconds, moment.nanoseconds, moment.offset});
        return text(moment.zone);
    }
    case ValueKind::duration: {
        const Duration& duration = value.as_duration();
        return numbers(Tag::duration, {duration.months, duration.days, duration.seconds, duration.nanoseconds});
    }
    case ValueKind::null:
    case ValueKind::map:
    case ValueKind::node:
    case ValueKind::relationship:
    case ValueKind::path: throw_not_storable(value);
    }
}

[[noreturn]] void throw_damaged(std::string_view what) {
    throw Error{{.type = ErrorType::file_error,
                 .code = ErrorCode::damaged_file,
                 .message = fmt::format("a record is damaged: {}", what),
                 .where = {},
                 .hint = {}}};
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_{bytes} {}

    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

    std::uint64_t unsigned_number() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            if (shift == 63 && next > 1) break;
            number |= std::uint64_t{next & 0x7FU} << shift;
            if (next < 0x80U) return number;
        }
        throw_damaged("a number is too long");
    }
    template <std::integral T = std::int64_t>
    T number(std::int64_t least = std::numeric_limits<T>::min(), std::int64_t most = std::numeric_limits<T>::max()) {
        const std::uint64_t bits = unsigned_number();
        const auto number = static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
        if (number < least || number > most) throw_damaged("a number is out of range");
        return static_cast<T>(number);
    }
    std::uint64_t fixed64() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 8) number |= std::uint64_t{byte()} << shift;
        return number;
    }
    /// A count of things that take at least a byte each.
    std::size_t count() {
        const std::uint64_t count = unsigned_number();
        if (count > rest_.size()) throw_damaged("it ends too early");
        return static_cast<std::size_t>(count);
    }
    std::uint32_t id() {
        const std::uint64_t id = unsigned_number();
        if (id > std::numeric_limits<std::uint32_t>::max()) throw_damaged("a name is out of range");
        return static_cast<std::uint32_t>(id);
    }
    std::string_view text() {
        const std::size_t length = count();
        const std::string_view text = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return text;
    }
    Value value(int depth);

private:
    std::uint8_t byte() {
        if (rest_.empty()) throw_damaged("it ends too early");
        const auto next = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return next;
    }
    List list(int depth);
    std::int64_t time_of_day() { return number(0, 86'400'000'000'000 - 1); }
    std::int32_t nanoseconds() { return number<std::int32_t>(0, 999'999'999); }
    std::int32_t offset() { return number<std::int32_t>(-86'400, 86'400); }

    std::string_view rest_;
};

List Reader::list(int depth) {
    if (depth == deepest_list) throw_damaged("a list is too deep");
    const std::size_t size = count();
    List items;
    for (std::size_t i = 0; i < size; ++i) items.push_back(value(depth + 1));
    return items;
}

// Parts are read in the order in which they are written: braces evaluate from left to right.
Value Reader::value(int depth) {
    switch (static_cast<Tag>(byte())) {
    case Tag::false_value: return false;
    case Tag::true_value: return true;
    case Tag::integer: return number();
    case Tag::floating: return std::bit_cast<double>(fixed64());
    case Tag::string: return text();
    case Tag::list: return list(depth);
    case Tag::date: return Date{number()};
    case Tag::local_time: return LocalTime{time_of_day()};
    case Tag::time: return Time{time_of_day(), offset()};
    case Tag::local_date_time: return LocalDateTime{number(), nanoseconds()};
    case Tag::date_time: return DateTime{number(), nanoseconds(), offset(), std::string{text()}};
    case Tag::duration: return Duration{number(), number(), number(), nanoseconds()};
    }
    throw_damaged("a value of an unknown kind");
}

}  // namespace

bool is_storable(const Value& value) {
    switch (value.kind()) {
    case ValueKind::null:
    case ValueKind::map:
    case ValueKind::node:
    case ValueKind::relationship:
    case ValueKind::path: return false;
    case ValueKind::list: return std::ranges::all_of(value.as_list(), is_storable);
    default: return true;
    }
}

std::string encode(const Record& record, std::initializer_list<std::uint32_t> binds_to) {
    Writer writer;
    writer.unsigned_number(record.labels.size());
    for (const LabelId label : record.labels) writer.unsigned_number(index(label));
    for (const auto& [key, value] : record.properties) {
        writer.unsigned_number(index(key));
        writer.value(value, 0);
    }
    writer.fixed(check_sum(writer.bytes(), binds_to));
    return std::move(writer.bytes());
}

Record decode(std::string_view bytes, std::initializer_list<std::uint32_t> binds_to) {
    if (bytes.size() < check_size) throw_damaged("it ends too early");
    const std::string_view content = bytes.substr(0, bytes.size() - check_size);
    Writer expected;
    expected.fixed(check_sum(content, binds_to));
    if (bytes.substr(content.size()) != expected.bytes()) throw_damaged("its check sum differs");

    Reader reader{content};
    Record record;
    const std::size_t labels = reader.count();
    for (std::size_t i = 0; i < labels; ++i) record.labels.push_back(LabelId{reader.id()});
    while (!reader.at_end()) {
        const KeyId key{reader.id()};
        record.properties.emplace_back(key, reader.value(0));
    }
    return record;
}

void append_value(std::string& bytes, const Value& value) {
    Writer writer{std::move(bytes)};
    writer.value(value, 0);
    bytes = std::move(writer.bytes());
}

Value take_value(std::string_view& bytes) {
    Reader reader{bytes};
    Value value = reader.value(0);
    bytes = reader.rest();
    return value;
}

}  // namespace dossier::graph
