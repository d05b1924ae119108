// The plans of representative queries, as printed: a change of one is seen by whoever reads the commit.

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "tests/support/golden.hpp"

namespace dossier::query {
namespace {

struct PlannedQuery {
    const char* name;
    const char* text;
};

/// Twenty actors and two topics that some of them support, so that a pattern has a rarer end.
graph::PropertyGraph actors_and_topics() {
    graph::PropertyGraph built;
    graph::Transaction transaction{built};
    for (const char* statement : {"UNWIND range(1, 20) AS i CREATE (:Actor {id: 'a' + i, name: 'Actor ' + i})",
                                  "MATCH (a:Actor), (b:Actor) WHERE a.id < b.id CREATE (a)-[:KNOWS]->(b)",
                                  "UNWIND ['ruimte', 'klimaat'] AS id CREATE (:Topic {id: id})",
                                  "MATCH (a:Actor), (t:Topic) WHERE a.id ENDS WITH '1' CREATE (a)-[:SUPPORTS]->(t)"}) {
        (void)prepare(statement).run(built);
    }
    transaction.commit();
    return built;
}

class PlanAsPrinted : public testing::TestWithParam<PlannedQuery> {};

TEST_P(PlanAsPrinted, IsTheGoldenOne) {
    const graph::PropertyGraph built = actors_and_topics();
    const auto& [name, text] = GetParam();
    tests::expect_golden(fmt::format("plans/{}.txt", name),
                         fmt::format("{}\n\n{}", text, prepare(text).explain(built)));
}

INSTANTIATE_TEST_SUITE_P(
    Of, PlanAsPrinted,
    testing::Values(
        PlannedQuery{"point_look_up", "MATCH (a:Actor {id: 'a1'}) RETURN a.name AS name"},
        PlannedQuery{
            "two_hops_with_filter",
            "MATCH (a:Actor)-[:KNOWS]->(b)-[:SUPPORTS]->(t) WHERE a.id = 'a1' AND t.id <> 'ruimte' RETURN b.name"},
        PlannedQuery{"count_flow", "MATCH (a:Actor)-[:KNOWS]->()-[:SUPPORTS]->() RETURN a.name AS name, count(*) AS n"},
        PlannedQuery{"ends_that_differ", "MATCH (a:Actor)-[:KNOWS]-(:Actor)-[:KNOWS]-(c:Actor) WHERE a <> c AND NOT "
                                         "(a)-[:SUPPORTS]-(c) RETURN a.name AS name, count(*) AS n"},
        PlannedQuery{"triangle",
                     "MATCH (a:Actor)-[:KNOWS]->(b)-[:KNOWS]->(c)<-[:KNOWS]-(a) RETURN c.name AS name, count(*) AS n"},
        PlannedQuery{"count_chain", "MATCH (:Actor)-[:KNOWS]->(b:Actor)-[:KNOWS]->(:Actor)-[:SUPPORTS]->(t:Topic) "
                                    "WHERE b.id <> 'a1' RETURN t.id AS id, count(*) AS n"},
        PlannedQuery{"count_star",
                     "MATCH (a:Actor)-[:KNOWS]->(:Actor) WHERE EXISTS { (a)-[:SUPPORTS]->(:Topic)<-[:SUPPORTS]-() } "
                     "OPTIONAL MATCH (a)<-[:KNOWS]-(b:Actor)-[:SUPPORTS]->(t) RETURN count(*) AS n"},
        PlannedQuery{"count_cycle", "MATCH (a:Actor)-[:KNOWS]-(b)-[:KNOWS]-(c)-[:KNOWS]-(a), (c)-[:SUPPORTS]->(:Topic) "
                                    "RETURN count(*) AS n"},
        PlannedQuery{"distinct_ends", "MATCH (:Actor)-[:KNOWS]->()-[:SUPPORTS]->(t) RETURN DISTINCT t.id AS id"},
        PlannedQuery{"optional_match",
                     "MATCH (a:Actor) OPTIONAL MATCH (a)-[:SUPPORTS]->(t) WHERE t.id = 'ruimte' RETURN a.name, t.id"},
        PlannedQuery{"variable_length", "MATCH (a:Actor {id: 'a1'})-[:KNOWS*1..3]->(b) RETURN DISTINCT b"},
        PlannedQuery{
            "shortest_path",
            "MATCH (a:Actor {id: 'a1'}), (b:Actor {id: 'a9'}) MATCH p = shortestPath((a)-[:KNOWS*]-(b)) RETURN p"},
        PlannedQuery{"exists_semi_join",
                     "MATCH (a:Actor) WHERE EXISTS { (a)-[:SUPPORTS]->(t) WHERE t.id = 'ruimte' } RETURN a.name"},
        PlannedQuery{"call_subquery",
                     "MATCH (t:Topic) CALL (t) { MATCH (a)-[:SUPPORTS]->(t) RETURN a ORDER BY a.name LIMIT 3 } "
                     "RETURN t.id, a.name"},
        PlannedQuery{"union", "MATCH (a:Actor) RETURN a.id AS id UNION MATCH (t:Topic) RETURN t.id AS id"},
        PlannedQuery{"merge", "UNWIND ['NLD', 'UKR'] AS id MERGE (a:Actor {id: id}) ON CREATE SET a.name = id"},
        PlannedQuery{"top", "MATCH (a:Actor) RETURN a.name AS name, a.id AS id ORDER BY name DESC, id SKIP 2 LIMIT 5"},
        PlannedQuery{"write_behind_barrier", "MATCH (a:Actor) CREATE (a)-[:SEEN]->(:Log) RETURN a.id LIMIT 1"},
        PlannedQuery{"load_csv_create", "LOAD CSV WITH HEADERS FROM 'topics.csv' AS row CREATE (t:Topic {id: row.id}) "
                                        "SET t.name = row.name RETURN t.name"},
        PlannedQuery{
            "call_in_transactions",
            "LOAD CSV WITH HEADERS FROM 'topics.csv' AS row CALL (row) { CREATE (t:Topic {id: row.id}) RETURN t } "
            "IN TRANSACTIONS OF 500 ROWS ON ERROR CONTINUE REPORT STATUS AS s MATCH (t)--(a:Actor) RETURN a.id, s"},
        PlannedQuery{"pattern_order",
                     "MATCH (a:Actor)-[:KNOWS]->(b:Actor)-[:SUPPORTS]->(t:Topic) RETURN a.name, b.name, t.id"}),
    [](const auto& query) { return std::string{query.param.name}; });

}  // namespace
}  // namespace dossier::query
