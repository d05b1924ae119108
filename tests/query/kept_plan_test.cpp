#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/bind/binder.hpp"
#include "query/plan_keeper.hpp"
#include "query/query.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::query {
namespace {

void change(graph::PropertyGraph& graph, std::string_view text) {
    graph::Transaction transaction{graph};
    (void)prepare(text).run(graph);
    transaction.commit();
}

/// A statement with its keeper, as Statement holds them.
class Kept {
public:
    explicit Kept(std::string_view text)
        : bound_{bind::bind(syntax::parse(text), text, builtin_procedures())}, keeper_{bound_} {}

    /// How many plans it took to have one for `graph`, up to now.
    std::size_t plans(const graph::PropertyGraph& graph, const Options& options = {}) {
        (void)keeper_.plan_for(graph, options);
        return keeper_.made();
    }

private:
    bind::Statement bound_;
    PlanKeeper keeper_;
};

class KeptPlan : public testing::Test {
protected:
    KeptPlan() { change(graph_, "UNWIND range(1, 300) AS i CREATE (:A {id: i})-[:T]->(:B {id: i})"); }

    graph::PropertyGraph graph_;
    const std::string look_up_ = "MATCH (a:A {id: $id}) RETURN a.id AS id";
};

TEST_F(KeptPlan, IsUsedAgainWhileNothingIsWritten) {
    Kept kept{look_up_};
    EXPECT_EQ(kept.plans(graph_), 1);
    EXPECT_EQ(kept.plans(graph_), 1);
}

TEST_F(KeptPlan, IsUsedAgainAfterSmallWrites) {
    Kept kept{look_up_};
    EXPECT_EQ(kept.plans(graph_), 1);
    change(graph_, "CREATE (:A {id: 301}), (:C {id: 1})");
    EXPECT_EQ(kept.plans(graph_), 1);
    change(graph_, "MATCH (a:A {id: 301}) DELETE a");
    EXPECT_EQ(kept.plans(graph_), 1);
}

TEST_F(KeptPlan, IsMadeForItsOptions) {
    Kept kept{look_up_};
    EXPECT_EQ(kept.plans(graph_), 1);
    EXPECT_EQ(kept.plans(graph_, {.rewrites = false}), 2);
    EXPECT_EQ(kept.plans(graph_, {.disabled_rewrites = {"seek_index"}}), 3);
    EXPECT_EQ(kept.plans(graph_), 4) << "one is kept, that of the last run";
}

TEST_F(KeptPlan, EndsWithAnIndex) {
    Kept kept{look_up_};
    EXPECT_EQ(kept.plans(graph_), 1);
    change(graph_, "CREATE INDEX by_id FOR (a:A) ON (a.id)");
    EXPECT_EQ(kept.plans(graph_), 2);
    change(graph_, "CREATE INDEX FOR (a:Other) ON (a.id)");
    EXPECT_EQ(kept.plans(graph_), 2) << "of a label that it does not name";
    change(graph_, "CREATE INDEX FOR (a:A) ON (a.name)");
    EXPECT_EQ(kept.plans(graph_), 2) << "of a property that it does not name";
    change(graph_, "DROP INDEX by_id");
    EXPECT_EQ(kept.plans(graph_), 3);
}

TEST_F(KeptPlan, EndsWithAConstraint) {
    Kept kept{look_up_};
    EXPECT_EQ(kept.plans(graph_), 1);
    change(graph_, "CREATE CONSTRAINT one FOR (a:A) REQUIRE a.id IS UNIQUE");
    EXPECT_EQ(kept.plans(graph_), 2);
    change(graph_, "DROP CONSTRAINT one");
    EXPECT_EQ(kept.plans(graph_), 3);
}

TEST_F(KeptPlan, EndsWithAnIndexThatHasTheNameOfAnother) {
    change(graph_, "CREATE INDEX same FOR (a:A) ON (a.id)");
    Kept kept{look_up_};
    EXPECT_EQ(kept.plans(graph_), 1);
    change(graph_, "DROP INDEX same");
    change(graph_, "CREATE INDEX same FOR (a:A) ON (a.other)");
    EXPECT_EQ(kept.plans(graph_), 2);
    const auto found = prepare(look_up_).run(graph_, {{"id", graph::Value{7}}});
    EXPECT_EQ(found.rows.size(), 1);
}

TEST_F(KeptPlan, EndsWhenAnIndexIsRolledBack) {
    const Statement statement = prepare(look_up_);
    {
        graph::Transaction transaction{graph_};
        (void)prepare("CREATE INDEX FOR (a:A) ON (a.id)").run(graph_);
        EXPECT_EQ(statement.run(graph_, {{"id", graph::Value{7}}}).rows.size(), 1);
    }
    EXPECT_EQ(statement.run(graph_, {{"id", graph::Value{7}}}).rows.size(), 1);
}

TEST_F(KeptPlan, EndsWhenANameBecomesKnown) {
    Kept kept{"MATCH (n:New) RETURN n.fresh"};
    EXPECT_EQ(kept.plans(graph_), 1);
    change(graph_, "CREATE (:New {fresh: 1})");
    EXPECT_EQ(kept.plans(graph_), 2);
}

TEST_F(KeptPlan, EndsWhenTheGraphHasGrown) {
    Kept kept{"MATCH (a:A)-[:T]->(b:B) RETURN count(*)"};
    EXPECT_EQ(kept.plans(graph_), 1);
    change(graph_, "UNWIND range(1, 200) AS i CREATE (:A)-[:T]->(:B)");
    EXPECT_EQ(kept.plans(graph_), 1) << "less than twice as large";
    change(graph_, "UNWIND range(1, 30000) AS i CREATE (:A)");
    EXPECT_EQ(kept.plans(graph_), 2);
    change(graph_, "MATCH (a:A) WHERE NOT (a)--() DELETE a");
    EXPECT_EQ(kept.plans(graph_), 3) << "nor for one that was so large once";
}

TEST_F(KeptPlan, IsNotMadeAnewForEachOfAFew) {
    graph::PropertyGraph empty;
    Kept kept{"MATCH (a:A) WHERE a.id = 1 RETURN a"};
    change(empty, "CREATE (:A {id: 1})");
    EXPECT_EQ(kept.plans(empty), 1);
    for (int i = 0; i < 90; ++i) change(empty, "CREATE (:A {id: 1})");
    EXPECT_EQ(kept.plans(empty), 1);
}

TEST_F(KeptPlan, TestsALabelAgainOnceAnEndIsWithoutIt) {
    const Statement statement = prepare("MATCH (a:A)-[:T]->(b:B) RETURN count(b.id) AS n");
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 300);
    // As many nodes, relationships, labels of each kind as before: only which end has which is another.
    change(graph_, "MATCH (b:B {id: 1}) SET b:C REMOVE b:B CREATE (:B {id: 1})");
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 299);
    change(graph_, "MATCH (c:C) SET c:B REMOVE c:C");
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 300);
}

