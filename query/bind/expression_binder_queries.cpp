#include <array>
#include <utility>

#include <fmt/format.h>

#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/functions.hpp"
#include "query/bind/pattern_binder.hpp"
#include "query/bind/static_type.hpp"

// Expressions that bring variables of their own: CASE branches aside, comprehensions, quantifiers, patterns,
// subqueries.

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

/// A query inside an expression: there while it is bound, so that it knows what was called in it.
class Inside {
public:
    explicit Inside(const Session& session) noexcept : session_{session}, random_calls_{session.random_calls} {}

    [[nodiscard]] Expression over(Subquery::Kind kind, Query query, StaticType element = StaticType::any) const {
        static constexpr std::array types{StaticType::boolean, StaticType::integer, StaticType::list};
        return {.node = Subquery{kind, std::move(query), session_.random_calls > random_calls_},
                .where = {},
                .type = types[static_cast<std::size_t>(kind)],
                .element = element};
    }

private:
    const Session& session_;
    std::size_t random_calls_;
};

/// `MATCH … RETURN value`
Query matched(Match match, Expression value, Slot slot) {
    Projection projection;
    projection.is_return = true;
    projection.items.push_back({slot, std::move(value)});
    projection.columns.emplace_back();
    Query query;
    query.columns.emplace_back();
    query.results.push_back({slot});
    query.branches.emplace_back();
    query.branches.front().clauses.emplace_back(std::move(match));
    query.branches.front().clauses.emplace_back(std::move(projection));
    return query;
}

/// `MATCH …`
Query matched(Match match) {
    Query query;
    query.branches.emplace_back();
    query.branches.front().clauses.emplace_back(std::move(match));
    query.results.emplace_back();
    return query;
}

}  // namespace

Expression ExpressionBinder::node(const syntax::Case& cases, SourceSpan) {
    Case result;
    result.operand = maybe(cases.operand);
    std::optional<StaticType> type;
    for (const syntax::CaseBranch& branch : cases.branches) {
        CaseBranch bound;
        for (const syntax::Expression& when : branch.when) {
            bound.when.push_back(result.operand ? bind(when) : condition(when));
        }
        bound.then = bind(branch.then);
        type = type ? common(*type, bound.then.type) : bound.then.type;
        result.branches.push_back(std::move(bound));
    }
    result.otherwise = maybe(cases.otherwise);
    if (result.otherwise) type = common(*type, (*result.otherwise)->type);
    return {.node = std::move(result), .type = type.value_or(StaticType::any)};
}

namespace {

/// `[x IN list WHERE x:A|B]` asks for A and gives the variable B, which is seldom meant.
void refuse_cut_labels(const syntax::ListComprehension& comprehension, const Scope& scope) {
    if (!comprehension.where || !comprehension.projection) return;
    const auto* given = std::get_if<syntax::Variable>(&(*comprehension.projection)->node);
    const auto* test = std::get_if<syntax::LabelTest>(&(*comprehension.where)->node);
    if (given == nullptr || test == nullptr || scope.find(given->name) != nullptr) return;
    syntax_fault(ErrorCode::undefined_variable, fmt::format("variable `{}` not defined", given->name),
                 (*comprehension.projection)->where, "labels are joined in brackets here: `x:(A|B)`");
}

}  // namespace

Expression ExpressionBinder::node(const syntax::ListComprehension& comprehension, SourceSpan) {
    Expression list = list_operand(*comprehension.list, "a list comprehension");
    Scope local{&scope_};
    const Known element{.slot = session_.new_slot(comprehension.variable.text), .type = list.element};
    local.declare(comprehension.variable.text, element);
    ExpressionBinder inside = within(local);
    ListComprehension result{.element = element.slot, .list = std::move(list), .where = {}, .projection = {}};
    if (comprehension.where) result.where = Box<Expression>{inside.condition(**comprehension.where)};
    refuse_cut_labels(comprehension, local);
    result.projection = inside.maybe(comprehension.projection);
    const StaticType type = result.projection ? (*result.projection)->type : element.type;
    return {.node = std::move(result), .type = StaticType::list, .element = type};
}

Expression ExpressionBinder::node(const syntax::Quantifier& quantifier, SourceSpan) {
    static constexpr std::array kinds{Quantifier::Kind::all, Quantifier::Kind::any, Quantifier::Kind::none,
                                      Quantifier::Kind::single};
    Expression list = list_operand(*quantifier.list, "a quantifier");
    Scope local{&scope_};
    const Known element{.slot = session_.new_slot(quantifier.variable.text), .type = list.element};
    local.declare(quantifier.variable.text, element);
    Expression predicate = within(local).condition(*quantifier.predicate);
    return {.node = Quantifier{kinds[static_cast<std::size_t>(quantifier.kind)], element.slot, std::move(list),
                               std::move(predicate)},
            .type = StaticType::boolean};
}

