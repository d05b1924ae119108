#include "graph/base_values.hpp"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "graph/packed.hpp"

namespace dossier::graph {

namespace {

/// Numbers of the file.
enum class Form : std::uint8_t { integers = 1, floats = 2, booleans = 3, strings = 4, general = 5 };

/// Which ids have a value, and the values themselves.
template <typename T>
struct Unrolled {
    std::vector<std::uint64_t> present;
    std::vector<T> values;

    template <typename Array>
    explicit Unrolled(const Array& array) {
        values.reserve(array.size());
        array.for_each([&](std::uint32_t id, const auto& value) {
            if (id / 64 >= present.size()) present.resize(id / 64 + std::size_t{1});
            present[id / 64] |= std::uint64_t{1} << (id % 64);
            values.push_back(static_cast<T>(value));
        });
    }
};

void begin(PackedWriter& writer, Form form, std::span<const std::uint64_t> present) {
    writer.number(static_cast<std::uint64_t>(form));
    writer.numbers(present);
}

std::string packed(const Column::Integers& integers) {
    const Unrolled<std::uint64_t> unrolled{integers};
    PackedWriter writer;
    begin(writer, Form::integers, unrolled.present);
    writer.numbers(unrolled.values);
    return std::move(writer.bytes());
}

std::string packed(const Column::Floats& floats) {
    const Unrolled<double> unrolled{floats};
    std::vector<std::uint64_t> bits(unrolled.values.size());
    std::ranges::transform(unrolled.values, bits.begin(),
                           [](double value) { return std::bit_cast<std::uint64_t>(value); });
    PackedWriter writer;
    begin(writer, Form::floats, unrolled.present);
    writer.numbers(bits);
    return std::move(writer.bytes());
}

std::string packed(const Column::Booleans& booleans) {
    const Unrolled<std::uint32_t> unrolled{booleans};
    PackedWriter writer;
    begin(writer, Form::booleans, unrolled.present);
    writer.numbers(unrolled.values);
    return std::move(writer.bytes());
}

std::string packed(const Column::Strings& strings) {
    Unrolled<std::uint32_t> unrolled{strings.codes};
    // Codes in the order in which they come first: those that nobody uses fall away, and ids and codes ascend together.
    std::vector<std::uint32_t> numbers;
    std::vector<std::string_view> texts;
    for (std::uint32_t& code : unrolled.values) {
        if (code >= numbers.size()) numbers.resize(code + std::size_t{1}, UINT32_MAX);
        if (numbers[code] == UINT32_MAX) {
            numbers[code] = static_cast<std::uint32_t>(texts.size());
            texts.emplace_back(strings.dictionary.text(code).as_string());
        }
        code = numbers[code];
    }
    PackedWriter writer;
    begin(writer, Form::strings, unrolled.present);
    writer.numbers(unrolled.values);
    writer.texts(texts);
    return std::move(writer.bytes());
}

std::string packed(const Column::General& general) {
    const Unrolled<Value> unrolled{general};
    PackedWriter writer;
    begin(writer, Form::general, unrolled.present);
    writer.values(unrolled.values);
    return std::move(writer.bytes());
}

std::string packed(std::monostate) { return {}; }

/// Throws unless there is a value for each id.
template <typename T>
PagedArray<T> array(const Bitmap& present, std::vector<T> values) {
    if (values.size() != present.count()) throw_damaged_base("a column lacks values");
    return {present.words(), std::move(values)};
}

Column::Strings strings(const Bitmap& present, PackedReader& reader) {
    std::vector<std::uint32_t> codes = reader.numbers32(present.count());
    std::vector<Value> texts = reader.texts(codes.size());
    std::vector<bool> used(texts.size());
    for (const std::uint32_t code : codes) {
        if (code >= texts.size()) throw_damaged_base("a text is not there");
        used[code] = true;
    }
    if (std::ranges::find(used, false) != used.end()) throw_damaged_base("a text is nobody's");
    Dictionary dictionary{std::move(texts), codes};
    return {array(present, std::move(codes)), std::move(dictionary)};
}

Column::Data data(Form form, const Bitmap& present, PackedReader& reader) {
    switch (form) {
    case Form::integers: {
        const std::vector<std::uint64_t> bits = reader.numbers64(present.count());
        return array(present, std::vector<std::int64_t>(bits.begin(), bits.end()));
    }
    case Form::floats: {
        const std::vector<std::uint64_t> bits = reader.numbers64(present.count());
        std::vector<double> values(bits.size());
        std::ranges::transform(bits, values.begin(), [](std::uint64_t each) { return std::bit_cast<double>(each); });
        return array(present, std::move(values));
    }
    case Form::booleans: {
        const std::vector<std::uint32_t> bits = reader.numbers32(present.count());
        std::vector<std::uint8_t> values(bits.size());
        std::ranges::transform(bits, values.begin(), [](std::uint32_t each) { return each == 0 ? 0 : 1; });
        return array(present, std::move(values));
    }
    case Form::strings: return strings(present, reader);
    case Form::general: return array(present, reader.values(present.count()));
    }
    throw_damaged_base("a column of an unknown form");
}

}  // namespace

std::string packed_values(const Column& column) {
    return std::visit([](const auto& values) { return packed(values); }, column.data());
}

Column unpacked_values(std::string_view bytes, const Bitmap& elements) {
    PackedReader reader{bytes};
    const auto form = static_cast<Form>(reader.number(static_cast<std::uint64_t>(Form::general)));
    std::vector<std::uint64_t> words = reader.numbers64(elements.words().size());
    for (std::size_t word = 0; word < words.size(); ++word) {
        if ((words[word] & ~elements.words()[word]) != 0) throw_damaged_base("a value is nobody's");
    }
    const Bitmap present{std::move(words)};
    if (present.empty()) throw_damaged_base("a column without values");
    Column column{data(form, present, reader)};
    reader.finish();
    return column;
}

}  // namespace dossier::graph
