#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "query/syntax/grammar_check.hpp"
#include "query/syntax/parser.hpp"
#include "query/syntax/unparse.hpp"

namespace dossier::query::syntax {

namespace {

Expression returned(std::string_view expression) {
    const auto statement = parse("RETURN " + std::string{expression});
    return std::get<Return>(statement.query.branches.front().clauses.front().node).projection.items.front().expression;
}

/// The tree with a bracket around every operator: shows what binds what.
std::string shape(const Expression& expression) {
    if (const auto* binary = std::get_if<Binary>(&expression.node)) {
        Expression hole{Variable{"_"}, {}};
        const auto sign = unparse(Expression{Binary{binary->op, hole, hole}, {}});
        return "(" + shape(*binary->left) + sign.substr(1, sign.size() - 2) + shape(*binary->right) + ")";
    }
    if (const auto* unary = std::get_if<Unary>(&expression.node))
        return (unary->op == UnaryOp::logical_not ? "(NOT "
                : unary->op == UnaryOp::minus     ? "(-"
                                                  : "(+") +
               shape(*unary->operand) + ")";
    if (const auto* test = std::get_if<NullTest>(&expression.node))
        return "(" + shape(*test->operand) + (test->negated ? " IS NOT NULL)" : " IS NULL)");
    if (const auto* comparison = std::get_if<Comparison>(&expression.node)) {
        auto text = "(" + shape(*comparison->first);
        for (const auto& link : comparison->rest) text += " ? " + shape(link.right);
        return text + ")";
    }
    return unparse(expression);
}

std::string shape(std::string_view expression) { return shape(returned(expression)); }

template <typename Value>
Value literal(std::string_view expression) {
    return std::get<Value>(std::get<Literal>(returned(expression).node).value);
}

graph::ErrorCode code_of(std::string_view query) {
    try {
        (void)parse(query);
    } catch (const graph::Error& error) {
        return error.diagnostic().code;
    }
    ADD_FAILURE() << "parsed: " << query;
    return {};
}

}  // namespace

TEST(Grammar, NoRuleMatchesNothingForEver) { EXPECT_EQ(grammar_problems(), 0U); }

TEST(Precedence, EveryLevelBindsTighterThanTheOneBefore) {
    EXPECT_EQ(shape("a OR b XOR c AND NOT d = e IN f + g * h ^ -i"),
              "(a OR (b XOR (c AND (NOT (d ? (e IN (f + (g * (h ^ (-i))))))))))");
}

TEST(Precedence, ChainsLeanToTheLeft) {
    EXPECT_EQ(shape("5 - 4 - 3"), "((5 - 4) - 3)");
    EXPECT_EQ(shape("2 ^ 3 ^ 4"), "((2 ^ 3) ^ 4)");
    EXPECT_EQ(shape("8 / 4 % 3 * 2"), "(((8 / 4) % 3) * 2)");
    EXPECT_EQ(shape("a STARTS WITH b IS NOT NULL IS NULL"), "(((a STARTS WITH b) IS NOT NULL) IS NULL)");
}

TEST(Precedence, ASignBindsTighterThanAPower) {
    EXPECT_EQ(shape("-2 ^ 2"), "((-2) ^ 2)");
    EXPECT_EQ(shape("a - -b"), "(a - (-b))");
    EXPECT_EQ(shape("-a.b"), "(-a.b)");
}

TEST(Precedence, BracketsLeaveNoNodeBehind) {
    EXPECT_EQ(returned("((a) + (b))"), returned("a + b"));
    EXPECT_NE(returned("(a + b) * c"), returned("a + b * c"));
}

TEST(Comparisons, AChainIsOneNode) {
    const auto chain = std::get<Comparison>(returned("1 < n.x <= 3 <> 4").node);
    ASSERT_EQ(chain.rest.size(), 3U);
    EXPECT_EQ(chain.rest[1].op, ComparisonOp::less_or_equal);
    EXPECT_EQ(std::get<Comparison>(returned("(1 < 2) = true").node).rest.size(), 1U);
}

TEST(Literals, IntegersHaveThreeBasesAndUnderscores) {
    EXPECT_EQ(literal<std::int64_t>("1_000"), 1000);
    EXPECT_EQ(literal<std::int64_t>("0x1A"), 26);
    EXPECT_EQ(literal<std::int64_t>("0X_ff"), 255);
    EXPECT_EQ(literal<std::int64_t>("0o17"), 15);
    EXPECT_EQ(literal<std::int64_t>("007"), 7);
}

TEST(Literals, TheSmallestIntegerTakesItsMinus) {
    constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
    EXPECT_EQ(literal<std::int64_t>("-9223372036854775808"), smallest);
    EXPECT_EQ(literal<std::int64_t>("- 0x8000000000000000"), smallest);
    EXPECT_TRUE(std::holds_alternative<Unary>(returned("--9223372036854775808").node));
    EXPECT_EQ(code_of("RETURN 9223372036854775808"), graph::ErrorCode::integer_overflow);
    EXPECT_EQ(code_of("RETURN -(9223372036854775808)"), graph::ErrorCode::integer_overflow);
    EXPECT_EQ(code_of("RETURN 1 -9223372036854775808"), graph::ErrorCode::integer_overflow);
    EXPECT_EQ(code_of("RETURN -9223372036854775809"), graph::ErrorCode::integer_overflow);
}

TEST(Literals, FloatsHaveAPointOrAnExponentOrBoth) {
    EXPECT_EQ(literal<double>("1.5"), 1.5);
    EXPECT_EQ(literal<double>(".5"), 0.5);
    EXPECT_EQ(literal<double>("1e3"), 1000.0);
    EXPECT_EQ(literal<double>("1.5E-3"), 0.0015);
    EXPECT_EQ(literal<double>("2.5f"), 2.5);
    EXPECT_EQ(literal<double>("1e-400"), 0.0);
    EXPECT_TRUE(std::holds_alternative<PropertyAccess>(returned("1.e3").node));
    EXPECT_EQ(code_of("RETURN 1e309"), graph::ErrorCode::floating_point_overflow);
}

TEST(Literals, ANumberWithATailIsNone) {
    for (const auto* number : {"0x", "0_", "1a", "0x1A2b3j4D", "0o8", "9223372h54775808", "1.5x", "1_"})
        EXPECT_EQ(code_of("RETURN " + std::string{number}), graph::ErrorCode::invalid_number_literal) << number;
}

TEST(Literals, StringsDecodeTheirEscapes) {
    EXPECT_EQ(literal<std::string>(R"('a\n\t\\\'\"\u00eb')"), "a\n\t\\'\"ë");
    EXPECT_EQ(literal<std::string>(R"("\U01F600")"), "😀");
    EXPECT_EQ(literal<std::string>(R"('\uD83D\uDE00')"), "😀");
    EXPECT_EQ(literal<std::string>("'it''s'"), "it's");
    EXPECT_EQ(literal<std::string>(R"("say ""ja""")"), "say \"ja\"");
    EXPECT_EQ(literal<std::string>("'/* no comment // */'"), "/* no comment // */");
}

TEST(Literals, AnEscapeThatIsNoCharacterIsAnError) {
    for (const auto* text : {R"('\uH')", R"('\u12')", R"('\uD800')", R"('\U110000')", R"('\uDC00\uD800')"})
        EXPECT_EQ(code_of("RETURN " + std::string{text}), graph::ErrorCode::invalid_unicode_literal) << text;
    EXPECT_EQ(code_of(R"(RETURN '\q')"), graph::ErrorCode::unexpected_syntax);
}

TEST(Names, AreUnicodeAndMayBeQuoted) {
    EXPECT_EQ(std::get<Variable>(returned("coördinatië").node).name, "coördinatië");
    EXPECT_EQ(std::get<Variable>(returned("`a ``b`").node).name, "a `b");
    EXPECT_EQ(std::get<Parameter>(returned("$1").node).name, "1");
    EXPECT_EQ(std::get<Parameter>(returned("$`a b`").node).name, "a b");
}

TEST(Names, AnyWordIsALabelATypeOrAKey) {
    EXPECT_NO_THROW(
        (void)parse("MATCH (n:Match:Where {return: 1})-[:IN|OR]->() SET n.set = 1 RETURN n.case, {null: 1}"));
    EXPECT_NO_THROW((void)parse("MATCH (count)-->(end) RETURN count.x, end, shortest, skip, order, all"));
    EXPECT_EQ(code_of("MATCH (where) RETURN 1"), graph::ErrorCode::unexpected_syntax);
}

TEST(Space, IsUnicodeAndCommentsAreSpace) {
    EXPECT_EQ(parse("RETURN\u00A0/* a * / */1// end"), parse("RETURN 1"));
    EXPECT_EQ(parse("\u2003RETURN 1 // x\n;"), parse("return 1"));
    EXPECT_EQ(code_of("RETURN 1 /* never"), graph::ErrorCode::unexpected_syntax);
}

TEST(Places, SpansCoverWhatWasWritten) {
    constexpr std::string_view text = "RETURN  (1 + 2) * x  AS y , n.a";
    const auto statement = parse(text);
    const auto& items = std::get<Return>(statement.query.branches[0].clauses[0].node).projection.items;
    const auto slice = [&](const Place& where) { return text.substr(where.begin, where.end - where.begin); };
    EXPECT_EQ(slice(items[0].text), "(1 + 2) * x");
    EXPECT_EQ(slice(items[0].expression.where), "(1 + 2) * x");
    EXPECT_EQ(slice(std::get<Binary>(items[0].expression.node).left->where), "1 + 2");
    EXPECT_EQ(slice(items[0].alias->where), "y");
    EXPECT_EQ(slice(items[1].expression.where), "n.a");
}

TEST(Brackets, APatternIsToldFromArithmetic) {
    EXPECT_TRUE(std::holds_alternative<PatternPredicate>(returned("(a)-->(b)").node));
    EXPECT_TRUE(std::holds_alternative<PatternPredicate>(returned("(a) <- [:T {x: [1]}] - (:B {y: '('})").node));
    EXPECT_TRUE(std::holds_alternative<Binary>(returned("(a.x) - (b.x)").node));
    EXPECT_TRUE(std::holds_alternative<Binary>(returned("(a)-(b)").node));
    EXPECT_TRUE(std::holds_alternative<Binary>(returned("(a + 1)--(b)").node));
    EXPECT_TRUE(std::holds_alternative<Comparison>(returned("(a)<-(b)").node));
}

TEST(Lists, HaveThreeForms) {
    EXPECT_TRUE(std::holds_alternative<ListLiteral>(returned("[x IN a, 2]").node));
    EXPECT_TRUE(std::holds_alternative<ListLiteral>(returned("[(x IN a)]").node));
    EXPECT_TRUE(std::holds_alternative<ListLiteral>(returned("[]").node));
    EXPECT_TRUE(std::holds_alternative<ListComprehension>(returned("[x IN a]").node));
    EXPECT_TRUE(std::holds_alternative<PatternComprehension>(returned("[(a)-->(b) | b.x]").node));
    EXPECT_TRUE(std::holds_alternative<PatternComprehension>(returned("[p = (a)-->(b) WHERE b.x | p]").node));
}

TEST(Lists, AComprehensionReadsItsWholeList) {
    const auto comprehension = std::get<ListComprehension>(returned("[x IN a + b IN c OR d WHERE x | x + 1]").node);
    EXPECT_EQ(shape(*comprehension.list), "(((a + b) IN c) OR d)");
    EXPECT_EQ(comprehension.variable.text, "x");
}

TEST(Lists, ABarEndsTheCondition) {
    const auto comprehension = std::get<ListComprehension>(returned("[x IN a WHERE x:A|x.name]").node);
    EXPECT_TRUE(std::holds_alternative<LabelTest>((*comprehension.where)->node));
    EXPECT_TRUE(std::holds_alternative<PropertyAccess>((*comprehension.projection)->node));
    EXPECT_EQ(returned("[x IN a WHERE (x:A|B) | x]"), returned("[x IN a WHERE x:(A|B) | x]"));
}

TEST(Labels, OldFormsMeanTheNewOnes) {
    EXPECT_EQ(parse("MATCH (n:A:B)-[:S|:T]->() RETURN n"), parse("MATCH (n:A&B)-[:S|T]->() RETURN n"));
    EXPECT_EQ(parse("MATCH (n IS A) WHERE n:!A&(B|%) RETURN n"),
              parse("MATCH (n:A) WHERE n IS LABELED !A&(B|%) RETURN n"));
}

TEST(Patterns, ARangeWithoutItsStarHasItsOwnError) {
    EXPECT_EQ(code_of("MATCH (a)-[:LIKES..]->(c) RETURN c"), graph::ErrorCode::invalid_relationship_pattern);
}

TEST(Statements, TextBehindOneIsAnError) {
    EXPECT_NO_THROW((void)parse("RETURN 1;"));
    EXPECT_EQ(code_of("RETURN 1; RETURN 2"), graph::ErrorCode::unexpected_syntax);
    EXPECT_EQ(code_of("RETURN 1 x"), graph::ErrorCode::unexpected_syntax);
    EXPECT_EQ(code_of(""), graph::ErrorCode::unexpected_syntax);
}

TEST(Statements, LaterClausesAreTheirPlainForms) {
    EXPECT_EQ(parse("FOR x IN [1] LET y = x FILTER y > 0 RETURN y"),
              parse("UNWIND [1] AS x WITH *, x AS y WITH * WHERE y > 0 RETURN y"));
    EXPECT_EQ(parse("RETURN 1 AS x OFFSET 2"), parse("RETURN 1 AS x SKIP 2"));
}

}  // namespace dossier::query::syntax
