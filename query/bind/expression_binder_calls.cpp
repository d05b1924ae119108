#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/foreign_functions.hpp"
#include "query/bind/functions.hpp"
#include "query/bind/static_type.hpp"
#include "query/bind/syntax_walk.hpp"

// Functions and aggregates.

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

std::string expected_count(const FunctionSignature& function) {
    if (function.most == FunctionSignature::unlimited) return fmt::format("{} or more", function.least);
    if (function.least == function.most) return fmt::format("{}", function.least);
    return fmt::format("{} to {}", function.least, function.most);
}

const FunctionSignature& known_function(const syntax::Name& name, const Procedures& procedures) {
    if (const FunctionSignature* function = find_function(name.text)) return *function;
    std::string hint;
    if (procedures.contains(name.text)) {
        hint = fmt::format("it is a procedure: `CALL {}() YIELD …`", name.text);
    } else if (const auto instead = function_instead_of(name.text)) {
        hint = *instead;
    } else if (const auto nearest = nearest_function(name.text)) {
        hint = fmt::format("did you mean `{}`?", *nearest);
    }
    syntax_fault(ErrorCode::unknown_function, fmt::format("there is no function `{}`", name.text), name.where,
                 std::move(hint));
}

void check_count(const FunctionSignature& function, std::size_t count, SourceSpan where) {
    if (count >= function.least && (count <= function.most || function.most == FunctionSignature::unlimited)) return;
    syntax_fault(ErrorCode::invalid_number_of_arguments,
                 fmt::format("`{}` takes {} argument{}, not {}", function.name, expected_count(function),
                             function.least == 1 && function.most == 1 ? "" : "s", count),
                 where, fmt::format("write {}({})", function.name, function.arguments));
}

}  // namespace

std::vector<Expression> ExpressionBinder::arguments(const syntax::FunctionCall& call, const FunctionSignature& function,
                                                    SourceSpan where) {
    check_count(function, call.arguments.size(), where);
    std::vector<Expression> result;
    result.reserve(call.arguments.size());
    for (const syntax::Expression& argument : call.arguments) {
        Expression bound = bind(argument);
        if (!function.accepts(result.size(), bound.type)) {
            syntax_fault(ErrorCode::invalid_argument_type,
                         fmt::format("`{}` does not take {} here", function.name, with_article(bound.type)),
                         bound.where, fmt::format("write {}({})", function.name, function.arguments));
        }
        result.push_back(std::move(bound));
    }
    return result;
}

Expression ExpressionBinder::node(const syntax::FunctionCall& call, SourceSpan where) {
    const FunctionSignature& function = known_function(call.name, session_.procedures);
    if (call.distinct) {
        syntax_fault(ErrorCode::unexpected_syntax, fmt::format("DISTINCT has no meaning in `{}`", function.name), where,
                     "DISTINCT goes with aggregates: count, sum, collect, …");
    }
    // exists() is older than IS NOT NULL and EXISTS {}, and means one or the other.
    if (function.name == "exists" && call.arguments.size() == 1) {
        const syntax::Expression& argument = call.arguments.front();
        if (std::holds_alternative<syntax::PatternPredicate>(argument.node)) return condition(argument);
        return {.node = Unary{UnaryOp::is_not_null, bind(argument)}, .type = StaticType::boolean};
    }
    std::vector<Expression> bound = arguments(call, function, where);
    if (function.name == "linenumber") return csv_place(&CsvPlace::line, function, where);
    if (function.name == "file") return csv_place(&CsvPlace::file, function, where);
    if (is_random(function)) ++session_.random_calls;
    const auto [type, element] = result_type(function, bound);
    return {.node = FunctionCall{&function, std::move(bound)}, .type = type, .element = element};
}

