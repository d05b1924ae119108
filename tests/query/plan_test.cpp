#include <gtest/gtest.h>

#include <string>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace dossier::query {
namespace {

/// Three actors, one topic, and who supports it.
class Plan : public testing::Test {
protected:
    Plan() {
        graph::Transaction transaction{graph_};
        const Statement create = prepare("CREATE (t:Topic {id: 'ruimte'}), (a:Actor)-[:SUPPORTS]->(t), "
                                         "(:Actor)-[:SUPPORTS]->(t), (:Actor)-[:KNOWS]->(a)");
        (void)create.run(graph_);
        transaction.commit();
    }

    std::string explain(const std::string& text, const Options& options = {}) const {
        return prepare(text).explain(graph_, options);
    }

    graph::PropertyGraph graph_;
};

constexpr auto npos = std::string::npos;

TEST_F(Plan, StartsAtTheRarerEnd) {
    EXPECT_NE(explain("MATCH (a:Actor)-[:SUPPORTS]->(t:Topic) RETURN a, t").find("LabelScan  (t:Topic)"), npos);
    EXPECT_NE(explain("MATCH (a:Actor)-[:SUPPORTS]->(t:Topic) RETURN a, t", {.rewrites = false}).find("(a:Actor)"),
              npos);
}

TEST_F(Plan, AsksAConditionBeforeTheWalk) {
    const std::string plan = explain("MATCH (a:Actor)-[:KNOWS]->(b) WHERE a.id = 'x' RETURN b");
    EXPECT_GT(plan.find("Filter"), plan.find("Expand"));
    EXPECT_LT(plan.find("Filter"), plan.find("LabelScan"));
}

TEST_F(Plan, LeavesAConditionThatMayFailWhereItIsWritten) {
    const std::string plan = explain("MATCH (a:Actor)-[:KNOWS]->(b) WHERE 1 / a.id = 2 RETURN b");
    EXPECT_LT(plan.find("Filter"), plan.find("Expand"));
}

TEST_F(Plan, CountsWhatNobodyReads) {
    EXPECT_NE(explain("MATCH (a:Actor)-->() RETURN count(*)").find("CountExpand"), npos);
    EXPECT_EQ(explain("MATCH (a:Actor)-->(b) RETURN count(b)").find("CountExpand"), npos);
    EXPECT_EQ(
        explain("MATCH (a:Actor)-->() RETURN count(*)", {.disabled_rewrites = {"count_only"}}).find("CountExpand"),
        npos);
}

TEST_F(Plan, SortsOnlyWhatLimitLetsThrough) {
    EXPECT_NE(explain("MATCH (a) RETURN a.id AS id ORDER BY id SKIP 1 LIMIT 2").find("Top"), npos);
    EXPECT_EQ(explain("MATCH (a) RETURN a.id AS id ORDER BY id").find("Top"), npos);
}

TEST_F(Plan, FetchesANodeByItsId) { EXPECT_NE(explain("MATCH (a) WHERE id(a) = 1 RETURN a").find("NodeIdSeek"), npos); }

TEST_F(Plan, HoldsAllRowsBackWhereLimitWouldStopAWrite) {
    EXPECT_NE(explain("MATCH (a) CREATE (:B) RETURN a LIMIT 1").find("Barrier"), npos);
}

TEST_F(Plan, IsReturnedByExplainWithoutRunning) {
    const Statement statement = prepare("EXPLAIN CREATE (:B)");
    EXPECT_FALSE(statement.writes());
    const Result result = statement.run(graph_);
    EXPECT_EQ(result.columns, (std::vector<std::string>{"operator", "details"}));
    EXPECT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(graph_.node_count(), 4U);
}

}  // namespace
}  // namespace dossier::query
