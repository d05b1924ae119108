#include "graph/packed.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/interruptible.hpp"
#include "graph/value_codec.hpp"

namespace dossier::graph {

namespace {

constexpr std::size_t block_size = 1024;
/// In the byte that says how many bits a number takes: the numbers are steps.
constexpr std::uint8_t as_steps = 0x80;
/// The most bits that fit into eight bytes wherever in the first of them they begin; more are written as all 64.
constexpr unsigned most_bits = 56;

std::uint64_t little_endian(std::uint64_t number) noexcept {
    if constexpr (std::endian::native == std::endian::big) return __builtin_bswap64(number);
    return number;
}

std::uint64_t load(const char* bytes) noexcept {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return little_endian(number);
}

/// A block as it will be written: `width` bits for each number over `least`.
struct Form {
    std::uint64_t least = 0;
    unsigned width = 0;

    template <typename Range>
    explicit Form(const Range& numbers) {
        const auto [least_of, most_of] = std::ranges::minmax(numbers);
        least = least_of;
        width = static_cast<unsigned>(std::bit_width(most_of - least_of));
        if (width > most_bits) width = 64;
    }
    [[nodiscard]] std::size_t size(std::size_t count) const noexcept { return (count * width + 7) / 8; }
};

void append(std::string& bytes, std::uint64_t number) {
    number = little_endian(number);
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes.append(raw, sizeof raw);
}

void append(std::string& bytes, std::span<const std::uint64_t> numbers, const Form& form) {
    if (form.width == 64) {
        for (const std::uint64_t number : numbers) append(bytes, number - form.least);
        return;
    }
    const std::size_t begin = bytes.size();
    bytes.resize(begin + form.size(numbers.size()) + sizeof(std::uint64_t));
    char* const out = bytes.data() + begin;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t bit = i * form.width;
        std::uint64_t word = load(out + bit / 8) | (numbers[i] - form.least) << (bit % 8);
        word = little_endian(word);
        std::memcpy(out + bit / 8, &word, sizeof word);
    }
    bytes.resize(begin + form.size(numbers.size()));
}

}  // namespace

void throw_damaged_base(std::string_view what) {
    throw Error{{.type = ErrorType::file_error,
                 .code = ErrorCode::damaged_file,
                 .message = fmt::format("its base is damaged: {}", what),
                 .where = {},
                 .hint = {}}};
}

void PackedWriter::number(std::uint64_t number) { append(bytes_, number); }

template <typename T>
void PackedWriter::blocks(std::span<const T> numbers) {
    number(numbers.size());
    std::array<std::uint64_t, block_size> plain{}, steps{};
    for (std::size_t begin = 0; begin < numbers.size(); begin += block_size) {
        const auto part = numbers.subspan(begin, std::min(block_size, numbers.size() - begin));
        std::ranges::copy(part, plain.begin());
        // Offset by half the range: the least step is then the most negative one.
        constexpr std::uint64_t zero = std::uint64_t{1} << 63U;
        for (std::size_t i = 1; i < part.size(); ++i) steps[i - 1] = plain[i] - plain[i - 1] + zero;
        const std::span<const std::uint64_t> all{plain.data(), part.size()}, moves{steps.data(), part.size() - 1};
        const Form direct{all};
        const Form stepwise{moves.empty() ? all : moves};
        if (stepwise.width < direct.width && !moves.empty()) {
            bytes_.push_back(static_cast<char>(stepwise.width | as_steps));
            number(plain[0]);
            number(stepwise.least);
            append(bytes_, moves, stepwise);
        } else {
            bytes_.push_back(static_cast<char>(direct.width));
            number(direct.least);
            append(bytes_, all, direct);
        }
    }
}

void PackedWriter::numbers(std::span<const std::uint32_t> numbers) { blocks(numbers); }
void PackedWriter::numbers(std::span<const std::uint64_t> numbers) { blocks(numbers); }

void PackedWriter::plain(std::span<const std::uint64_t> numbers) {
    number(numbers.size());
    for (const std::uint64_t each : numbers) number(each);
}

