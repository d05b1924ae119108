#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "graph/value_text.hpp"
#include "query/query.hpp"

// Which index a plan uses, and that using it changes no answer.

namespace dossier::query {
namespace {

using testing::HasSubstr;
using testing::Not;

class IndexPlan : public testing::Test {
protected:
    void run(const std::string& text) {
        graph::Transaction transaction{graph_};
        static_cast<void>(prepare(text).run(graph_));
        transaction.commit();
    }
    std::string explain(const std::string& text, const Options& options = {}) const {
        return prepare(text).explain(graph_, options);
    }

    graph::PropertyGraph graph_;
};

/// The rows of a query in one text each, sorted.
std::vector<std::string> rows(graph::PropertyGraph& graph, const std::string& text, const Options& options) {
    std::vector<std::string> found;
    for (const auto& row : prepare(text).run(graph, {}, {}, options).rows) {
        std::string line;
        for (const graph::Value& value : row) line += graph::literal(value) + " ";
        found.push_back(std::move(line));
    }
    std::ranges::sort(found);
    return found;
}

// Random values of all kinds and random conditions: the plan with indexes against the naive one.
TEST_F(IndexPlan, NamesTheIndexAndWhatItIsAskedFor) {
    run("UNWIND range(1, 100) AS i CREATE (:N {v: i, w: i % 2})-[:R {v: i}]->(:M {v: i})");
    run("CREATE INDEX by_v FOR (n:N) ON (n.v)");
    run("CREATE INDEX by_both FOR (n:N) ON (n.v, n.w)");
    run("CREATE INDEX of_r FOR ()-[r:R]-() ON (r.v)");
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.v = 1 RETURN n"), HasSubstr("NodeIndexSeek"));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.v = 1 RETURN n"), HasSubstr("n:N n.v = 1 by by_v"));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.v = 1 RETURN n"), Not(HasSubstr("LabelScan")));
    EXPECT_THAT(explain("MATCH (n:N {v: 1, w: 1}) RETURN n"), HasSubstr("n.v = 1 AND n.w = 1 by by_both"));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.v IN [1, 2] RETURN n"), HasSubstr("n.v IN [1, 2] by by_v"));
    EXPECT_THAT(explain("MATCH (n:N) WHERE 1 < n.v < 5 RETURN n"), HasSubstr("NodeIndexRangeSeek"));
    EXPECT_THAT(explain("MATCH (n:N) WHERE 1 < n.v < 5 RETURN n"), HasSubstr("n.v >= 1 AND n.v <= 5 by by_v"));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.v STARTS WITH 'a' RETURN n"), HasSubstr("n.v STARTS WITH 'a' by by_v"));
    EXPECT_THAT(explain("MATCH (n)-[r:R]->(m) WHERE r.v = 7 RETURN n"), HasSubstr("RelationshipIndexSeek"));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.w = 1 RETURN n"), Not(HasSubstr("Index")));
    EXPECT_THAT(explain("MATCH (n) WHERE n.v = 1 RETURN n"), Not(HasSubstr("Index")));
    EXPECT_THAT(explain("MATCH (n:M) WHERE n.v = 1 RETURN n"), Not(HasSubstr("Index")));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.v <> 1 RETURN n"), Not(HasSubstr("Index")));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.v = 1 OR n.w = 1 RETURN n"), Not(HasSubstr("Index")));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.v = 1 RETURN n", {.disabled_rewrites = {"seek_index"}}),
                Not(HasSubstr("Index")));
}

TEST_F(IndexPlan, TakesTheIndexThatLeavesTheFewest) {
    run("UNWIND range(1, 100) AS i CREATE (:N {rare: i, often: i % 2})");
    run("CREATE INDEX a_often FOR (n:N) ON (n.often)");
    run("CREATE INDEX b_rare FOR (n:N) ON (n.rare)");
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.often = 1 AND n.rare = 3 RETURN n"), HasSubstr("by b_rare"));
    EXPECT_THAT(explain("MATCH (n:N) WHERE n.often = 1 AND n.rare > 3 RETURN n"), HasSubstr("by b_rare"));
}

TEST_F(IndexPlan, ThePatternBeginsWhereTheIndexSaysThatFewAre) {
    run("UNWIND range(1, 20) AS k CREATE (:M {k: k})");
    run("MATCH (m:M) UNWIND range(1, 50) AS i CREATE (:N {v: m.k * 50 + i, half: i % 2})-[:R]->(m)");
    const std::string query = "MATCH (n:N {v: 70})-[:R]->(m:M) RETURN m.k";
    EXPECT_THAT(explain(query), HasSubstr("(m:M)"));
    run("CREATE INDEX by_v FOR (n:N) ON (n.v)");
    EXPECT_THAT(explain(query), HasSubstr("n.v = 70 by by_v"));
    EXPECT_THAT(explain("MATCH (n:N)-[:R]->(m:M) WHERE n.v IN [70, 71] RETURN m.k"), HasSubstr("by by_v"));
    EXPECT_THAT(explain("MATCH (n:N&!M WHERE n.v = 70)-[:R]->(m:M) RETURN m.k"), HasSubstr("by by_v"));
    // Half of all: the index is no reason to begin there.
    run("CREATE INDEX by_half FOR (n:N) ON (n.half)");
    EXPECT_THAT(explain("MATCH (n:N {half: 1})-[:R]->(m:M) RETURN m.k"), Not(HasSubstr("by by_half")));
    EXPECT_THAT(explain(query, {.disabled_rewrites = {"pattern_order", "seek_index"}}), Not(HasSubstr("by by_v")));
}

