#include <cstddef>
#include <string>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "query/syntax/build.hpp"
#include "query/syntax/parser.hpp"
#include "tests/query/shapes.hpp"

// A grammar of this kind can need twice the time for each level of nesting, unseen until somebody nests thirty. Every
// shape here has done so in some form of the grammar, or recurs in the parser; 200 levels of any must be read, and
// would not be before the sun is cold. How the work grows is counted in parser_work_test.cpp.

namespace dossier::query::syntax {

namespace {

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

TEST(Nesting, TwoHundredLevelsOfEveryShapeParse) {
    for (const auto& shape : read_shapes) {
        SCOPED_TRACE(shape.open);
        EXPECT_NO_THROW((void)parse(shape.text(200)));
    }
}

TEST(Nesting, TenThousandLevelsAreTooDeep) {
    for (const auto& shape : read_shapes)
        EXPECT_EQ(code_of(shape.text(10'000)), graph::ErrorCode::nesting_too_deep) << shape.open;
    for (const auto& chain : operator_chains)
        EXPECT_EQ(code_of(chain.text(10'000)), graph::ErrorCode::nesting_too_deep) << chain.open;
}

TEST(Nesting, BracketsThatNeverCloseAreTooDeepAsWell) {
    for (const auto& shape : read_shapes)
        EXPECT_EQ(code_of(Shape{shape.before, shape.open, "", "", ""}.text(10'000)), graph::ErrorCode::nesting_too_deep)
            << shape.open;
}

TEST(Nesting, AChainOfAThousandOperatorsIsFine) {
    for (const auto& chain : operator_chains) EXPECT_NO_THROW((void)parse(chain.text(1'000))) << chain.open;
}

TEST(Nesting, ManyThingsSideBySideAreNotDeep) {
    std::string query = "CREATE (:A {x: 1, y: [1, 2, {z: 3}]})";
    for (int i = 0; i < 3'000; ++i) query += ", (:A {x: 1 + 2, y: [1, 2, {z: 3}]})";
    EXPECT_NO_THROW((void)parse(query));
    query = "RETURN CASE";
    for (int i = 0; i < 3'000; ++i) query += " WHEN x = 1 THEN y + 1";
    EXPECT_NO_THROW((void)parse(query + " END"));
}

/// Where a text of `part` after `part` is refused, in bytes; it must be for its size.
std::size_t refused_at(std::string_view before, std::string_view part, std::size_t times) {
    const Shape row{before, part, "", "", ""};
    try {
        (void)parse(row.text(times));
    } catch (const graph::Error& error) {
        EXPECT_EQ(error.diagnostic().code, graph::ErrorCode::statement_too_large);
        return error.diagnostic().where->begin;
    }
    ADD_FAILURE() << "parsed: " << times << " times " << part;
    return 0;
}

TEST(Size, TooManyPartsAreRefusedWhereTheLimitIsReached) {
    EXPECT_EQ(refused_at("MATCH (n:A", "|A", values_limit), 10 + 2 * (values_limit - 1) + 1);
    EXPECT_EQ(refused_at("CREATE ()", ",()", elements_limit), 7 + 3 * elements_limit);
    EXPECT_EQ(refused_at("RETURN [$x", ", 1", values_limit), 10 + 3 * (values_limit - 1) + 2);
    EXPECT_EQ(refused_at("RETURN [1", ",1", constants_limit), 9 + 2 * (constants_limit - 1) + 1);
    EXPECT_EQ(refused_at("RETURN 1 AS x", " UNION RETURN 1 AS x", unions_limit + 1), 13 + 20 * unions_limit + 1);
}

TEST(Size, AsManyPartsAsTheLimitAreNoneTooMany) {
    EXPECT_NO_THROW((void)parse(Shape{"RETURN 1 AS x", " UNION RETURN 1 AS x", "", "", ""}.text(unions_limit)));
    EXPECT_NO_THROW((void)parse(Shape{"CREATE ()", ",()", "", "", ""}.text(elements_limit - 2)));
}

}  // namespace dossier::query::syntax