TEST_F(KeptPlan, TakesNoLabelForGrantedThatTheStatementDoesNotName) {
    const Statement statement = prepare("MATCH (a)-[:T]->(b) RETURN count(*) AS n");
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 300);
    change(graph_, "MATCH (b:B {id: 1}) CREATE (:Other)-[:T]->(b)");
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 301);
    const Statement longer = prepare("MATCH (a)-[:T]->(b)-[:U]->(c) RETURN count(*) AS n");
    EXPECT_EQ(longer.run(graph_).rows[0][0].as_integer(), 0);
    change(graph_, "MATCH (:A {id: 5})-[:T]->(b) CREATE (b)-[:U]->(:B)");
    EXPECT_EQ(longer.run(graph_).rows[0][0].as_integer(), 1);
    change(graph_, "CREATE (:Third)-[:T]->(:Fourth)-[:U]->(:Fifth)");
    EXPECT_EQ(longer.run(graph_).rows[0][0].as_integer(), 2);
}

TEST_F(KeptPlan, TellsRelationshipsApartOnceALoopIsThere) {
    change(graph_, "CREATE (a:Sender)-[:ANSWERS]->(b:Sender), (a)-[:ANSWERS]->(b), (a)-[:NAMES]->(:Name), "
                   "(b)-[:NAMES]->(:Name)");
    const Statement statement = prepare("MATCH (x)<-[:NAMES]-(a)-[:ANSWERS]->(b)-[:NAMES]->(y) RETURN count(*)");
    const auto counted = [&] { return statement.run(graph_).rows.at(0).at(0).as_integer(); };
    EXPECT_EQ(counted(), 2);
    change(graph_, "MATCH (a:Sender)-[:ANSWERS]->() WITH DISTINCT a CREATE (a)-[:ANSWERS]->(a)");
    EXPECT_EQ(counted(), 2) << "from a round to a, one name cannot be taken twice";
    change(graph_, "MATCH (a:Sender)-[:ANSWERS]->(a) CREATE (a)-[:NAMES]->(:Name)");
    EXPECT_EQ(counted(), 6);
}

