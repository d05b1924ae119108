#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "query/bind/binder.hpp"
#include "query/plan/rewrite.hpp"
#include "query/plan_keeper.hpp"
#include "query/query.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::query {
namespace {

/// Queries of which one rule or another counts, folds, joins or cuts short.
constexpr std::array<std::string_view, 12> texts{
    "MATCH (a:A)-[:T]->(b) RETURN count(*)",
    "MATCH (a:A)-[:T]->(b)-[:T]->(c) WHERE c.x > 1 RETURN a.x, count(*)",
    "MATCH (a:A)-[:T]->(b)-[:T]->(c)-[:T]->(a) RETURN count(*)",
    "MATCH (a)-[:T]-(b)-[:T]-(c) WHERE a <> c RETURN count(DISTINCT c)",
    "MATCH (a)-[:T]-(b)-[:U]-(c) WHERE NOT (a)-[:T]-(c) AND a <> c RETURN count(*)",
    "MATCH (a:A) OPTIONAL MATCH (a)-[:T]->(b) RETURN a.x, count(b)",
    "MATCH (a:A) OPTIONAL MATCH (a)-[:T]->(b) RETURN count(*)",
    "MATCH (a:A) WHERE EXISTS { (a)-[:T]->(:A)-[:U]->() } RETURN count(*)",
    "MATCH (a:A)-[:T]->(b) WITH DISTINCT b MATCH (b)-[:U]->(c) RETURN c.x ORDER BY c.x LIMIT 2",
    "MATCH (a:A) CALL (a) { MATCH (a)-[:T]->(b) RETURN count(b) AS n } RETURN n",
    "MATCH (a:A)-[:T]->(b) RETURN b.x AS x UNION MATCH (a:A) RETURN a.x AS x",
    "MATCH p = (a:A)-[:T*1..2]->(b) RETURN length(p), count(*)",
};

class WantedColumns : public testing::TestWithParam<std::string_view> {
protected:
    WantedColumns() {
        graph::Transaction transaction{graph_};
        (void)prepare(
            "CREATE (a:A {x: 1})-[:T]->(b:A {x: 2})-[:T]->(c:A {x: 3})-[:T]->(a), (b)-[:U]->(c), (c)-[:U]->(a)")
            .run(graph_);
        transaction.commit();
    }

    static bind::Statement bound(std::string_view text) {
        return bind::bind(syntax::parse(text), text, builtin_procedures());
    }

    graph::PropertyGraph graph_;
};

using Wanted = std::vector<std::optional<std::vector<bind::Slot>>>;

void add_wanted(const plan::Plan& plan, Wanted& wanted) {
    wanted.push_back(plan.wanted);
    for (const auto& input : plan.inputs) add_wanted(input, wanted);
}

Wanted wanted_of(const plan::Plan& plan) {
    Wanted wanted;
    add_wanted(plan, wanted);
    return wanted;
}

// Rules find out what is wanted one after the other, and each leaves it to the next unless it changed the plan.
TEST_P(WantedColumns, AreThoseOfTheFinishedPlan) {
    const bind::Statement statement = bound(GetParam());
    plan::Plan plan = make_plan(statement, graph_, {}).plan;
    const Wanted found = wanted_of(plan);
    plan::forget_wanted(plan);
    plan::find_wanted(plan, plan::SlotSet{statement.query.results.front()});
    EXPECT_EQ(found, wanted_of(plan));
}

TEST_P(WantedColumns, AreAllWherePruningIsOff) {
    const Wanted found = wanted_of(make_plan(bound(GetParam()), graph_, {.disabled_rewrites = {"prune_columns"}}).plan);
    EXPECT_TRUE(std::ranges::none_of(found, [](const auto& wanted) { return wanted.has_value(); }));
}

INSTANTIATE_TEST_SUITE_P(Rules, WantedColumns, testing::ValuesIn(texts));

}  // namespace
}  // namespace dossier::query
