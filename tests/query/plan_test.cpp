#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "graph/change.hpp"
#include "graph/error.hpp"
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
    EXPECT_NE(explain("MATCH (a:Actor)-[:SUPPORTS]->(t:Topic) RETURN a, t").find("(t:Topic)"), npos);
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
    const std::string query = "MATCH (a:Actor)-->() RETURN count(*)";
    EXPECT_NE(explain(query).find("CountPattern"), npos);
    EXPECT_NE(explain(query, {.disabled_rewrites = {"count_pattern"}}).find("CountExpand"), npos);
    EXPECT_NE(explain(query, {.disabled_rewrites = {"count_pattern", "count_only"}}).find("Expand"), npos);
    EXPECT_EQ(explain(query, {.disabled_rewrites = {"count_pattern", "count_only"}}).find("Count"), npos);
    EXPECT_EQ(explain("MATCH (a:Actor)-->(b) RETURN collect(b)").find("Count"), npos);
}

TEST_F(Plan, SortsOnlyWhatLimitLetsThrough) {
    EXPECT_NE(explain("MATCH (a) RETURN a.id AS id ORDER BY id SKIP 1 LIMIT 2").find("Top"), npos);
    EXPECT_EQ(explain("MATCH (a) RETURN a.id AS id ORDER BY id").find("Top"), npos);
}

TEST_F(Plan, FetchesANodeByItsId) { EXPECT_NE(explain("MATCH (a) WHERE id(a) = 1 RETURN a").find("NodeIdSeek"), npos); }

TEST_F(Plan, TakesAllRowsWhereLimitWouldStopAWrite) {
    EXPECT_NE(explain("MATCH (a) CREATE (:B) RETURN a LIMIT 1").find("1, after all rows"), npos);
    EXPECT_EQ(explain("MATCH (a) RETURN a LIMIT 1").find("after all rows"), npos);
}

TEST_F(Plan, ReckonsWithTheValuesThatNodesHave) {
    graph::Transaction transaction{graph_};
    (void)prepare("UNWIND range(1, 100) AS i CREATE (:Number {number: i, few: i % 4, text: 'n' + i})").run(graph_);
    const auto filtered_rows = [&](const std::string& condition) {
        const Result result = prepare("EXPLAIN MATCH (a:Number) WHERE " + condition + " RETURN a")
                                  .run(graph_, {}, {}, {.disabled_rewrites = {"seek_index"}});
        const auto filter =
            std::ranges::find_if(result.rows, [](const auto& row) { return row[0].as_string() == "+ Filter"; });
        return filter->at(2).as_integer();
    };
    EXPECT_EQ(filtered_rows("a.number = 7"), 1);
    EXPECT_EQ(filtered_rows("a.number = $any"), 1);
    EXPECT_EQ(filtered_rows("a.few = 3"), 25);
    EXPECT_EQ(filtered_rows("3 = a.few"), 25);
    EXPECT_EQ(filtered_rows("a.few = $any"), 25);
    EXPECT_EQ(filtered_rows("a.few <> 3"), 75);
    EXPECT_EQ(filtered_rows("a.few IN [1, 3, 9]"), 50);
    EXPECT_EQ(filtered_rows("a.number <= 10"), 10);
    EXPECT_EQ(filtered_rows("10 >= a.number"), 10);
    EXPECT_EQ(filtered_rows("a.text STARTS WITH 'n1'"), 12);
    EXPECT_EQ(filtered_rows("a.text ENDS WITH '1'"), 10);
    EXPECT_EQ(filtered_rows("a.text CONTAINS '9'"), 19);
}

TEST_F(Plan, ReckonsWithADeclaredIndexWhereItIsNotSearched) {
    graph::Transaction transaction{graph_};
    (void)prepare("UNWIND range(1, 3000) AS i CREATE (:Actor {number: i % 1000})").run(graph_);
    const auto filtered_rows = [&] {
        const Result result = prepare("EXPLAIN MATCH (a:Actor) WHERE a.number = $number RETURN a")
                                  .run(graph_, {}, {}, {.disabled_rewrites = {"seek_index"}});
        const auto filter =
            std::ranges::find_if(result.rows, [](const auto& row) { return row[0].as_string() == "+ Filter"; });
        return filter->at(2).as_integer();
    };
    EXPECT_NEAR(static_cast<double>(filtered_rows()), 3, 2);  // by a sample
    (void)prepare("CREATE INDEX FOR (a:Actor) ON (a.number)").run(graph_);
    EXPECT_EQ(filtered_rows(), 3);
}

TEST_F(Plan, IsReturnedByExplainWithoutRunning) {
    const Statement statement = prepare("EXPLAIN CREATE (:B)");
    EXPECT_FALSE(statement.writes());
    const Result result = statement.run(graph_);
    EXPECT_EQ(result.columns, (std::vector<std::string>{"operator", "details", "estimated_rows"}));
    EXPECT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(graph_.node_count(), 4U);
}