void PackedWriter::texts(std::span<const std::string_view> texts) {
    std::vector<std::uint64_t> lengths;
    lengths.reserve(texts.size());
    std::size_t total = 0;
    for (const std::string_view text : texts) {
        lengths.push_back(text.size());
        total += text.size();
    }
    numbers(lengths);
    bytes_.reserve(bytes_.size() + total);
    for (const std::string_view text : texts) bytes_.append(text);
}

void PackedWriter::values(std::span<const Value> values) {
    number(values.size());
    for (const Value& value : values) append_value(bytes_, value);
}

PackedReader::PackedReader(std::string_view bytes) : rest_{bytes} {
    if (bytes.size() < padding) throw_damaged_base("a column ends too early");
    rest_.remove_suffix(padding);
}

std::string_view PackedReader::take(std::uint64_t size) {
    if (size > rest_.size()) throw_damaged_base("a column ends too early");
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::uint64_t PackedReader::number() { return load(take(sizeof(std::uint64_t)).data()); }

std::uint64_t PackedReader::number(std::uint64_t most) {
    const std::uint64_t found = number();
    if (found > most) throw_damaged_base("a number is too large");
    return found;
}

template <typename T>
void PackedReader::block(std::span<T> numbers) {
    const auto kind = static_cast<std::uint8_t>(take(1).front());
    const bool steps = (kind & as_steps) != 0;
    const unsigned width = kind & 0x7FU;
    if (width > most_bits && width != 64) throw_damaged_base("a number has too many bits");
    std::uint64_t last = number();
    const std::uint64_t least = steps ? number() - (std::uint64_t{1} << 63U) : 0;
    const std::size_t count = numbers.size() - (steps ? 1 : 0);
    const char* const bits = take((count * width + 7) / 8).data();
    const std::uint64_t mask = width == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
    if (!steps) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t bit = i * width;
            numbers[i] = static_cast<T>(last + ((load(bits + bit / 8) >> (bit % 8)) & mask));
        }
        return;
    }
    numbers[0] = static_cast<T>(last);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t bit = i * width;
        last += least + ((load(bits + bit / 8) >> (bit % 8)) & mask);
        numbers[i + 1] = static_cast<T>(last);
    }
}

template <typename T>
std::vector<T> PackedReader::blocks(std::size_t most) {
    std::vector<T> numbers(number(most));
    const Checkpoint& checkpoint = Interruptible::checkpoint();
    for (std::size_t begin = 0; begin < numbers.size(); begin += block_size) {
        if (checkpoint) checkpoint();
        block(std::span{numbers}.subspan(begin, std::min(block_size, numbers.size() - begin)));
    }
    return numbers;
}

std::vector<std::uint32_t> PackedReader::numbers32(std::size_t most) { return blocks<std::uint32_t>(most); }
std::vector<std::uint64_t> PackedReader::numbers64(std::size_t most) { return blocks<std::uint64_t>(most); }

std::vector<std::uint64_t> PackedReader::plain(std::size_t most) {
    const std::size_t count = number(std::min(most, rest_.size() / sizeof(std::uint64_t)));
    std::vector<std::uint64_t> numbers(count);
    for (std::uint64_t& each : numbers) each = number();
    return numbers;
}

std::vector<Value> PackedReader::texts(std::size_t most) {
    const std::vector<std::uint64_t> lengths = numbers64(most);
    std::vector<Value> texts;
    texts.reserve(lengths.size());
    Pace pace{Interruptible::checkpoint()};
    for (const std::uint64_t length : lengths) {
        pace.step();
        texts.emplace_back(take(length));
    }
    return texts;
}

std::vector<Value> PackedReader::values(std::size_t most) {
    std::vector<Value> values;
    const std::size_t count = number(most);
    Pace pace{Interruptible::checkpoint()};
    for (std::size_t i = 0; i < count; ++i) {
        pace.step();
        values.push_back(take_value(rest_));
    }
    return values;
}

void PackedReader::finish() const {
    if (!rest_.empty()) throw_damaged_base("a column goes on behind its end");
}

}  // namespace dossier::graph
