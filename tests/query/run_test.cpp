#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace dossier::query {
namespace {

using graph::ErrorCode;

/// What running `text` under `limits` throws, or nothing.
std::optional<ErrorCode> fault(const char* text, const Limits& limits, graph::PropertyGraph& graph) {
    try {
        (void)prepare(text).run(graph, {}, limits);
    } catch (const graph::Error& error) {
        return error.diagnostic().code;
    }
    return std::nullopt;
}

TEST(Run, EndsWhenItsTimeIsOver) {
    graph::PropertyGraph graph;
    EXPECT_EQ(fault("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)",
                    {.timeout = std::chrono::milliseconds{50}}, graph),
              ErrorCode::timed_out);
}

TEST(Run, EndsWhenItIsCancelled) {
    graph::PropertyGraph graph;
    const std::atomic<bool> cancelled = true;
    EXPECT_EQ(fault("UNWIND range(1, 100000) AS a RETURN count(*)", {.cancelled = &cancelled}, graph),
              ErrorCode::cancelled);
}

TEST(Run, EndsWhenItHoldsTooMuch) {
    graph::PropertyGraph graph;
    const Limits limits{.memory = 1'000'000};
    EXPECT_EQ(fault("UNWIND range(1, 1000000) AS a RETURN a", limits, graph), ErrorCode::memory_exceeded);
    EXPECT_EQ(fault("UNWIND range(1, 1000000) AS a RETURN DISTINCT a", limits, graph), ErrorCode::memory_exceeded);
    EXPECT_EQ(fault("UNWIND range(1, 1000000) AS a WITH a ORDER BY a RETURN count(*)", limits, graph),
              ErrorCode::memory_exceeded);
    EXPECT_EQ(fault("UNWIND range(1, 10000) AS a RETURN count(*)", limits, graph), std::nullopt);
}

TEST(Run, EndsAProcedureAtItsLimits) {
    graph::PropertyGraph graph;
    graph::Transaction transaction{graph};
    (void)prepare("UNWIND range(1, 3000) AS i CREATE (a:A {i: i})").run(graph);
    (void)prepare("MATCH (a:A) WITH a ORDER BY a.i WITH collect(a) AS all UNWIND range(0, 2998) AS i "
                  "WITH all[i] AS a, all[i + 1] AS b CREATE (a)-[:T]->(b)")
        .run(graph);
    const std::atomic<bool> cancelled = true;
    for (const char* text :
         {"CALL graph.betweenness() YIELD score RETURN count(*)", "CALL graph.closeness() YIELD score RETURN count(*)",
          "MATCH (a:A {i: 1}), (b:A {i: 3000}) CALL graph.kShortestPaths(a, b, 1000, [], null, false) "
          "YIELD cost RETURN count(*)"}) {
        EXPECT_EQ(fault(text, {.cancelled = &cancelled}, graph), ErrorCode::cancelled) << text;
        EXPECT_EQ(fault(text, {.memory = 50'000}, graph), ErrorCode::memory_exceeded) << text;
    }
    EXPECT_EQ(fault("CALL graph.betweenness() YIELD score RETURN count(*)", {.timeout = std::chrono::milliseconds{20}},
                    graph),
              ErrorCode::timed_out);
}

TEST(Run, TellsOfAComparisonWithNull) {
    graph::PropertyGraph graph;
    const auto notices = prepare("RETURN 1 = null AS x").run(graph).notices;
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].code, ErrorCode::null_comparison);
    EXPECT_EQ(notices[0].hint, "write `IS NULL`");
}

TEST(Run, RefusesToWriteWhereOnlyReadingIsAllowed) {
    graph::PropertyGraph graph;
    EXPECT_EQ(fault("CREATE (:A)", {.read_only = true}, graph), ErrorCode::read_only);
}

TEST(Run, NoticesANameThatTheGraphDoesNotHave) {
    graph::PropertyGraph graph;
    graph::Transaction transaction{graph};
    (void)prepare("CREATE (:Actor {name: 'NLD'})-[:SUPPORTS]->(:Topic)").run(graph);
    const Result result = prepare("MATCH (a:Actr)-[:SUPPORTS]->() RETURN a.name, a.nam").run(graph);
    ASSERT_EQ(result.notices.size(), 2U);
    EXPECT_EQ(result.notices[0].code, ErrorCode::unknown_name);
    EXPECT_EQ(result.notices[0].hint, "did you mean `Actor`?");
    EXPECT_EQ(result.notices[1].message, "the graph has no property `nam`");
}

TEST(Run, KeepsAStatementForOtherParameters) {
    graph::PropertyGraph graph;
    const Statement statement = prepare("RETURN $x AS x");
    EXPECT_EQ(statement.run(graph, {{"x", 1}}).rows[0][0].as_integer(), 1);
    EXPECT_EQ(statement.run(graph, {{"x", 2}}).rows[0][0].as_integer(), 2);
}

}  // namespace
}  // namespace dossier::query