TEST_F(IndexPlan, FindsANodeByWhatAnotherSaysBehindThatOther) {
    run("UNWIND range(1, 1000) AS i CREATE (:A {id: i}), (:B {id: i, x: i % 10})");
    run("CREATE INDEX a_id FOR (n:A) ON (n.id)");
    for (const char* query :
         {"MATCH (a:B), (b:A {id: a.id % 100 + 1}) RETURN a, b", "MATCH (b:A {id: a.id % 100 + 1}), (a:B) RETURN a, b",
          "MATCH (a:B) MATCH (b:A {id: a.id % 100 + 1}) RETURN a, b",
          "MATCH (a:B), (b:A) WHERE b.id = a.id + 1 RETURN a.id, b.id",
          "MATCH (a:B), (b:A WHERE b.id = a.id) RETURN count(*)",
          "MATCH (b:A), (a:B) WHERE b.id IN [a.id, a.x] RETURN a, b"}) {
        EXPECT_THAT(explain(query), HasSubstr("by a_id")) << query;
        EXPECT_THAT(explain(query), Not(HasSubstr("(b:A)"))) << query;
    }
    // What few are by their own comes first, and the other by the index.
    run("CREATE INDEX b_x FOR (n:B) ON (n.x)");
    const std::string both = explain("MATCH (a:A), (b:B {x: 3}) WHERE a.id = b.id RETURN count(*)");
    EXPECT_THAT(both, HasSubstr("a.id = b.id by a_id"));
    EXPECT_THAT(both, HasSubstr("b.x = 3 by b_x"));
    EXPECT_LT(both.find("a_id"), both.find("b_x")) << "the operator that is printed last runs first\n" << both;
}

TEST_F(IndexPlan, FindsTheSameByWhatAnotherSays) {
    run("UNWIND range(1, 40) AS i CREATE (:A {id: i, k: i % 5})-[:T {w: i % 3}]->(:B {id: i, k: i % 7})");
    run("CREATE INDEX FOR (n:A) ON (n.id)");
    for (const char* query : {"MATCH (a:B), (b:A {id: a.k}) RETURN a.id, b.id",
                              "MATCH (a:A)-[r:T]->(b:B), (c:A {id: r.w}) RETURN a.id, c.id",
                              "MATCH (a:A), (b:A {id: a.k}), (c:B {id: b.id + a.k}) RETURN a.id, b.id, c.id",
                              "MATCH (a:A {id: c.k}), (b:A {id: a.k}), (c:A {id: b.k}) RETURN a.id, b.id, c.id"}) {
        EXPECT_EQ(rows(graph_, query, {}), rows(graph_, query, {.rewrites = false})) << query;
    }
}

TEST_F(IndexPlan, SaysWhatAStatementAboutTheSchemaDoes) {
    EXPECT_EQ(explain("CREATE INDEX FOR (n:N) ON (n.v)"), "+ ChangeSchema  (:N {v})\n");
    EXPECT_EQ(explain("DROP CONSTRAINT c IF EXISTS"), "+ ChangeSchema  c\n");
}

TEST_F(IndexPlan, AnswersAsAScanDoes) {
    std::mt19937 random{11};
    const auto below = [&](int bound) { return std::uniform_int_distribution{0, bound - 1}(random); };
    const auto pick = [&](const std::vector<std::string>& all) {
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    };
    const std::vector<std::string> values{"1",
                                          "2",
                                          "2.0",
                                          "3.5",
                                          "0.0 / 0.0",
                                          "'a'",
                                          "'ab'",
                                          "''",
                                          "'b'",
                                          "true",
                                          "false",
                                          "[1]",
                                          "[1, 2]",
                                          "null",
                                          "date('2024-01-01')",
                                          "date('2025-01-01')"};
    for (int i = 0; i < 60; ++i) {
        run(fmt::format("CREATE (:{} {{k: {}, v: {}, w: {}}})-[:R {{v: {}}}]->(:B {{k: {}}})", pick({"A", "A:B", "B"}),
                        i, pick(values), pick(values), pick(values), 100 + i));
    }
    run("CREATE INDEX FOR (n:A) ON (n.v)");
    run("CREATE INDEX FOR (n:B) ON (n.w)");
    run("CREATE INDEX FOR (n:A) ON (n.v, n.w)");
    run("CREATE INDEX FOR ()-[r:R]-() ON (r.v)");
    const auto condition = [&](const std::string& of) {
        switch (below(4)) {
        case 0: return fmt::format("{} IN [{}, {}]", of, pick(values), pick(values));
        case 1: return fmt::format("{} STARTS WITH {}", of, pick({"'a'", "''", "'ab'", "null", "1"}));
        default: return fmt::format("{} {} {}", of, pick({"=", "<", "<=", ">", ">=", "<>"}), pick(values));
        }
    };
    for (int i = 0; i < 400; ++i) {
        const std::string where = fmt::format("{} {} {}", condition(pick({"n.v", "n.w", "r.v"})),
                                              pick({"AND", "AND", "OR"}), condition(pick({"n.v", "n.w", "r.v"})));
        const std::string text = fmt::format("MATCH (n{})-[r:R]{}(m) WHERE {} RETURN n.k, m.k",
                                             pick({":A", ":B", ":A:B", ""}), pick({"->", "-"}), where);
        ASSERT_EQ(rows(graph_, text, {}), rows(graph_, text, {.rewrites = false})) << text;
    }
}

}  // namespace
}  // namespace dossier::query
