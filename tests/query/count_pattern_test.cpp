// Sums over patterns: what they do where numbers, time or memory end.

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "query/query.hpp"

namespace dossier::query {
namespace {

using graph::ErrorCode;

/// So many nodes in a ring, each with so many parallel relationships to the next.
graph::PropertyGraph ring(int nodes, int parallels) {
    graph::PropertyGraph built;
    graph::Transaction transaction{built};
    const std::string numbers = "UNWIND range(0, " + std::to_string(nodes - 1) + ") AS i ";
    (void)prepare("CREATE INDEX FOR (n:N) ON (n.i)").run(built);
    (void)prepare(numbers + "CREATE (:N {i: i})").run(built);
    (void)prepare(numbers + "MATCH (a:N {i: i}), (b:N {i: (i + 1) % " + std::to_string(nodes) + "}) UNWIND range(1, " +
                  std::to_string(parallels) + ") AS x CREATE (a)-[:K]->(b)")
        .run(built);
    transaction.commit();
    return built;
}

/// A chain of clauses, in which relationships may come again.
std::string chain(int steps, std::string_view result) {
    std::string text;
    for (int at = 0; at < steps; ++at) {
        text += "MATCH (n" + std::to_string(at) + ")-[:K]->(n" + std::to_string(at + 1) + ") ";
    }
    return text + "RETURN " + std::string{result};
}

std::optional<ErrorCode> fault(const std::string& text, const Limits& limits, graph::PropertyGraph& graph) {
    try {
        (void)prepare(text).run(graph, {}, limits);
    } catch (const graph::Error& error) {
        return error.diagnostic().code;
    }
    return std::nullopt;
}

TEST(CountPattern, CountsMoreRowsThanCouldBeMade) {
    graph::PropertyGraph graph = ring(3, 1000);
    const Result result = prepare(chain(6, "count(*) AS n")).run(graph);
    EXPECT_EQ(result.rows.at(0).at(0).as_integer(), 3'000'000'000'000'000'000);
}

TEST(CountPattern, TellsWhereAnIntegerCountsNoFurther) {
    graph::PropertyGraph graph = ring(3, 1000);
    EXPECT_EQ(fault(chain(7, "count(*) AS n"), {}, graph), ErrorCode::integer_overflow);
    EXPECT_EQ(fault(chain(7, "n0.i AS i, count(*) AS n"), {}, graph), ErrorCode::integer_overflow);
}

TEST(CountPattern, KeepsNumbersBeyond32BitsForManyNodes) {
    graph::PropertyGraph graph = ring(400, 100);
    const Result result = prepare(chain(8, "count(*) AS n")).run(graph);
    EXPECT_EQ(result.rows.at(0).at(0).as_integer(), 4'000'000'000'000'000'000);
    const Result grouped = prepare(chain(8, "n8.i AS i, count(*) AS n ORDER BY i LIMIT 1")).run(graph);
    EXPECT_EQ(grouped.rows.at(0).at(1).as_integer(), 10'000'000'000'000'000);
    EXPECT_EQ(fault(chain(10, "count(*) AS n"), {}, graph), ErrorCode::integer_overflow);
}

TEST(CountPattern, CountsNothingWhereNoRowIsWanted) {
    graph::PropertyGraph graph = ring(3, 1000);
    const Result result = prepare(chain(9, "DISTINCT n0.i AS i ORDER BY i")).run(graph);
    ASSERT_EQ(result.rows.size(), 3U);
    EXPECT_EQ(result.rows.at(2).at(0).as_integer(), 2);
}

TEST(CountPattern, IsNoneWhereOneFactorIsNone) {
    graph::PropertyGraph graph = ring(3, 1000);
    const std::string text = chain(9, "count(*) AS n");
    const Result result = prepare("MATCH (n0:None) " + text).run(graph);
    EXPECT_EQ(result.rows.at(0).at(0).as_integer(), 0);
}

TEST(CountPattern, EndsWhenItIsCancelled) {
    graph::PropertyGraph graph = ring(2000, 3);
    const std::atomic<bool> cancelled = true;
    EXPECT_EQ(fault(chain(5, "count(*) AS n"), {.cancelled = &cancelled}, graph), ErrorCode::cancelled);
    EXPECT_EQ(fault("MATCH (a)-[:K]-(b)-[:K]-(c)-[:K]-(a) RETURN count(*) AS n", {.cancelled = &cancelled}, graph),
              ErrorCode::cancelled);
}

TEST(CountPattern, EndsWhenItsTimeIsOver) {
    graph::PropertyGraph graph = ring(2, 3000);  // each of 27,000 million ways, for relationships must differ
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(fault("MATCH (a)-[:K]-(b)-[:K]-(c)-[:K]-(d)-[:K]-(e) RETURN count(*) AS n",
                    {.timeout = std::chrono::milliseconds{50}}, graph),
              ErrorCode::timed_out);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{5});
}

TEST(CountPattern, AccountsForTheNumbersThatItKeeps) {
    graph::PropertyGraph graph = ring(20'000, 2);
    const std::string text = chain(5, "count(*) AS n");
    EXPECT_EQ(fault(text, {.memory = 100'000}, graph), ErrorCode::memory_exceeded);
    EXPECT_EQ(fault(text, {.memory = 20'000'000}, graph), std::nullopt);
}

}  // namespace
}  // namespace dossier::query
