#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "query/syntax/parser.hpp"

// A grammar of this kind can need twice the time for each level of nesting, unseen until somebody nests thirty. Every
// shape here has done so in some form of the grammar, or recurs in the parser; 200 levels of any must take no time.

namespace dossier::query::syntax {

namespace {

struct Shape {
    std::string_view before, open, middle, close, after;

    [[nodiscard]] std::string nested(std::size_t levels) const {
        std::string text{before};
        for (std::size_t i = 0; i < levels; ++i) text += open;
        text += middle;
        for (std::size_t i = 0; i < levels; ++i) text += close;
        return text.append(after);
    }
};

constexpr Shape shapes[] = {
    {"RETURN ", "(", "1", ")", ""},
    {"RETURN ", "({a:", "1", "})", ""},  // a pattern, or a map in brackets?
    {"RETURN ", "(n {a:", "1", "})", ""},
    {"MATCH (n) WHERE ", "(n {a:", "1", "})-->()", " RETURN n"},
    {"MATCH (n) WHERE ", "(", "(n)-->()", ")", " RETURN n"},
    {"RETURN ", "[x IN ", "[1]", "]", ""},  // a comprehension, or a list of tests?
    {"RETURN ", "[x IN ", "[1]", " WHERE x > 1 | x]", ""},
    {"RETURN ", "[x IN ", "[1]", ", 2]", ""},
    {"RETURN ", "[", "1", "]", ""},
    {"RETURN ", "[(a)-->(b) | ", "1", "]", ""},
    {"RETURN ", "[(a)-->(b) WHERE ", "true", " | 1]", ""},
    {"RETURN ", "[p = (a {x: ", "1", "})-->(b) | p]", ""},
    {"RETURN ", "a[", "0", "..1]", ""},  // an index, or a slice?
    {"RETURN ", "a[", "0", "]", ""},
    {"RETURN ", "a[..", "0", "]", ""},
    {"RETURN ", "f(", "1", ")", ""},
    {"RETURN ", "{a: ", "1", "}", ""},
    {"RETURN ", "n {x: ", "1", "}", ""},
    {"RETURN ", "NOT ", "true", "", ""},
    {"RETURN ", "- ", "1", "", ""},
    {"RETURN ", "CASE WHEN true THEN ", "1", " END", ""},
    {"RETURN ", "CASE ", "1", " WHEN 1 THEN 2 END", ""},
    {"RETURN ", "all(x IN ", "[1]", " WHERE true)", ""},
    {"RETURN ", "reduce(a = ", "1", ", x IN [1] | a)", ""},
    {"RETURN ", "COUNT { RETURN ", "1", " }", ""},
    {"MATCH (n) WHERE ", "EXISTS { MATCH (n) WHERE ", "true", " }", " RETURN n"},
    {"MATCH (n) WHERE ", "EXISTS { (n) WHERE ", "true", " }", " RETURN n"},
    {"MATCH ", "(n WHERE EXISTS { ", "(m)", " })", " RETURN 1"},
    {"", "CALL { ", "RETURN 1 AS x", " }", " RETURN 1"},
    {"MATCH ", "(", "(a)-->(b)", ")", " RETURN a"},
    {"MATCH ", "(", "(a)-->(b)", " WHERE a.x = 1)", " RETURN a"},
    {"MATCH (n:", "(", "A", ")", ") RETURN n"},
    {"MATCH (n:", "!", "A", "", ") RETURN n"},
    {"RETURN 1 IS :: ", "LIST<", "INTEGER", ">", ""},
};

/// Long, but not deep in brackets: the tree grows with every operator.
constexpr Shape chains[] = {
    {"RETURN 1", " + 1", "", "", ""},       {"RETURN true", " OR true", "", "", ""}, {"RETURN a", ".b", "", "", ""},
    {"RETURN a", "[0]", "", "", ""},        {"RETURN 1", " IS NULL", "", "", ""},    {"RETURN 1", " ^ 2", "", "", ""},
    {"RETURN a IN b", " IN b", "", "", ""},
};

graph::ErrorCode code_of(const std::string& query) {
    try {
        (void)parse(query);
    } catch (const graph::Error& error) {
        return error.diagnostic().code;
    }
    ADD_FAILURE() << "parsed: " << query.substr(0, 60);
    return {};
}

}  // namespace

TEST(Nesting, TwoHundredLevelsOfEveryShapeParseAtOnce) {
    for (const auto& shape : shapes) {
        SCOPED_TRACE(shape.open);
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_NO_THROW((void)parse(shape.nested(200)));
        // One doubling per level would take longer than the sun lasts; the bound only has to be kinder than that.
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{5});
    }
}

TEST(Nesting, TenThousandLevelsAreTooDeep) {
    for (const auto& shape : shapes)
        EXPECT_EQ(code_of(shape.nested(10'000)), graph::ErrorCode::nesting_too_deep) << shape.open;
    for (const auto& chain : chains)
        EXPECT_EQ(code_of(chain.nested(10'000)), graph::ErrorCode::nesting_too_deep) << chain.open;
}

TEST(Nesting, BracketsThatNeverCloseAreTooDeepAsWell) {
    for (const auto& shape : shapes)
        EXPECT_EQ(code_of(Shape{shape.before, shape.open, "", "", ""}.nested(10'000)),
                  graph::ErrorCode::nesting_too_deep)
            << shape.open;
}

TEST(Nesting, AChainOfAThousandOperatorsIsFine) {
    for (const auto& chain : chains) EXPECT_NO_THROW((void)parse(chain.nested(1'000))) << chain.open;
}

TEST(Nesting, ManyThingsSideBySideAreNotDeep) {
    std::string query = "CREATE (:A {x: 1, y: [1, 2, {z: 3}]})";
    for (int i = 0; i < 3'000; ++i) query += ", (:A {x: 1 + 2, y: [1, 2, {z: 3}]})";
    EXPECT_NO_THROW((void)parse(query));
    query = "RETURN CASE";
    for (int i = 0; i < 3'000; ++i) query += " WHEN x = 1 THEN y + 1";
    EXPECT_NO_THROW((void)parse(query + " END"));
}

}  // namespace dossier::query::syntax
