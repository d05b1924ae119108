// The comparison must be able to fail: properties that are wrong on purpose are found out, and what is told is small.

#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/metamorphic/rounds.hpp"

namespace dossier::tests::metamorphic {
namespace {

/// Forgets that a condition may be null.
Pair two_of_three(const Recipe& recipe) {
    const auto parts = thirds(recipe.condition);
    const auto query = [&](const std::string& condition) {
        return fmt::format("{} WHERE {} RETURN n0", match(recipe), condition);
    };
    return {{{match(recipe) + " RETURN n0"}}, {{query(parts[0]), query(parts[1])}}};
}

/// Forgets that rows may be equal.
Pair distinct_or_not(const Recipe& recipe) {
    return {{{match(recipe) + " RETURN n0"}}, {{match(recipe) + " RETURN DISTINCT n0"}}};
}

Pair undefined(const Recipe&) { return {{{"RETURN nothing"}}, {{"RETURN nothing"}}}; }

std::optional<Found> first_found(const Property& property) {
    Tally tally;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        if (auto found = run_round(seed, pairs_a_round, {&property, 1}, tally)) return found;
    }
    return std::nullopt;
}

TEST(Metamorphic, FindsAPlantedFaultAndMakesItSmall) {
    for (const Property& planted : {Property{"two of three", two_of_three}, Property{"distinct", distinct_or_not}}) {
        const auto found = first_found(planted);
        ASSERT_TRUE(found) << planted.name;
        const Found small = shrunk(*found);
        EXPECT_LE(small.script.nodes.size(), 2U) << report(small);
        EXPECT_LE(small.script.relationships.size(), 2U) << report(small);
        EXPECT_LE(small.trial.recipe.pattern.size(), 2U) << report(small);
    }
}

TEST(Metamorphic, TellsGraphQueriesAndAnswers) {
    const Property planted{"two of three", two_of_three};
    const auto found = first_found(planted);
    ASSERT_TRUE(found);
    EXPECT_THAT(report(shrunk(*found)),
                testing::AllOf(testing::HasSubstr("CREATE (n"), testing::HasSubstr("as users run it"),
                               testing::HasSubstr("WHERE NOT"), testing::HasSubstr("0 rows")));
}

TEST(Metamorphic, WhatDoesNotCompileIsNoAgreement) { EXPECT_TRUE(first_found({"undefined", undefined})); }

TEST(Metamorphic, ASeedGivesTheSameRoundAgain) {
    const Property planted{"two of three", two_of_three};
    EXPECT_EQ(report(*first_found(planted)), report(*first_found(planted)));
}

TEST(Metamorphic, EqualValuesOfOtherKindsAgreeOnlyWhereThatIsAllowed) {
    const Rows integer{{graph::Value{1}}}, floating{{graph::Value{1.0}}};
    EXPECT_FALSE(agree(integer, floating, {}));
    EXPECT_TRUE(agree(integer, floating, {.equal_kinds = true}));
}

TEST(Metamorphic, RowsAgreeInAnyOrderUnlessTheOrderCounts) {
    const Rows rising{{graph::Value{1}}, {graph::Value{2}}}, falling{{graph::Value{2}}, {graph::Value{1}}};
    EXPECT_TRUE(agree(rising, falling, {}));
    EXPECT_FALSE(agree(rising, falling, {.order_of_rows = false}));
}

}  // namespace
}  // namespace dossier::tests::metamorphic
