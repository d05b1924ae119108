#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "query/syntax/parser.hpp"
#include "query/syntax/unparse.hpp"
#include "tests/query/shapes.hpp"

// What the parser lets through is walked by recursion many times over: bound, planned, rewritten, explained, run,
// freed. All of that must fit the stack at the very limit, also in a build whose frames are several times as large.

namespace dossier::query {

namespace {

bool refuses_size(const graph::Error& error) {
    const auto code = error.diagnostic().code;
    return code == graph::ErrorCode::nesting_too_deep || code == graph::ErrorCode::statement_too_large;
}

/// Whether `text` gets past what refuses depth and length; any other error is an answer too.
bool passes(const std::string& text) {
    try {
        graph::PropertyGraph graph;
        (void)prepare(text).explain(graph);
    } catch (const graph::Error& error) {
        return !refuses_size(error);
    }
    return true;
}

/// The most levels that are let through, or `most`.
std::size_t deepest(const Shape& shape, std::size_t most) {
    std::size_t fits = 1;
    std::size_t fails = most + 1;
    while (fits + 1 < fails) {
        const std::size_t middle = (fits + fails) / 2;
        (passes(shape.text(middle)) ? fits : fails) = middle;
    }
    return fits;
}

/// How many rows `text` gives.
std::size_t run(const std::string& text, bool rewrites) {
    graph::PropertyGraph graph;
    graph::Transaction transaction{graph};
    (void)prepare("CREATE (:A {x: 1})").run(graph);
    Options options;
    options.rewrites = rewrites;
    try {
        return prepare(text).run(graph, {{"x", 1}}, {}, options).rows.size();
    } catch (const graph::Error& error) {
        ADD_FAILURE() << error.diagnostic().message;
    }
    return 0;
}

void goes_all_the_way(const Shape& shape, std::size_t most) {
    SCOPED_TRACE(shape.text(1));
    const std::size_t levels = deepest(shape, most);
    EXPECT_GE(levels, 100U);
    const std::string text = shape.text(levels);
    EXPECT_EQ(run(text, true), run(text, false));
    // Written out and read again, it may hold more brackets than before, and so be refused.
    try {
        (void)syntax::parse(syntax::unparse(syntax::parse(text)));
    } catch (const graph::Error& error) {
        EXPECT_TRUE(refuses_size(error)) << error.diagnostic().message;
    }
}

class Depth : public testing::Test {
protected:
    void SetUp() override {
#if defined(__SANITIZE_THREAD__)
        GTEST_SKIP() << "one thread, and ThreadSanitizer keeps more of its deep stack than 20 GB hold";
#endif
    }
};

}  // namespace

TEST_F(Depth, TheDeepestNestingRunsToItsEnd) {
    for (const auto& shape : shapes) goes_all_the_way(shape, 1'000);
}

TEST_F(Depth, TheLongestChainsRunToTheirEnd) {
    for (const auto& chain : chains) goes_all_the_way(chain, 5'000);
}

// Conditions are taken apart into filters one above the other: no more of them than a plan may be deep.
TEST_F(Depth, ManyConditionsInManyClausesRun) {
    std::string conditions = "WHERE 1 / n.x = 1";
    for (int i = 0; i < 900; ++i) conditions += " AND 1 / n.x = 1 AND n.x = 1";
    std::string text;
    for (int i = 0; i < 12; ++i) text += "MATCH (n) " + conditions + " WITH n ";
    EXPECT_EQ(run(text + "RETURN n", true), 1U);
    EXPECT_EQ(run(text + "RETURN n", false), 1U);
}

TEST_F(Depth, AsManyConditionsAsAnExpressionMayHoldRun) {
    std::string text = "MATCH (n) WHERE n.x = 1";
    for (int i = 0; i < 1'900; ++i) text += " AND n.x = 1";
    EXPECT_EQ(run(text + " RETURN n", true), 1U);
}

// A subquery in an expression runs on top of the plan that asks for it, so their depths add up.
TEST_F(Depth, LongSubqueriesInsideLongSubqueriesAreTooDeep) {
    std::string text = "RETURN 1 AS n";
    for (int level = 0; level < 10; ++level) {
        text = "MATCH (n) WHERE 1 = size([x IN [1] WHERE EXISTS { " + text + " }]) ";
        for (int i = 0; i < 1'000; ++i) text += "WITH n SKIP 0 ";
        text += "RETURN n";
        if (level == 0) {
            EXPECT_EQ(run(text, true), 1U);
        }
    }
    graph::PropertyGraph graph;
    graph::Transaction transaction{graph};
    (void)prepare("CREATE (:A {x: 1})").run(graph);
    const Statement statement = prepare(text);
    try {
        (void)statement.run(graph);
        ADD_FAILURE() << "it ran";
    } catch (const graph::Error& error) {
        EXPECT_EQ(error.diagnostic().code, graph::ErrorCode::nesting_too_deep);
    }
}

}  // namespace dossier::query
