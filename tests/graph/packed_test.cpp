#include "graph/packed.hpp"

#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "graph/value_order.hpp"

namespace dossier::graph {
namespace {

using Numbers = std::vector<std::uint64_t>;

std::string packed(const Numbers& numbers) {
    PackedWriter writer;
    writer.numbers(numbers);
    return writer.bytes();
}

Numbers unpacked(std::string bytes, std::size_t most) {
    bytes.append(PackedReader::padding, 'x');
    PackedReader reader{bytes};
    Numbers numbers = reader.numbers64(most);
    reader.finish();
    return numbers;
}

TEST(Packed, NumbersOfEveryWidthComeBack) {
    std::mt19937_64 random{7};
    for (unsigned width = 0; width <= 64; ++width) {
        const std::uint64_t most = width == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
        for (const std::size_t count : {0, 1, 2, 1023, 1024, 1025, 2500}) {
            Numbers numbers(count);
            for (std::uint64_t& each : numbers) each = random() & most;
            EXPECT_EQ(unpacked(packed(numbers), count), numbers) << width << ' ' << count;
        }
    }
}

TEST(Packed, NumbersThatClimbAndEqualNumbersCostNextToNothing) {
    Numbers climbing(100'000), equal(100'000, ~std::uint64_t{0});
    for (std::size_t i = 0; i < climbing.size(); ++i) climbing[i] = 5'000'000'000 + 3 * i;
    for (const Numbers& numbers : {climbing, equal}) {
        const std::string bytes = packed(numbers);
        EXPECT_LT(bytes.size(), 2'000U);
        EXPECT_EQ(unpacked(bytes, numbers.size()), numbers);
    }
    const Numbers extremes{std::uint64_t{1} << 63U, 0, ~std::uint64_t{0}, 1, std::uint64_t{1} << 62U};
    EXPECT_EQ(unpacked(packed(extremes), 5), extremes);
}

TEST(Packed, TextsAndValuesComeBack) {
    PackedWriter writer;
    writer.texts(std::vector<std::string_view>{"", "één", std::string_view{"a\0b", 3}});
    writer.values(std::vector<Value>{Value{1}, Value{List{Value{"x"}, Value{2.5}}}, Value{Date{-3}}});
    std::string bytes = writer.bytes();
    bytes.append(PackedReader::padding, '\0');
    PackedReader reader{bytes};
    const std::vector<Value> texts = reader.texts(3), values = reader.values(3);
    reader.finish();
    EXPECT_EQ(texts[1].as_string(), "één");
    EXPECT_EQ(texts[2].as_string().size(), 3U);
    EXPECT_TRUE(equivalent(values[1], Value{List{Value{"x"}, Value{2.5}}}));
}

TEST(Packed, NoBytesDoMoreThanRaiseAnError) {
    Numbers numbers(3000);
    std::mt19937_64 random{3};
    for (std::uint64_t& each : numbers) each = random() % 1000;
    const std::string bytes = packed(numbers);
    const auto refused = [](const std::string& damaged) {
        try {
            static_cast<void>(unpacked(damaged, 3000));
        } catch (const Error& error) {
            EXPECT_EQ(error.diagnostic().code, ErrorCode::damaged_file);
            return true;
        }
        return false;
    };
    for (std::size_t length = 0; length < bytes.size(); length += 7) EXPECT_TRUE(refused(bytes.substr(0, length)));
    EXPECT_TRUE(refused(bytes + "x"));
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        static_cast<void>(refused(damaged));  // or other numbers: telling them apart is the check sum's part
    }
    std::string too_many = bytes;
    too_many[5] = 1;
    EXPECT_TRUE(refused(too_many));
}

}  // namespace
}  // namespace dossier::graph
