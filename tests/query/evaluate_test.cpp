#include "query/exec/evaluate.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

#include "graph/error.hpp"
#include "graph/value_text.hpp"
#include "query/bind/binder.hpp"
#include "query/exec/functions/aggregate.hpp"
#include "query/exec/functions/function.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::query::exec {

namespace {

/// The value of an expression without variables, as a literal; an error as its code.
std::string value_of_text(std::string_view expression) {
    const std::string text = fmt::format("RETURN {} AS value", expression);
    const Procedures procedures;
    const bind::Statement statement = bind::bind(syntax::parse(text), text, procedures);
    const auto& projection = std::get<bind::Projection>(statement.query.branches.front().clauses.back());
    graph::PropertyGraph graph;
    const Parameters parameters{{"p", Value{7}}};
    const Limits limits;
    const Options options;
    Context context{.graph = graph,
                    .parameters = parameters,
                    .limits = limits,
                    .options = options,
                    .now = {},
                    .slots = statement.slots,
                    .run_subquery = {}};
    try {
        return graph::literal(evaluate_constant(projection.items.front().expression, context), nullptr);
    } catch (const graph::Error& error) {
        return std::string{graph::name(error.diagnostic().code)};
    }
}

struct Sample {
    std::string_view expression, value;
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.expression; }

class Evaluate : public testing::TestWithParam<Sample> {};

TEST_P(Evaluate, GivesTheValue) { EXPECT_EQ(value_of_text(GetParam().expression), GetParam().value); }

INSTANTIATE_TEST_SUITE_P(Arithmetic, Evaluate,
                         testing::Values(Sample{"1 + 2 * 3", "7"}, Sample{"7 / 2", "3"}, Sample{"-7 % 3", "-1"},
                                         Sample{"7 / 2.0", "3.5"}, Sample{"2 ^ 3", "8.0"},
                                         Sample{"1 / 0", "division_by_zero"}, Sample{"1.0 / 0 > 1e300", "true"},
                                         Sample{"9223372036854775807 + 1", "integer_overflow"},
                                         Sample{"-9223372036854775808 / -1", "integer_overflow"},
                                         Sample{"-9223372036854775808 % -1", "0"}, Sample{"1 + null", "null"},
                                         Sample{"'a' + 1", "'a1'"}, Sample{"[1] + 2", "[1, 2]"},
                                         Sample{"[1] + [[2]]", "[1, [2]]"}, Sample{"$p + 1", "8"}));

INSTANTIATE_TEST_SUITE_P(
    Logic, Evaluate,
    testing::Values(Sample{"null AND false", "false"}, Sample{"null OR true", "true"}, Sample{"null XOR true", "null"},
                    Sample{"false AND 1 / 0 = 1", "false"}, Sample{"true OR 1 / 0 = 1", "true"},
                    Sample{"true AND 1 / 0 = 1", "division_by_zero"},
                    Sample{"CASE WHEN true THEN 1 ELSE 1 / 0 END", "1"},
                    Sample{"CASE 3 WHEN 1, 3 THEN 'odd' ELSE 'even' END", "'odd'"},
                    Sample{"CASE null WHEN null THEN 1 ELSE 2 END", "2"}, Sample{"1 < 2 < 3", "true"},
                    Sample{"1 < toInteger('5') < 3", "false"}, Sample{"1 < 'a'", "null"}, Sample{"1 = 1.0", "true"},
                    Sample{"[1, null] = [1, 2]", "null"}, Sample{"1 IN [2, null]", "null"},
                    Sample{"1 IN [1, null]", "true"}, Sample{"null IN []", "false"}, Sample{"'abc' =~ 'A.c'", "false"},
                    Sample{"'abc' =~ '(?i)A.c'", "true"}, Sample{"'abc' =~ 'b'", "false"},
                    Sample{"'a' =~ '('", "invalid_argument_value"}, Sample{"1 STARTS WITH 'a'", "null"},
                    Sample{"1 IS :: INTEGER", "true"}, Sample{"[1, 'a'] IS :: LIST<INTEGER>", "false"}));

INSTANTIATE_TEST_SUITE_P(
    Lists, Evaluate,
    testing::Values(Sample{"[1, 2, 3][-1]", "3"}, Sample{"[1, 2, 3][3]", "null"}, Sample{"[1, 2, 3][1..]", "[2, 3]"},
                    Sample{"[1, 2, 3][-2..-1]", "[2]"}, Sample{"[1, 2, 3][null..2]", "null"},
                    Sample{"[1][$p .. 0]", "[]"}, Sample{"{a: 1}['a']", "1"}, Sample{"{a: 1}.b", "null"},
                    Sample{"[x IN [1, 2, 3] WHERE x > 1 | x * 10]", "[20, 30]"},
                    Sample{"[x IN [1, 2] | [y IN [10, 20] | x + y]]", "[[11, 21], [12, 22]]"},
                    Sample{"[x IN null | x]", "null"}, Sample{"all(x IN [1, null] WHERE x = 1)", "null"},
                    Sample{"any(x IN [1, null] WHERE x = 1)", "true"}, Sample{"none(x IN [] WHERE x = 1)", "true"},
                    Sample{"single(x IN [1, 1] WHERE x = 1)", "false"},
                    Sample{"reduce(sum = 0, x IN [1, 2, 3] | sum + x)", "6"},
                    Sample{"size([x IN range(1, 5000) WHERE x % 2 = 0])", "2500"},
                    Sample{"range(1, 7, 3)", "[1, 4, 7]"}, Sample{"range(1, 0)", "[]"},
                    Sample{"range(1, 2, 0)", "number_out_of_range"},
                    Sample{"range(0, 9223372036854775807)", "memory_exceeded"},
                    Sample{"reduce(s = 'x', i IN range(1, 60) | s + s)", "memory_exceeded"}));

INSTANTIATE_TEST_SUITE_P(
    Functions, Evaluate,
    testing::Values(
        Sample{"toUpper('één ß')", "'ÉÉN SS'"}, Sample{"size('één')", "3"}, Sample{"reverse('één')", "'néé'"},
        Sample{"substring('één', 1, 1)", "'é'"}, Sample{"left('één', 9)", "'één'"}, Sample{"right('één', 2)", "'én'"},
        Sample{"split('a,b,', ',')", "['a', 'b', '']"}, Sample{"replace('aaa', 'a', 'bc')", "'bcbcbc'"},
        Sample{"trim('  a ')", "'a'"}, Sample{"btrim('xxaxx', 'x')", "'a'"}, Sample{"toInteger('1.7')", "1"},
        Sample{"toInteger('a')", "null"}, Sample{"toFloat('1e3')", "1000.0"}, Sample{"toBoolean(' TRUE ')", "true"},
        Sample{"[x IN [1, []] | toString(x)]", "invalid_argument_value"}, Sample{"toStringOrNull([])", "null"},
        Sample{"toString(1.0)", "'1.0'"}, Sample{"coalesce(null, 2)", "2"}, Sample{"round(-0.5)", "0.0"},
        Sample{"round(1.249, 1)", "1.2"}, Sample{"round(2.5, 0, 'HALF_EVEN')", "2.0"}, Sample{"sign(-3)", "-1"},
        Sample{"abs(-9223372036854775808)", "integer_overflow"}, Sample{"keys({b: 1, a: 2})", "['a', 'b']"},
        Sample{"toString(date('2023-06-30') + duration('P1D'))", "'2023-07-01'"},
        Sample{"date('2023-06-30').year", "2023"}, Sample{"valueType([1])", "'LIST<INTEGER NOT NULL> NOT NULL'"},
        Sample{"toUpper(null)", "null"}));

TEST(Functions, AllHaveAnImplementation) {
    for (const bind::FunctionSignature& signature : bind::functions()) {
        // exists() is written as IS NOT NULL or as a subquery before it gets here, linenumber() and file() are slots,
        // and coalesce() computes its arguments itself.
        constexpr std::string_view other_ways[] = {"exists", "linenumber", "file", "coalesce"};
        const bool computed =
            !signature.aggregates() && std::ranges::find(other_ways, signature.name) == std::end(other_ways);
        EXPECT_EQ(implementation(signature) != nullptr, computed) << signature.name;
    }
}

TEST(EvaluateDeeply, HoldsWhatTheParserLetsThrough) {
    std::string chain = "0";
    for (int i = 0; i < 1900; ++i) chain += "+1";
    EXPECT_EQ(value_of_text(chain), "1900");
    EXPECT_EQ(value_of_text(std::string(300, '[') + "1" + std::string(300, ']')).size(), 601U);
}

class Aggregating : public testing::Test {
protected:
    /// Of the values with these multiplicities.
    std::string aggregated(std::string_view name, std::vector<std::pair<Value, std::uint64_t>> values,
                           bool distinct = false, Value second = {}) {
        bind::Aggregate aggregate;
        aggregate.function = bind::find_function(name);
        aggregate.distinct = distinct;
        aggregate.arguments.resize(1);
        Held held{context_};
        const auto accumulator = make_accumulator(aggregate, held);
        for (const auto& [value, multiplicity] : values) {
            const std::vector<Value> arguments{value, second};
            accumulator->add(arguments, multiplicity);
        }
        return graph::literal(accumulator->result(), nullptr);
    }