Expression ExpressionBinder::node(const syntax::Reduce& reduce, SourceSpan) {
    Expression initial = bind(*reduce.initial);
    Expression list = list_operand(*reduce.list, "reduce");
    if (reduce.accumulator.text == reduce.variable.text) {
        syntax_fault(ErrorCode::variable_already_bound,
                     fmt::format("variable `{}` is already the accumulator", reduce.variable.text),
                     reduce.variable.where, "give the two different names");
    }
    Scope local{&scope_};
    const Slot accumulator = session_.new_slot(reduce.accumulator.text);
    const Known element{.slot = session_.new_slot(reduce.variable.text), .type = list.element};
    local.declare(reduce.accumulator.text, {.slot = accumulator});
    local.declare(reduce.variable.text, element);
    Expression step = within(local).bind(*reduce.step);
    return {.node = Reduce{accumulator, std::move(initial), element.slot, std::move(list), std::move(step)}};
}

Expression ExpressionBinder::node(const syntax::PatternComprehension& comprehension, SourceSpan) {
    const Inside query{session_};
    Scope local{&scope_};
    PatternBinder patterns{session_, local, PatternPurpose::match};
    Match match;
    match.after_delete = session_.deletes;
    match.paths = patterns.bind({&*comprehension.pattern, 1});
    ExpressionBinder inside = within(local);
    if (comprehension.where) match.where = inside.condition(**comprehension.where);
    Expression value = inside.bind(*comprehension.projection);
    const StaticType element = value.type;
    return query.over(Subquery::Kind::collect, matched(std::move(match), std::move(value), session_.new_slot()),
                      element);
}

Expression ExpressionBinder::found_pattern(const syntax::PathPattern& pattern) {
    const Inside query{session_};
    Scope local{&scope_};
    PatternBinder patterns{session_, local, PatternPurpose::condition};
    Match match;
    match.after_delete = session_.deletes;
    match.paths = patterns.bind({&pattern, 1});
    return query.over(Subquery::Kind::exists, matched(std::move(match)));
}

Expression ExpressionBinder::node(const syntax::PatternPredicate&, SourceSpan where) {
    syntax_fault(ErrorCode::unexpected_syntax, "a pattern is a condition, not a value", where,
                 "ask EXISTS { … } or COUNT { … }, or collect with [pattern | value]");
}

Expression ExpressionBinder::node(const syntax::ShortestPath& shortest, SourceSpan) {
    const Inside query{session_};
    Scope local{&scope_};
    PatternBinder patterns{session_, local, PatternPurpose::condition};
    Match match;
    match.after_delete = session_.deletes;
    match.paths = patterns.bind({&*shortest.pattern, 1});
    const Slot path = match.paths.front().path ? *match.paths.front().path : session_.new_slot();
    match.paths.front().path = path;
    Expression value{.node = Variable{path}, .type = StaticType::path};
    Expression all =
        query.over(Subquery::Kind::collect, matched(std::move(match), std::move(value), path), StaticType::path);
    if (shortest.pattern->shortest == syntax::PathPattern::Shortest::all_shortest_paths) return all;
    std::vector<Expression> argument;
    argument.push_back(std::move(all));
    return {.node = FunctionCall{find_function("head"), std::move(argument)}, .type = StaticType::path};
}

Expression ExpressionBinder::node(const syntax::Subquery& subquery, SourceSpan where) {
    const Inside query{session_};
    static constexpr std::array kinds{Subquery::Kind::exists, Subquery::Kind::count, Subquery::Kind::collect};
    const Subquery::Kind kind = kinds[static_cast<std::size_t>(subquery.kind)];
    if (const auto* pattern = std::get_if<Box<syntax::GraphPattern>>(&subquery.body)) {
        if (kind == Subquery::Kind::collect) {
            syntax_fault(ErrorCode::invalid_clause_composition, "COLLECT needs to know which value to collect", where,
                         "write COLLECT { MATCH … RETURN … }");
        }
        Scope local{&scope_};
        return query.over(kind, matched(bind_match(**pattern, false, session_, local)));
    }
    const QueryRole role = kind == Subquery::Kind::collect ? QueryRole::collection : QueryRole::expression;
    BoundQuery bound = bind_query(*std::get<Box<syntax::Query>>(subquery.body), session_, &scope_, role);
    if (kind == Subquery::Kind::collect && bound.columns.size() != 1) {
        syntax_fault(ErrorCode::invalid_clause_composition,
                     fmt::format("COLLECT takes one column, not {}", bound.columns.size()), where,
                     "make one of them: `RETURN [a, b]`, or `RETURN {a: a, b: b}`");
    }
    const StaticType element = kind == Subquery::Kind::collect ? bound.columns.front().second.type : StaticType::any;
    return query.over(kind, std::move(bound.query), element);
}

}  // namespace dossier::query::bind