TEST_F(KeptPlan, IsForOneGraph) {
    const Statement statement = prepare("MATCH (a:A)-[:T]->(b:B) WHERE b.id = 1 RETURN count(b.id) AS n");
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 1);
    graph_ = graph::PropertyGraph{};
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 0);
    change(graph_, "CREATE (:A)-[:T]->(:B {id: 1}), (:A)-[:T]->(:C {id: 1})");
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 1);
}

TEST_F(KeptPlan, MindsAPropertyIndex) {
    const Statement statement = prepare("MATCH (a {id: 7}) RETURN count(*) AS n");
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 2);
    graph_.index_property(*graph_.keys().find("id"));
    EXPECT_EQ(statement.run(graph_).rows[0][0].as_integer(), 2);
    graph::PropertyGraph other;
    change(other, "CREATE (:A {id: 7})");
    EXPECT_EQ(statement.run(other).rows[0][0].as_integer(), 1);
}

TEST_F(KeptPlan, TakesTheParametersOfEachRun) {
    change(graph_, "CREATE INDEX FOR (a:A) ON (a.id)");
    const Statement statement = prepare(look_up_);
    EXPECT_EQ(statement.run(graph_, {{"id", graph::Value{7}}}).rows[0][0].as_integer(), 7);
    EXPECT_EQ(statement.run(graph_, {{"id", graph::Value{8}}}).rows[0][0].as_integer(), 8);
    EXPECT_TRUE(statement.run(graph_, {{"id", graph::Value{"7"}}}).rows.empty());
    EXPECT_TRUE(statement.run(graph_, {{"id", graph::Value{}}}).rows.empty());
    EXPECT_EQ(statement.run(graph_, {{"id", graph::Value{7.0}}}).rows.size(), 1);
    EXPECT_THROW((void)statement.run(graph_), graph::Error);
    EXPECT_EQ(statement.run(graph_, {{"id", graph::Value{9}}}).rows[0][0].as_integer(), 9);
}

TEST_F(KeptPlan, SurvivesARunThatFails) {
    const Statement statement = prepare("MATCH (a:A) WHERE a.id / $by > 0 RETURN count(*) AS n");
    EXPECT_THROW((void)statement.run(graph_, {{"by", graph::Value{0}}}), graph::Error);
    EXPECT_EQ(statement.run(graph_, {{"by", graph::Value{1}}}).rows[0][0].as_integer(), 300);
}

TEST_F(KeptPlan, IsNoneForExplain) {
    const Statement statement = prepare("EXPLAIN " + look_up_);
    const auto has_seek = [&] {
        for (const auto& row : statement.run(graph_).rows) {
            if (row[0].as_string().find("NodeIndexSeek") != std::string::npos) return true;
        }
        return false;
    };
    EXPECT_FALSE(has_seek());
    change(graph_, "CREATE INDEX FOR (a:A) ON (a.id)");
    EXPECT_TRUE(has_seek());
}

TEST_F(KeptPlan, IsMeasuredAnewByEachProfile) {
    const Statement statement = prepare("PROFILE MATCH (a:A) RETURN a.id");
    for (int run = 0; run < 2; ++run) EXPECT_EQ(statement.run(graph_).rows[0][3].as_integer(), 300);
}

TEST_F(KeptPlan, SaysWhatTheGraphDoesNotHaveAsLongAsThatIsSo) {
    const Statement statement = prepare("MATCH (n:Nw) RETURN n");
    EXPECT_EQ(statement.run(graph_).notices.size(), 1);
    EXPECT_EQ(statement.run(graph_).notices.size(), 1);
    change(graph_, "CREATE (:New)");
    ASSERT_EQ(statement.run(graph_).notices.size(), 1);
    EXPECT_NE(statement.run(graph_).notices[0].hint.find("New"), std::string::npos);
    change(graph_, "CREATE (:Nw)");
    EXPECT_TRUE(statement.run(graph_).notices.empty());
}

TEST_F(KeptPlan, OfAWriteSeesWhatTheRunBeforeWrote) {
    const Statement statement = prepare("MERGE (n:A {id: $id}) ON CREATE SET n.made = 1 ON MATCH SET n.seen = 1");
    for (const std::size_t expected : {1U, 0U, 0U}) {
        graph::Transaction transaction{graph_};
        EXPECT_EQ(statement.run(graph_, {{"id", graph::Value{1000}}}).changes.nodes_created, expected);
        transaction.commit();
    }
}

}  // namespace
}  // namespace dossier::query