    graph::PropertyGraph graph_;
    Parameters parameters_;
    Limits limits_;
    Options options_;
    Context context_{.graph = graph_,
                     .parameters = parameters_,
                     .limits = limits_,
                     .options = options_,
                     .now = {},
                     .slots = 0,
                     .run_subquery = {}};
};

TEST_F(Aggregating, CountsEqualRowsAsOften) {
    EXPECT_EQ(aggregated("count", {{1, 3}, {Value{}, 5}, {2, 1}}), "4");
    EXPECT_EQ(aggregated("sum", {{2, 3}, {1, 1}}), "7");
    EXPECT_EQ(aggregated("collect", {{1, 2}, {2, 1}}), "[1, 1, 2]");
    EXPECT_EQ(aggregated("avg", {{1, 3}, {5, 1}}), "2.0");
}

TEST_F(Aggregating, DistinctCountsEachValueOnce) {
    EXPECT_EQ(aggregated("count", {{1, 3}, {1.0, 1}, {2, 1}}, true), "2");
    EXPECT_EQ(aggregated("sum", {{2, 3}, {2, 1}}, true), "2");
}

TEST_F(Aggregating, OfNothing) {
    EXPECT_EQ(aggregated("count", {}), "0");
    EXPECT_EQ(aggregated("sum", {}), "0");
    EXPECT_EQ(aggregated("avg", {}), "null");
    EXPECT_EQ(aggregated("max", {{Value{}, 1}}), "null");
    EXPECT_EQ(aggregated("stDev", {}), "0.0");
}

TEST_F(Aggregating, APassingOverflowIsNone) {
    constexpr std::int64_t most = 9223372036854775807;
    EXPECT_EQ(aggregated("sum", {{most, 2}, {-most, 2}, {5, 1}}), "5");
    EXPECT_THROW(static_cast<void>(aggregated("sum", {{most, 2}})), graph::Error);
}

TEST_F(Aggregating, Percentiles) {
    const std::vector<std::pair<Value, std::uint64_t>> values{{10.0, 1}, {20.0, 1}, {30.0, 1}};
    EXPECT_EQ(aggregated("percentileCont", values, false, 0.25), "15.0");
    EXPECT_EQ(aggregated("percentileDisc", values, false, 0.0), "10.0");
    EXPECT_EQ(aggregated("percentileDisc", values, false, 0.5), "20.0");
    EXPECT_EQ(aggregated("percentileDisc", values, false, 1.0), "30.0");
    EXPECT_THROW(static_cast<void>(aggregated("percentileCont", values, false, 1.1)), graph::Error);
}

TEST_F(Aggregating, DeviationKeepsItsDigits) {
    EXPECT_EQ(aggregated("stDev", {{1e9 + 1, 1}, {1e9 + 2, 1}, {1e9 + 3, 1}}), "1.0");
    EXPECT_EQ(aggregated("stDevP", {{2, 2}, {4, 2}}), "1.0");
}

}  // namespace

}  // namespace dossier::query::exec