TEST_F(Plan, IsAnAlignedTableWithEstimatesFromTheCounts) {
    EXPECT_EQ(explain("MATCH (t:Topic)<-[:SUPPORTS]-(a:Actor) RETURN t.id AS id, count(a) AS n"),
              "operator     estimated rows  details\n"
              "+ Project                 2  id, _4 AS n\n"
              "+ Aggregate               2  t.id AS id, count(a)\n"
              "+ Expand                  2  (t)<-[_1:SUPPORTS]-(a)\n"
              "+ LabelScan               1  (t:Topic)\n"
              "+ Argument                1\n");
}

TEST_F(Plan, ExpectsNoRowsWhereTheGraphHasNoneOfTheKind) {
    const Result result = prepare("EXPLAIN MATCH (a:Aktor) RETURN a").run(graph_);
    EXPECT_EQ(result.rows.front().at(2).as_integer(), 0);
}

class Profile : public Plan {
protected:
    std::vector<graph::Value> row_of(const Result& result, const std::string& name) const {
        for (const auto& row : result.rows) {
            if (row[0].as_string() == name) return row;
        }
        throw std::out_of_range{name};
    }
    std::int64_t rows_of(const Result& result, const std::string& name) const {
        return row_of(result, name).at(3).as_integer();
    }
};

TEST_F(Profile, GivesWhatEachOperatorDid) {
    const Result result = prepare("PROFILE MATCH (a:Actor)-[:SUPPORTS]->(t) RETURN DISTINCT t")
                              .run(graph_, {}, {}, {.disabled_rewrites = {"count_pattern"}});
    EXPECT_EQ(result.columns,
              (std::vector<std::string>{"operator", "details", "estimated_rows", "rows", "time_ms", "memory_bytes"}));
    EXPECT_EQ(rows_of(result, "+ LabelScan"), 3);
    EXPECT_EQ(rows_of(result, "+ FoldExpand"), 2);
    EXPECT_EQ(rows_of(result, "+ Distinct"), 1);
    EXPECT_GT(row_of(result, "+ Distinct").at(5).as_integer(), 0);
    EXPECT_EQ(row_of(result, "+ LabelScan").at(5).as_integer(), 0);
    EXPECT_GE(row_of(result, "+ FoldExpand").at(4).as_number(), 0);
}

TEST_F(Profile, CountsEachOfEqualRows) {
    const Result result = prepare("PROFILE MATCH (a:Actor)-->() RETURN count(*)").run(graph_);
    EXPECT_EQ(rows_of(result, "+ CountPattern"), 3);
}

TEST_F(Profile, CountsTheRightSideOfAllLeftRowsTogether) {
    const Result result = prepare("PROFILE MATCH (a:Actor) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN b").run(graph_);
    EXPECT_EQ(rows_of(result, "| + Expand"), 3);
    EXPECT_EQ(rows_of(result, "| + Argument"), 3);
}

TEST_F(Profile, Writes) {
    const Statement statement = prepare("PROFILE CREATE (:B)");
    EXPECT_TRUE(statement.writes());
    graph::Transaction transaction{graph_};
    EXPECT_EQ(statement.run(graph_).changes.nodes_created, 1U);
    EXPECT_EQ(graph_.node_count(), 5U);
}

TEST_F(Profile, MakesAnIndexAndDropsIt) {
    graph::Transaction transaction{graph_};
    const Result made = prepare("PROFILE CREATE INDEX by_id FOR (a:Actor) ON (a.id)").run(graph_);
    EXPECT_EQ(made.columns.size(), 6U);
    EXPECT_EQ(made.changes.indexes_added, 1U);
    EXPECT_EQ(row_of(made, "+ ChangeSchema").at(1).as_string(), "(:Actor {id})");
    EXPECT_EQ(rows_of(made, "+ ChangeSchema"), 0);
    EXPECT_EQ(prepare("EXPLAIN DROP INDEX by_id").run(graph_).changes.indexes_removed, 0U);
    EXPECT_EQ(prepare("PROFILE DROP INDEX by_id").run(graph_).changes.indexes_removed, 1U);
    EXPECT_THROW((void)prepare("PROFILE DROP INDEX by_id").run(graph_), graph::Error);
}

TEST_F(Profile, ShowsWhatShowDoes) {
    EXPECT_FALSE(prepare("PROFILE SHOW INDEXES").run(graph_).rows.empty());
    EXPECT_FALSE(prepare("EXPLAIN SHOW CONSTRAINTS YIELD name").run(graph_).rows.empty());
}

TEST_F(Profile, FailsAsTheQueryDoes) {
    EXPECT_THROW((void)prepare("PROFILE RETURN 1 / 0").run(graph_), graph::Error);
    EXPECT_THROW((void)prepare("PROFILE RETURN $absent").run(graph_), graph::Error);
    EXPECT_THROW((void)prepare("PROFILE CREATE (:B)").run(graph_, {}, {.read_only = true}), graph::Error);
}

}  // namespace
}  // namespace dossier::query
