#include "query/bind/binder.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/error.hpp"
#include "query/bind/functions.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::query::bind {

namespace {

const Procedures& some_procedures() {
    static const Procedures procedures{
        {"test.labels",
         {.name = "test.labels", .arguments = {}, .results = {{"label", "STRING?"}}, .summary = {}, .run = {}}},
        {"test.add",
         {.name = "test.add",
          .arguments = {{"a", "INTEGER?"}, {"b", "INTEGER?"}},
          .results = {{"sum", "INTEGER?"}},
          .summary = {},
          .run = {}}},
        {"test.silent", {.name = "test.silent", .arguments = {}, .results = {}, .summary = {}, .run = {}}}};
    return procedures;
}

Statement bound(std::string_view text) { return bind::bind(syntax::parse(text), text, some_procedures()); }

/// `undefined_variable 1:24`, or `fine`.
std::string fault_of(std::string_view text) {
    try {
        static_cast<void>(bound(text));
    } catch (const graph::Error& error) {
        const auto& diagnostic = error.diagnostic();
        if (!diagnostic.where) return std::string{graph::name(diagnostic.code)};
        const auto place = graph::line_column(text, diagnostic.where->begin);
        return fmt::format("{} {}:{}", graph::name(diagnostic.code), place.line, place.column);
    }
    return "fine";
}

struct Fault {
    std::string_view query, fault;
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.query; }

class Binder : public testing::TestWithParam<Fault> {};

TEST_P(Binder, FindsTheFault) { EXPECT_EQ(fault_of(GetParam().query), GetParam().fault) << GetParam().query; }

INSTANTIATE_TEST_SUITE_P(
    Variables, Binder,
    testing::Values(Fault{"MATCH (a) RETURN b", "undefined_variable 1:18"},
                    Fault{"MATCH (a) WITH a.x AS x RETURN a", "undefined_variable 1:32"},
                    Fault{"RETURN [x IN [1] | x] + x", "undefined_variable 1:25"},
                    Fault{"CREATE (a {x: b})", "undefined_variable 1:15"},
                    Fault{"MATCH (a) WHERE (a)-->(b) RETURN a", "undefined_variable 1:24"},
                    Fault{"MATCH (a) WHERE EXISTS { (a)-->(b) WHERE b.x = c } RETURN a", "undefined_variable 1:48"},
                    Fault{"MATCH (a {x: b.x}), (b) RETURN a", "fine"},
                    Fault{"MATCH (a) CREATE (b {x: b.x})", "undefined_variable 1:25"},
                    Fault{"CREATE (a {x: 1}), (b {x: a.x})", "fine"},
                    Fault{"CREATE (a {x: b.x}), (b {x: 1})", "undefined_variable 1:15"},
                    Fault{"MERGE (a {x: 1})-[:T]->(b {x: a.x})", "undefined_variable 1:31"},
                    Fault{"MATCH (a) CREATE (a)", "variable_already_bound 1:19"},
                    Fault{"MATCH (a) CREATE (a:B)-[:T]->()", "variable_already_bound 1:19"},
                    Fault{"MATCH (a) CREATE (a)-[:T]->(a)", "fine"},
                    Fault{"MATCH ()-[r]->() MERGE ()-[r:T]->()", "variable_already_bound 1:28"},
                    Fault{"MATCH p = (p) RETURN p", "variable_already_bound 1:7"},
                    Fault{"WITH 1 AS a UNWIND [1] AS a RETURN a", "variable_already_bound 1:27"},
                    Fault{"MATCH (r)-[r]->() RETURN r", "variable_type_conflict 1:12"},
                    Fault{"WITH [1] AS a MATCH (a) RETURN a", "variable_type_conflict 1:22"},
                    Fault{"WITH null AS a MATCH (a) RETURN a", "fine"},
                    Fault{"MATCH ()-[r*]->() MATCH ()-[r*]->() RETURN r", "fine"},
                    Fault{"MATCH ()-[r]->()-[r]->() RETURN r", "relationship_uniqueness_violation 1:19"},
                    Fault{"MATCH ()-[r]->(), ()-[r]->() RETURN r", "relationship_uniqueness_violation 1:23"}));

INSTANTIATE_TEST_SUITE_P(
    Patterns, Binder,
    testing::Values(Fault{"CREATE ()-[:T*2]->()", "creating_var_length 1:10"},
                    Fault{"CREATE ()-[:T]-()", "requires_directed_relationship 1:10"},
                    Fault{"MERGE ()-[:T]-()", "fine"}, Fault{"CREATE ()-->()", "no_single_relationship_type 1:10"},
                    Fault{"CREATE ()-[:A|B]->()", "no_single_relationship_type 1:10"},
                    Fault{"MATCH (a $p) RETURN a", "invalid_parameter_use 1:10"},
                    Fault{"MERGE (a $p)", "invalid_parameter_use 1:10"}, Fault{"CREATE (a $p)", "fine"},
                    Fault{"MATCH (n) RETURN (n)-->()", "unexpected_syntax 1:18"},
                    Fault{"MATCH (n) RETURN NOT (n)-->()", "fine"}, Fault{"MATCH (n) RETURN exists((n)-->())", "fine"},
                    Fault{"MATCH (a) DELETE a:X", "invalid_delete 1:18"},
                    Fault{"MATCH (a) DELETE 1 + 1", "invalid_argument_type 1:18"}));

INSTANTIATE_TEST_SUITE_P(
    Aggregates, Binder,
    testing::Values(Fault{"MATCH (a) WHERE count(a) > 1 RETURN a", "invalid_aggregation 1:17"},
                    Fault{"RETURN [x IN [1] | count(*)]", "invalid_aggregation 1:20"},
                    Fault{"MATCH (a) RETURN a.x ORDER BY count(a)", "invalid_aggregation 1:31"},
                    Fault{"RETURN count(count(*))", "nested_aggregation 1:14"},
                    Fault{"RETURN count(rand())", "non_constant_expression 1:14"},
                    Fault{"MATCH (a) RETURN a.x + count(*)", "ambiguous_aggregation_expression 1:18"},
                    Fault{"MATCH (a) RETURN a.x, a.x + count(*)", "fine"},
                    Fault{"MATCH (a) RETURN a, a.x + count(*)", "fine"},
                    Fault{"MATCH (a) RETURN a.x + 1, a.x + 1 + count(*)", "ambiguous_aggregation_expression 1:27"},
                    Fault{"MATCH (a) RETURN a AS x, x.y + count(*)", "undefined_variable 1:26"},
                    Fault{"MATCH (a) RETURN a.x, [a IN [{x: 1}] | a.x][0] + count(*)", "fine"},
                    Fault{"MATCH (a) RETURN a.x AS x, count(*) AS n ORDER BY x, n, a.x + count(*)", "fine"},
                    Fault{"MATCH (a) RETURN count(a.x) AS n ORDER BY a.y + count(a.x)", "undefined_variable 1:43"},
                    Fault{"MATCH (a) RETURN a.x + a.y, count(*) AS n ORDER BY a.x + a.y + count(*)",
                          "ambiguous_aggregation_expression 1:52"},
                    Fault{"MATCH (a) RETURN DISTINCT a.x ORDER BY a.y", "undefined_variable 1:40"},
                    Fault{"MATCH (a) RETURN DISTINCT a.x + 1 ORDER BY a.x + 1", "fine"},
                    Fault{"RETURN toUpper(DISTINCT 'a')", "unexpected_syntax 1:8"}));

INSTANTIATE_TEST_SUITE_P(Columns, Binder,
                         testing::Values(Fault{"WITH 1 AS a, 2 AS a RETURN a", "column_name_conflict 1:19"},
                                         Fault{"RETURN 1, 1", "column_name_conflict 1:11"},
                                         Fault{"MATCH (a) WITH a, count(*) RETURN a", "no_expression_alias 1:19"},
                                         Fault{"MATCH () RETURN *", "no_variables_in_scope 1:10"},
                                         Fault{"RETURN 1 AS a UNION RETURN 1 AS b", "different_columns_in_union 1:21"},
                                         Fault{"RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a",
                                               "invalid_clause_composition 1:1"},
                                         Fault{"MATCH (a)", "invalid_clause_composition 1:1"},
                                         Fault{"MATCH (a) RETURN a LIMIT a.x", "non_constant_expression 1:26"},
                                         Fault{"RETURN 1 SKIP -1", "negative_integer_argument 1:15"},
                                         Fault{"RETURN 1 LIMIT 1.5", "invalid_argument_type 1:16"},
                                         Fault{"RETURN 1 LIMIT 1 + $n", "fine"},
                                         Fault{"MATCH (a) WITH a.x AS x WHERE a.y = 1 RETURN x", "fine"}));

INSTANTIATE_TEST_SUITE_P(
    TypesAndCalls, Binder,
    testing::Values(Fault{"RETURN 1 AND true", "invalid_argument_type 1:8"},
                    Fault{"MATCH (n) WHERE (n) RETURN n", "invalid_argument_type 1:18"},
                    Fault{"RETURN NOT 'a'", "invalid_argument_type 1:12"},
                    Fault{"RETURN 1 IN 2", "invalid_argument_type 1:13"},
                    Fault{"RETURN any(x IN ['a'] WHERE x % 2 = 0)", "invalid_argument_type 1:29"},
                    Fault{"WITH 1 AS a RETURN a.b", "invalid_argument_type 1:20"},
                    Fault{"MATCH (n) RETURN type(n)", "invalid_argument_type 1:23"},
                    Fault{"MATCH p = () RETURN size(p)", "invalid_argument_type 1:26"},
                    Fault{"RETURN toUper('a')", "unknown_function 1:8"},
                    Fault{"RETURN substring('a')", "invalid_number_of_arguments 1:8"},
                    Fault{"CALL test.lables()", "procedure_not_found 1:6"},
                    Fault{"CALL test.add(1)", "invalid_number_of_arguments 1:1"},
                    Fault{"CALL test.add(1, 'a')", "invalid_argument_type 1:18"}, Fault{"CALL test.add", "fine"},
                    Fault{"WITH 1 AS x CALL test.add YIELD sum RETURN sum", "invalid_argument_passing_mode 1:18"},
                    Fault{"CALL test.labels() YIELD lable RETURN 1", "undefined_variable 1:26"},
                    Fault{"WITH 1 AS label CALL test.labels() YIELD label RETURN label", "variable_already_bound 1:42"},
                    Fault{"CALL test.add(count(*), 1) YIELD sum RETURN sum", "invalid_aggregation 1:15"},
                    Fault{"MATCH (n) WHERE EXISTS { MATCH (n) SET n.x = 1 } RETURN n",
                          "invalid_clause_composition 1:36"},
                    Fault{"RETURN COLLECT { MATCH (n) RETURN n.a, n.b }", "invalid_clause_composition 1:8"},
                    Fault{"MATCH (n) CALL (n) { RETURN n.x AS x } RETURN x", "fine"},
                    Fault{"MATCH (n) CALL { RETURN n.x AS x } RETURN x", "undefined_variable 1:25"},
                    Fault{"MATCH (n) CALL { WITH n RETURN n.x AS x } RETURN x", "fine"}));

const Projection& last_projection(const Statement& statement) {
    return std::get<Projection>(statement.query.branches.front().clauses.back());
}

TEST(BoundStatement, ColumnsAreCalledAsTheyWereWritten) {
    EXPECT_EQ(bound("MATCH (n) RETURN (n . x) , `n`, n.y AS z").query.columns,
              (std::vector<std::string>{"(n . x)", "n", "z"}));
}

TEST(BoundStatement, AStarListsTheVariablesInAlphabeticalOrder) {
    EXPECT_EQ(bound("MATCH (b)-[r]->(a) RETURN *, 1 AS aa").query.columns,
              (std::vector<std::string>{"a", "b", "r", "aa"}));
}

TEST(BoundStatement, AVariableThatIsPassedOnKeepsItsSlot) {
    const Statement statement = bound("MATCH (n) WITH n, n.x AS x RETURN n, x");
    const auto& clauses = statement.query.branches.front().clauses;
    const Slot node = std::get<Match>(clauses[0]).paths[0].nodes[0].slot;
    EXPECT_EQ(std::get<Projection>(clauses[1]).items[0].slot, node);
    EXPECT_EQ(statement.query.results.front().front(), node);
}

TEST(BoundStatement, AggregatesAreTakenOutOfTheirExpressions) {
    const Statement statement = bound("MATCH (n) RETURN n.x AS x, 1 + count(*) + n.x AS y ORDER BY count(*)");
    const Projection& projection = last_projection(statement);
    ASSERT_TRUE(projection.aggregating);
    ASSERT_EQ(projection.keys.size(), 1U);
    ASSERT_EQ(projection.aggregates.size(), 1U) << "the count in ORDER BY is the same one";
    const auto* sorted = std::get_if<Variable>(&projection.order_by.front().expression.node);
    ASSERT_NE(sorted, nullptr);
    EXPECT_EQ(sorted->slot, projection.aggregates.front().slot);
}

TEST(BoundStatement, ASubqueryKnowsWhatIsBoundOutside) {
    const Statement statement = bound("MATCH (a) WHERE (a)-->() RETURN a");
    const auto& match = std::get<Match>(statement.query.branches.front().clauses.front());
    const auto& subquery = std::get<Subquery>(match.where->node);
    const auto& inner = std::get<Match>(subquery.query->branches.front().clauses.front());
    EXPECT_EQ(subquery.kind, Subquery::Kind::exists);
    EXPECT_TRUE(inner.paths[0].nodes[0].bound);
    EXPECT_FALSE(inner.paths[0].nodes[1].bound);
}

TEST(BoundStatement, AChainOfComparisonsIsSplitWhereItsMiddleIsSimple) {
    const Statement simple = bound("MATCH (n) RETURN 1 < n.x < 3");
    EXPECT_TRUE(std::holds_alternative<Binary>(last_projection(simple).items[0].expression.node));
    const Statement costly = bound("RETURN 0 < rand() < 1");
    EXPECT_TRUE(std::holds_alternative<Comparison>(last_projection(costly).items[0].expression.node));
}

TEST(BoundStatement, AUnionMatchesColumnsByName) {
    const Statement statement = bound("RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a");
    const auto& second = std::get<Projection>(statement.query.branches[1].clauses.back());
    EXPECT_EQ(statement.query.results[1].front(), second.items[1].slot);
}

TEST(BoundStatement, TellsWhetherItWrites) {
    EXPECT_TRUE(bound("CALL { CREATE (n) } RETURN 1").writes);
    EXPECT_FALSE(bound("MATCH (n) RETURN n").writes);
}

TEST(Binding, HoldsTheDeepestNestingThatParses) {
    const std::string brackets = "RETURN " + std::string(400, '[') + "1" + std::string(400, ']');
    EXPECT_EQ(fault_of(brackets), "fine");
    std::string chain = "RETURN 1";
    for (int i = 0; i < 1900; ++i) chain += "+1";
    EXPECT_EQ(fault_of(chain), "fine");
}

TEST(Binding, OffersTheNearestName) {
    const auto hint = [](std::string_view text) -> std::string {
        try {
            static_cast<void>(bound(text));
        } catch (const graph::Error& error) {
            return error.diagnostic().hint;
        }
        return {};
    };
    EXPECT_EQ(hint("MATCH (actor) RETURN atcor"), "did you mean `actor`?");
    EXPECT_EQ(hint("RETURN toUper('a')"), "did you mean `toUpper`?");
    EXPECT_EQ(hint("CALL test.lables()"), "did you mean `test.labels`?");
}

TEST(Functions, AreFoundWithoutRegardToCase) {
    ASSERT_NE(find_function("TOUPPER"), nullptr);
    EXPECT_EQ(find_function("TOUPPER")->name, "toUpper");
    EXPECT_EQ(find_function("nonsense"), nullptr);
}

}  // namespace

}  // namespace dossier::query::bind
