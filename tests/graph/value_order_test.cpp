#include "graph/value_order.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "graph/error.hpp"

namespace dossier::graph {
namespace {

const Value null;
const Value nan = std::nan("");
constexpr std::int64_t two_to_53 = 9007199254740992;

Value list(List elements) { return Value{std::move(elements)}; }
Value map(std::initializer_list<Map::Entry> entries) { return Value{Map{entries}}; }

TEST(Equality, OfNullIsUnknown) {
    EXPECT_EQ(equal(null, null), std::nullopt);
    EXPECT_EQ(equal(1, null), std::nullopt);
    EXPECT_EQ(equal(list({null}), list({1})), std::nullopt);
    EXPECT_EQ(equal(list({1, null}), list({2, null})), false) << "one false decides";
    EXPECT_EQ(equal(list({null, 1}), list({null, 2})), false);
    EXPECT_EQ(equal(list({1, 2}), list({1})), false);
    EXPECT_EQ(equal(list({list({1})}), list({list({1}), list({null})})), false);
}

TEST(Equality, OfMapsAsksForTheSameKeys) {
    EXPECT_EQ(equal(map({}), map({{"k", null}})), false);
    EXPECT_EQ(equal(map({{"k", null}}), map({{"k", null}})), std::nullopt);
    EXPECT_EQ(equal(map({{"k", 1}, {"l", null}}), map({{"l", 1}, {"k", 2}})), false);
    EXPECT_EQ(equal(map({{"k", "a"}, {"l", 2}}), map({{"l", 2.0}, {"k", "a"}})), true);
}

TEST(Equality, OfNumbersIsExact) {
    EXPECT_EQ(equal(1, 1.0), true);
    EXPECT_EQ(equal(two_to_53 + 1, static_cast<double>(two_to_53)), false);
    EXPECT_EQ(equal(two_to_53, static_cast<double>(two_to_53)), true);
    EXPECT_EQ(equal(std::numeric_limits<std::int64_t>::max(), 9223372036854775808.0), false);
    EXPECT_EQ(equal(std::numeric_limits<std::int64_t>::min(), -9223372036854775808.0), true);
    EXPECT_EQ(equal(nan, nan), false);
    EXPECT_EQ(equal(nan, "a"), false);
    EXPECT_EQ(equal(0.0, -0.0), true);
    EXPECT_EQ(equal("1", 1), false);
}

TEST(Comparability, StaysWithinAKind) {
    EXPECT_TRUE(*compare(1, 3.14) < 0);
    EXPECT_TRUE(*compare(two_to_53 + 1, static_cast<double>(two_to_53)) > 0);
    EXPECT_TRUE(*compare(-1, -0.5) < 0);
    EXPECT_TRUE(*compare(-1, -1.5) > 0);
    EXPECT_TRUE(*compare("a", "aa") < 0);
    EXPECT_TRUE(*compare("z", "é") < 0);
    EXPECT_TRUE(*compare(false, true) < 0);
    EXPECT_EQ(compare("1", 1), std::nullopt);
    EXPECT_EQ(compare(null, null), std::nullopt);
    EXPECT_EQ(compare(Duration{.days = 1}, Duration{.days = 1}), std::nullopt);
    EXPECT_EQ(compare(nan, "a"), std::nullopt);
}

TEST(Comparability, OfNaNIsNeitherWay) {
    const auto ordering = compare(nan, 1);
    ASSERT_TRUE(ordering);
    EXPECT_FALSE(*ordering < 0 || *ordering > 0 || *ordering == 0);
}

TEST(Comparability, OfListsStopsAtTheFirstDifference) {
    EXPECT_TRUE(*compare(list({1}), list({1, null})) < 0);
    EXPECT_EQ(compare(list({1, 2}), list({1, null})), std::nullopt);
    EXPECT_TRUE(*compare(list({1, 2}), list({3, null})) < 0);
    EXPECT_EQ(compare(list({"a"}), list({1})), std::nullopt);
}

TEST(Comparability, OfAMapWithNullIsUnknown) {
    EXPECT_EQ(compare(map({{"a", 1}}), map({{"a", 1}, {"b", null}})), std::nullopt);
    EXPECT_TRUE(*compare(map({{"a", 1}}), map({{"a", 2}})) < 0);
}

TEST(Comparability, OfInstantsGoesByUtcThenOffset) {
    EXPECT_TRUE(*compare(Time{.nanoseconds = 0, .offset = 0}, Time{.nanoseconds = 0, .offset = 3600}) > 0);
    const DateTime utc{.seconds = 10, .nanoseconds = 0, .offset = 0, .zone = ""};
    const DateTime east{.seconds = 10, .nanoseconds = 0, .offset = 3600, .zone = ""};
    EXPECT_TRUE(*compare(utc, east) < 0);
    EXPECT_EQ(equal(utc, east), false);
    EXPECT_EQ(compare(Date{1}, LocalDateTime{}), std::nullopt);
}

TEST(Orderability, PutsTheKindsInTheGlobalOrder) {
    const std::vector<Value> ascending{map({{"a", "map"}}),
                                       NodeId{0},
                                       RelationshipId{0},
                                       list({"list"}),
                                       Path{{NodeId{0}}, {}},
                                       DateTime{},
                                       LocalDateTime{},
                                       Date{},
                                       Time{},
                                       LocalTime{},
                                       Duration{},
                                       "text",
                                       false,
                                       -1.5,
                                       2,
                                       std::numeric_limits<double>::infinity(),
                                       nan,
                                       null};
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        for (std::size_t j = 0; j < ascending.size(); ++j) {
            EXPECT_EQ(order(ascending[i], ascending[j]), i <=> j) << i << " and " << j;
        }
    }
}

TEST(Orderability, ReachesIntoLists) {
    const std::vector<Value> ascending{list({}),       list({"a"}),     list({"a", 1}),  list({1}),
                                       list({1, "a"}), list({1, null}), list({null, 1}), list({null, 2})};
    for (std::size_t i = 0; i + 1 < ascending.size(); ++i) {
        EXPECT_EQ(order(ascending[i], ascending[i + 1]), std::strong_ordering::less) << i;
    }
}

TEST(Orderability, OfDurationsGoesByTheirAverageLength) {
    EXPECT_TRUE(order(Duration{.months = 1}, Duration{.days = 30}) > 0);
    EXPECT_TRUE(order(Duration{.months = 1}, Duration{.days = 31}) < 0);
    EXPECT_TRUE(order(Duration{.days = 1}, Duration{.seconds = 86400}) != 0) << "as long, but not the same";
    EXPECT_TRUE(order(Duration{.months = std::numeric_limits<std::int64_t>::max()}, Duration{.days = 1}) > 0);
}

TEST(Equivalence, TreatsNullAndNaNAsThemselves) {
    EXPECT_TRUE(equivalent(null, null));
    EXPECT_TRUE(equivalent(nan, -nan.as_float()));
    EXPECT_FALSE(equivalent(nan, null));
    EXPECT_TRUE(equivalent(list({null, nan, 1}), list({null, nan, 1.0})));
}

TEST(Hash, AgreesWithEquivalence) {
    EXPECT_EQ(hash(1), hash(1.0));
    EXPECT_EQ(hash(0.0), hash(-0.0));
    EXPECT_EQ(hash(nan), hash(-nan.as_float()));
    EXPECT_EQ(hash(list({1, 2.0})), hash(list({1.0, 2})));
    EXPECT_NE(hash(list({1, 2})), hash(list({2, 1})));
    EXPECT_NE(hash("1"), hash(1));
    EXPECT_EQ(hash(map({{"a", 1}, {"b", 2}})), hash(map({{"b", 2.0}, {"a", 1}})));
}

TEST(Values, NestOnlySoDeep) {
    Value nested{List{}};
    for (std::size_t i = 1; i < max_nesting; ++i) nested = List{nested};
    EXPECT_TRUE(equivalent(nested, nested));
    try {
        const Value deeper{List{nested}};
        FAIL() << "nested too deep unnoticed";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().code, ErrorCode::nesting_too_deep);
    }
    EXPECT_THROW(Value(Map{{"k", nested}}), Error);
}

TEST(Values, ShareButStillCountWhatTheyHold) {
    Value doubled = List{1, 2};
    const auto grow = [&doubled] {
        for (int i = 0; i < 40; ++i) doubled = List{doubled, doubled};
    };
    try {
        grow();
        FAIL() << "2^40 values unnoticed";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().code, ErrorCode::memory_exceeded);
    }
}

TEST(Maps, KeepTheirKeysSortedAndOnce) {
    Map entries{{"b", 1}, {"a", 2}, {"b", 3}};
    EXPECT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries.begin()->first, "a");
    EXPECT_EQ(entries.get("b").as_integer(), 3);
    EXPECT_TRUE(entries.get("none").is_null());
    entries.erase("b");
    entries.erase("none");
    EXPECT_FALSE(entries.contains("b"));
}

}  // namespace
}  // namespace dossier::graph
