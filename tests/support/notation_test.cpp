#include "tests/support/notation.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "graph/error.hpp"

namespace dossier::tests::support {

namespace {

using graph::ValueKind;

TEST(Notation, ReadsScalarsByTheirKind) {
    EXPECT_TRUE(read_value("null").is_null());
    EXPECT_TRUE(read_value("true").as_boolean());
    EXPECT_EQ(read_value("-12").as_integer(), -12);
    EXPECT_EQ(read_value("-9223372036854775808").as_integer(), INT64_MIN);
    EXPECT_DOUBLE_EQ(read_value("-1.5e-3").as_float(), -0.0015);
    EXPECT_TRUE(read_value("1.0").is(ValueKind::floating));
    EXPECT_TRUE(std::isnan(read_value("NaN").as_float()));
    EXPECT_TRUE(std::isinf(read_value("-Inf").as_float()));
}

TEST(Notation, ReadsStringsWithTheirOneEscape) {
    EXPECT_EQ(read_value("''").as_string(), "");
    EXPECT_EQ(read_value(R"('\'')").as_string(), "'");
    EXPECT_EQ(read_value(R"('a\b')").as_string(), R"(a\b)");
    EXPECT_EQ(read_value(R"('\')").as_string(), R"(\)");
    EXPECT_EQ(read_value("'Oekraïne | ;'").as_string(), "Oekraïne | ;");
}

TEST(Notation, ReadsContainers) {
    const graph::Value list = read_value("[1, ['a', null], {}]");
    ASSERT_EQ(list.as_list().size(), 3U);
    EXPECT_EQ(list.as_list()[1].as_list()[0].as_string(), "a");
    const graph::Value map = read_value("{b: 1, a: {`x y`: [2]}}");
    EXPECT_EQ(map.as_map().get("a").as_map().get("x y").as_list()[0].as_integer(), 2);
    EXPECT_TRUE(read_value("[]").as_list().empty());
}

TEST(Notation, ReadsNodesRelationshipsAndPaths) {
    const Expected node = read_expected("(:B:A {p: 1})");
    EXPECT_EQ(std::get<ExpectedNode>(node.what).labels, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(std::get<ExpectedNode>(node.what).properties.size(), 1U);
    EXPECT_EQ(std::get<ExpectedRelationship>(read_expected("[:T {p: 1}]").what).type, "T");

    const Expected path = read_expected("<(:A)-[:T]->()<-[:S {n: 2}]-(:B)>");
    const auto& steps = std::get<ExpectedPath>(path.what).steps;
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_TRUE(steps[0].forward);
    EXPECT_FALSE(steps[1].forward);
    EXPECT_EQ(steps[1].relationship.type, "S");
    EXPECT_EQ(std::get<ExpectedPath>(read_expected("<({n: 1})>").what).nodes.size(), 1U);
}

TEST(Notation, RefusesWhatItCannotReadWhole) {
    for (const char* text : {"", "nul", "1 2", "[1", "{a}", "(:A", "<(:A)-[:T]>", "'a", "12x", "[1,]", "--1"}) {
        EXPECT_THROW((void)read_expected(text), graph::Error) << text;
    }
    EXPECT_THROW((void)read_value("[(:A)]"), graph::Error);
}

TEST(Notation, CellsAreCutAtBarsThatAreNotEscaped) {
    EXPECT_EQ(split_cells(R"( 'a' | 'b\|c' |  | 'x\ny\\z\'' )"),
              (std::vector<std::string>{"'a'", "'b|c'", "", "'x\ny\\z\\''"}));
    EXPECT_EQ(split_cells("one"), std::vector<std::string>{"one"});
}

}  // namespace

}  // namespace dossier::tests::support