Expression ExpressionBinder::csv_place(Slot CsvPlace::*part, const FunctionSignature& function, SourceSpan where) {
    for (const Scope* scope = &scope_; scope != nullptr; scope = scope->outer()) {
        if (scope->csv_place()) return {.node = Variable{*scope->csv_place().*part}, .type = function.result};
    }
    syntax_fault(ErrorCode::invalid_clause_composition,
                 fmt::format("`{}` says where a record of LOAD CSV stands, and none is in view", function.name), where,
                 fmt::format("ask before the next WITH, and carry it on: `WITH {}() AS place`", function.name));
}

// count(*) is an aggregate, and aggregates never come here.
Expression ExpressionBinder::node(const syntax::CountStar&, SourceSpan where) {
    syntax_fault(ErrorCode::invalid_aggregation, "an aggregate has no meaning here", where,
                 "aggregate in a WITH before, and name its column here");
}

Expression ExpressionBinder::aggregate(const syntax::Expression& expression) {
    const SourceSpan where = expression.where;
    if (aggregation_ == Aggregation::nested) {
        syntax_fault(ErrorCode::nested_aggregation, "an aggregate cannot stand inside another", where,
                     "aggregate the inner one in a WITH before");
    }
    if (aggregation_ == Aggregation::refused || grouping_ == nullptr) {
        syntax_fault(ErrorCode::invalid_aggregation, "an aggregate has no meaning here", where,
                     "aggregate in a WITH before, and use its column");
    }
    const auto* call = std::get_if<syntax::FunctionCall>(&expression.node);
    const FunctionSignature& function =
        call == nullptr ? *find_function("count") : known_function(call->name, session_.procedures);
    const Scope& rows = grouping_->gather == nullptr ? scope_ : *grouping_->before;
    Aggregate bound{.slot = {},
                    .function = &function,
                    .distinct = call != nullptr && call->distinct,
                    .arguments = {},
                    .where = where};
    if (call != nullptr) {
        bound.arguments = ExpressionBinder{session_, rows, Aggregation::nested}.arguments(*call, function, where);
        for (const syntax::Expression& argument : call->arguments) {
            if (is_random(argument)) {
                syntax_fault(ErrorCode::non_constant_expression,
                             fmt::format("`{}` cannot aggregate random numbers", function.name), argument.where,
                             "draw them in a WITH before");
            }
        }
    }
    if (grouping_->gather == nullptr) {
        syntax_fault(ErrorCode::invalid_aggregation, "this aggregate is not among the columns", where,
                     "make it a column, and sort by that");
    }
    StaticType type = StaticType::integer;
    StaticType element = StaticType::any;
    if (call != nullptr) std::tie(type, element) = result_type(function, bound.arguments);
    bound.slot = session_.new_slot();
    const Known known{.slot = bound.slot, .type = type, .element = element};
    grouping_->gather->push_back(std::move(bound));
    grouping_->aggregates.add(expression, known);
    return {.node = Variable{known.slot}, .type = type, .element = element};
}

std::optional<Known> ExpressionBinder::written_before(const syntax::Expression& expression) const {
    if (grouping_ == nullptr) return std::nullopt;
    if (const auto* access = std::get_if<syntax::PropertyAccess>(&expression.node)) {
        if (const Known* found = grouping_->properties.find(expression)) {
            // The key may be read where its variable cannot; a local variable of that name is another thing.
            const auto& name = std::get<syntax::Variable>(access->object->node).name;
            if (scope_.find(name) == grouping_->scope->find(name)) return *found;
        }
    }
    if (&scope_ != grouping_->scope) return std::nullopt;
    if (const Known* found = grouping_->aggregates.find(expression)) return *found;
    const Known* found = grouping_->expressions.find(expression);
    if (found == nullptr) return std::nullopt;
    if (grouping_->beside_aggregate) {
        syntax_fault(ErrorCode::ambiguous_aggregation_expression,
                     "a computed grouping key cannot be repeated beside an aggregate", expression.where,
                     "give the key a name with AS, and use the name");
    }
    return *found;
}

}  // namespace dossier::query::bind
