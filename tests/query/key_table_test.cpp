#include "query/exec/key_table.hpp"

#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dossier::query::exec {
namespace {

KeyTable::Found add(KeyTable& table, std::vector<Value> key) { return table.add(key); }

TEST(KeyTable, NumbersKeysAsTheyFirstCome) {
    KeyTable table{2};
    EXPECT_TRUE(add(table, {Value{"a"}, Value{1}}).is_new);
    EXPECT_EQ(add(table, {Value{"b"}, Value{1}}).number, 1U);
    EXPECT_FALSE(add(table, {Value{"a"}, Value{1}}).is_new);
    EXPECT_EQ(add(table, {Value{"a"}, Value{1}}).number, 0U);
    EXPECT_EQ(table.size(), 2U);
}

TEST(KeyTable, EquivalentKeysAreOne) {
    KeyTable table{1};
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(add(table, {Value{1}}).number, add(table, {Value{1.0}}).number);
    EXPECT_EQ(add(table, {Value{}}).number, add(table, {Value{}}).number);
    EXPECT_EQ(add(table, {Value{nan}}).number, add(table, {Value{nan}}).number);
    EXPECT_EQ(add(table, {Value{0.0}}).number, add(table, {Value{-0.0}}).number);
    EXPECT_EQ(table.size(), 4U);
}

TEST(KeyTable, AKeyOfNoValuesIsOneKey) {
    KeyTable table{0};
    EXPECT_TRUE(add(table, {}).is_new);
    EXPECT_FALSE(add(table, {}).is_new);
}

TEST(KeyTable, FindsEveryKeyAfterItHasGrown) {
    KeyTable table{1};
    constexpr int many = 20'000;
    const auto key = [](int i) { return i % 3 == 0 ? Value{std::to_string(i)} : Value{std::int64_t{i} << 20U}; };
    for (int i = 0; i < many; ++i) ASSERT_EQ(add(table, {key(i)}).number, static_cast<std::uint32_t>(i));
    for (int i = many; i-- > 0;) ASSERT_EQ(add(table, {key(i)}).number, static_cast<std::uint32_t>(i));
    EXPECT_EQ(table.size(), static_cast<std::uint32_t>(many));
}

}  // namespace
}  // namespace dossier::query::exec
