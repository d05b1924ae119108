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

TEST(CountPattern, AsksAgainWhetherSomeKnowEachOtherBothWays) {
    graph::PropertyGraph graph;
    graph::Transaction transaction{graph};
    (void)prepare("UNWIND range(0, 49) AS i CREATE (:N {i: i})-[:LIKES]->(:M)").run(graph);
    // Some know those before them and those after, or lists would not have to be compared.
    (void)prepare("MATCH (a:N), (b:N) WHERE a.i < b.i AND (a.i + b.i) % 10 = 0 CREATE (a)-[:K]->(b)").run(graph);
    (void)prepare("MATCH (a:N), (b:N) WHERE a.i < b.i AND (a.i + b.i) % 10 = 5 CREATE (b)-[:K]->(a)").run(graph);
    const graph::TypeId known = *graph.types().find("K");
    const Statement statement = prepare("MATCH (a:N)-[:K]-(:N)-[:K]-(c:N)-[:LIKES]->(:M) WHERE a <> c "
                                        "RETURN count(*) AS n");
    const auto ways = [&] {
        const auto count = [&](bool rewrites) {
            return statement.run(graph, {}, {}, {.rewrites = rewrites}).rows.at(0).at(0).as_integer();
        };
        const std::int64_t plainly = count(false);
        EXPECT_EQ(count(true), plainly);
        EXPECT_EQ(count(true), plainly);
        return plainly;
    };
    const std::int64_t at_first = ways();
    EXPECT_TRUE(graph.is_known_to_be_one_way(known));
    (void)prepare("MATCH (a:N {i: 7}), (b:N {i: 13}) CREATE (b)-[:K]->(a)").run(graph);
    EXPECT_FALSE(graph.is_known_to_be_one_way(known));
    EXPECT_GT(ways(), at_first);
    EXPECT_FALSE(graph.is_known_to_be_one_way(known));
    const std::size_t both_ways = transaction.savepoint();
    (void)prepare("MATCH (:N {i: 7})-[k:K]->(:N {i: 13}) DELETE k").run(graph);
    EXPECT_EQ(ways(), at_first);
    EXPECT_TRUE(graph.is_known_to_be_one_way(known));
    transaction.roll_back_to(both_ways);
    EXPECT_GT(ways(), at_first);
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

/// Persons who know the next two, in towns of countries: thirty in a row in the same one.
graph::PropertyGraph friends(int persons, int towns) {
    graph::PropertyGraph built;
    graph::Transaction transaction{built};
    const std::string last = std::to_string(persons - 1);
    const std::string people = std::to_string(persons);
    for (const char* label : {"Person", "Town"}) {
        (void)prepare("CREATE INDEX FOR (n:" + std::string{label} + ") ON (n.i)").run(built);
    }
    (void)prepare("UNWIND range(0, 2) AS i CREATE (:Country {i: i})").run(built);
    (void)prepare("MATCH (c:Country) UNWIND range(c.i, " + std::to_string(towns - 1) +
                  ", 3) AS i CREATE (:Town {i: i})-[:IN]->(c)")
        .run(built);
    (void)prepare("UNWIND range(0, " + last + ") AS i MATCH (t:Town {i: i / 30 % " + std::to_string(towns) +
                  "}) CREATE (:Person {i: i})-[:AT]->(t)")
        .run(built);
    (void)prepare("UNWIND range(0, " + last +
                  ") AS i UNWIND [1, 2] AS step MATCH (a:Person {i: i}), (b:Person {i: (i + step) % " + people +
                  "}) CREATE (a)-[:KNOWS]->(b)")
        .run(built);
    transaction.commit();
    return built;
}

constexpr std::string_view friends_in_one_country =
    "MATCH (l:Country) MATCH (a:Person)-[:AT]->(:Town)-[:IN]->(l) MATCH (b:Person)-[:AT]->(:Town)-[:IN]->(l) "
    "MATCH (c:Person)-[:AT]->(:Town)-[:IN]->(l) MATCH (a)-[:KNOWS]-(b)-[:KNOWS]-(c)-[:KNOWS]-(a) RETURN count(*) AS n";

std::string plan_of(std::string_view text, graph::PropertyGraph& graph) {
    std::string plan;
    for (const auto& row : prepare("EXPLAIN " + std::string{text}).run(graph).rows) {
        plan += row.at(0).as_string() + " " + row.at(1).as_string() + "\n";
    }
    return plan;
}

TEST(CountPattern, FindsATriangleOnceHoweverManyNodesOfEachKindThereAre) {
    for (const int persons : {90, 900}) {
        for (const int towns : {3, 30, 300}) {
            graph::PropertyGraph graph = friends(persons, towns);
            EXPECT_NE(plan_of(friends_in_one_country, graph).find("triangles"), std::string::npos)
                << persons << " persons, " << towns << " towns";
            const auto count = [&](bool rewrites) {
                return prepare(friends_in_one_country)
                    .run(graph, {}, {}, {.rewrites = rewrites})
                    .rows.at(0)
                    .at(0)
                    .as_integer();
            };
            if (persons < 100) EXPECT_EQ(count(true), count(false)) << towns << " towns";
            EXPECT_GT(count(true), 0);
        }
    }
}

TEST(CountPattern, BeginsAtARareNodeRatherThanAtEveryCorner) {
    graph::PropertyGraph graph = friends(900, 300);
    std::string text{friends_in_one_country};
    text.insert(text.find(" MATCH (a)-[:KNOWS]"), " MATCH (a:Person {i: 7})");
    EXPECT_EQ(plan_of(text, graph).find("triangles"), std::string::npos);
}

/// Ids that agree in their last bits leave the same trace, and lists that are long leave none.
TEST(CountPattern, SeesWhoAreNeighboursTwice) {
    constexpr std::int64_t nodes = 40'000;
    graph::PropertyGraph graph;
    graph::Transaction transaction{graph};
    (void)prepare("CREATE INDEX FOR (n:N) ON (n.i)").run(graph);
    (void)prepare("UNWIND range(0, " + std::to_string(nodes - 1) + ") AS i CREATE (:N {i: i})").run(graph);
    const auto join = [&](const std::string& from, const std::string& to) {
        (void)prepare("UNWIND " + from + " AS i UNWIND " + to +
                      " AS j MATCH (a:N {i: i}), (b:N {i: j}) CREATE (a)-[:K]->(b)")
            .run(graph);
    };
    join("[20000]", "[100, 200, 30000, 39000]");
    join("[100 + 16384, 200, 300, 30000, 39001, 39000 - 32768]", "[20000]");
    join("[5]", "range(10000, 14000)");
    join("range(13000, 17000)", "[5]");
    transaction.commit();
    const auto count = [&](const std::string& pattern) {
        return prepare("MATCH " + pattern + " RETURN count(*) AS n").run(graph).rows.at(0).at(0).as_integer();
    };
    EXPECT_EQ(count("(a:N {i: 20000})-[:K]-(b:N)-[:K]-(a)"), 2 * 2);  // with 200 and 30000, in either order
    EXPECT_EQ(count("(a:N {i: 5})-[:K]-(b:N)-[:K]-(a)"), 2 * 1001);
    EXPECT_EQ(count("(a)-[:K]-(b)-[:K]-(a)"), 4 * (2 + 1001));
}

/// Everybody lives in one town of one country, and then one in two: a degree no longer tells the rows.
TEST(CountPattern, SeesWhereEachEndStandsForOneRowAndWhereOneStandsForTwo) {
    graph::PropertyGraph graph = friends(900, 30);
    const std::string_view text =
        "MATCH (:Person)-[:KNOWS]->(:Person)-[:AT]->(:Town)-[:IN]->(:Country) RETURN count(*) AS n";
    const auto count = [&] { return prepare(text).run(graph).rows.at(0).at(0).as_integer(); };
    EXPECT_EQ(count(), 2 * 900);
    graph::Transaction transaction{graph};
    (void)prepare("MATCH (p:Person {i: 450}), (t:Town {i: 1}) CREATE (p)-[:AT]->(t)").run(graph);
    EXPECT_EQ(count(), 2 * 900 + 2);
    (void)prepare("MATCH (:Person {i: 7})-[r:AT]->() DELETE r").run(graph);
    EXPECT_EQ(count(), 2 * 900);
    (void)prepare("MATCH (:Person {i: 700})-[r:AT]->() DELETE r").run(graph);
    EXPECT_EQ(count(), 2 * 900 - 2);
    transaction.commit();
}

/// Who knows the author of what he answers: whether one node is among the neighbours of another, in either direction.
TEST(CountPattern, ClosesACycleAtTheOneNodeThatAListHas) {
    graph::PropertyGraph graph = friends(300, 3);
    graph::Transaction transaction{graph};
    (void)prepare("MATCH (p:Person) UNWIND range(3, 20) AS step MATCH (q:Person {i: (p.i + step) % 300}) "
                  "CREATE (p)-[:KNOWS]->(q)")
        .run(graph);
    (void)prepare("MATCH (p:Person) UNWIND range(1, 60) AS j MATCH (q:Person {i: (p.i + j) % 300}) "
                  "CREATE (p)<-[:BY]-(:Letter)<-[:ANSWERS]-(:Reply)-[:BY]->(q)")
        .run(graph);
    transaction.commit();
    const std::string_view text =
        "MATCH (a:Person)-[:KNOWS]-(b:Person), (a)<-[:BY]-(:Reply)-[:ANSWERS]->(:Letter)-[:BY]->(b) "
        "RETURN count(*) AS n";
    EXPECT_EQ(prepare(text).run(graph).rows.at(0).at(0).as_integer(), 300 * 20);
    EXPECT_EQ(prepare(text).run(graph, {}, {}, {.rewrites = false}).rows.at(0).at(0).as_integer(), 300 * 20);
}

}  // namespace
}  // namespace dossier::query
