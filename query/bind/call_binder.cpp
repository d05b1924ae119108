#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/names.hpp"
#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/field_type.hpp"
#include "query/bind/functions.hpp"
#include "query/bind/query_binder.hpp"
#include "query/bind/static_type.hpp"

// CALL of a procedure.

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

const Procedure& known_procedure(const syntax::Name& name, const Procedures& procedures) {
    if (const auto found = procedures.find(name.text); found != procedures.end()) return found->second;
    std::vector<std::string_view> candidates;
    for (const auto& [candidate, procedure] : procedures) candidates.emplace_back(candidate);
    const auto nearest = graph::nearest(name.text, candidates);
    std::string hint = nearest ? fmt::format("did you mean `{}`?", *nearest) : std::string{};
    if (const FunctionSignature* function = find_function(name.text)) {
        hint = fmt::format("it is a function, of an expression: RETURN {}({})", function->name, function->arguments);
    }
    throw graph::Error{{.type = graph::ErrorType::procedure_error,
                        .code = ErrorCode::procedure_not_found,
                        .message = fmt::format("there is no procedure `{}`", name.text),
                        .where = name.where,
                        .hint = std::move(hint)}};
}

std::string names_of_arguments(const Procedure& procedure) {
    std::vector<std::string_view> names;
    for (const Field& field : procedure.arguments) names.push_back(field.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<Expression> explicit_arguments(const std::vector<syntax::Expression>& written, const Procedure& procedure,
                                           SourceSpan where, ExpressionBinder expressions) {
    const std::size_t most = procedure.arguments.size();
    const std::size_t least =
        most - static_cast<std::size_t>(std::ranges::count(procedure.arguments, true, &Field::optional));
    if (written.size() < least || written.size() > most) {
        const std::string wanted = least == most ? fmt::to_string(most) : fmt::format("{} to {}", least, most);
        syntax_fault(ErrorCode::invalid_number_of_arguments,
                     fmt::format("`{}` takes {} argument{}, not {}", procedure.name, wanted, most == 1 ? "" : "s",
                                 written.size()),
                     where, fmt::format("write {}({})", procedure.name, names_of_arguments(procedure)));
    }
    std::vector<Expression> result;
    for (const syntax::Expression& argument : written) {
        Expression bound = expressions.bind(argument);
        const Field& field = procedure.arguments[result.size()];
        if (!may_fit(bound, field_type(field.type))) {
            const bool listed = bound.type == StaticType::list && bound.element != StaticType::any;
            const std::string elements =
                listed ? fmt::format(" of which each element is {}", with_article(bound.element)) : std::string{};
            syntax_fault(ErrorCode::invalid_argument_type,
                         fmt::format("`{}` takes a value of the type {}, and this is {}{}", field.name, field.type,
                                     with_article(bound.type), elements),
                         bound.where,
                         fmt::format("it is written {}({})", procedure.name, names_of_arguments(procedure)));
        }
        result.push_back(std::move(bound));
    }
    return result;
}

/// Each is the parameter of its name (CIP2015-06-24); one that may be left out may be missing there too.
std::vector<Expression> implicit_arguments(const syntax::CallProcedure& call, const Procedure& procedure, bool alone,
                                           Session& session) {
    if (!alone) {
        syntax_fault(ErrorCode::invalid_argument_passing_mode,
                     fmt::format("`{}` needs its arguments in brackets here", procedure.name), call.procedure.where,
                     "only a call that stands alone takes them from the parameters");
    }
    std::vector<Expression> result;
    for (const Field& field : procedure.arguments) {
        const SourceSpan where = call.procedure.where;
        Parameter parameter{field.name, field.optional};
        if (!field.optional) parameter = session.parameter(field.name, where);
        result.push_back({.node = std::move(parameter), .where = where});
    }
    return result;
}

std::size_t field_number(const Procedure& procedure, const syntax::Name& name) {
    const auto found = std::ranges::find(procedure.results, name.text, &Field::name);
    if (found == procedure.results.end()) {
        std::vector<std::string_view> candidates;
        for (const Field& field : procedure.results) candidates.emplace_back(field.name);
        const auto nearest = graph::nearest(name.text, candidates);
        syntax_fault(ErrorCode::undefined_variable, fmt::format("`{}` yields no `{}`", procedure.name, name.text),
                     name.where, nearest ? fmt::format("did you mean `{}`?", *nearest) : std::string{});
    }
    return static_cast<std::size_t>(found - procedure.results.begin());
}

}  // namespace

Call bind_call(const syntax::CallProcedure& call, bool alone, SourceSpan where, Session& session, Scope& scope) {
    session.calls = true;
    Call result;
    result.optional = call.optional;
    result.procedure = known_procedure(call.procedure, session.procedures);
    result.name = call.procedure.where;
    const Procedure& procedure = result.procedure;
    result.arguments = call.arguments
                           ? explicit_arguments(*call.arguments, procedure, where, ExpressionBinder{session, scope})
                           : implicit_arguments(call, procedure, alone, session);
    const auto yield = [&](std::size_t field, const syntax::Name& name) {
        if (scope.find(name.text) != nullptr) {
            syntax_fault(ErrorCode::variable_already_bound, fmt::format("variable `{}` is already there", name.text),
                         name.where, "rename what is yielded: YIELD field AS name");
        }
        const Slot slot = session.new_slot(name.text);
        scope.declare(name.text, {.slot = slot, .type = static_type(field_type(procedure.results[field].type))});
        result.yields.emplace_back(field, slot);
    };
    if (!call.yield ? alone : call.yield->star) {
        for (std::size_t i = 0; i < procedure.results.size(); ++i) {
            yield(i, {.text = procedure.results[i].name, .where = call.procedure.where});
        }
    }
    if (!call.yield) {
        for (const Field& field : procedure.results) {
            if (scope.find(field.name) == nullptr) scope.lose(field.name, "take it with `YIELD {0}` behind the call");
        }
        return result;
    }
    if (call.yield->star && !alone) {
        syntax_fault(ErrorCode::unexpected_syntax, "YIELD * goes only with a call that stands alone", where,
                     "name what is yielded");
    }
    for (const syntax::YieldItem& item : call.yield->items) {
        yield(field_number(procedure, item.field), item.alias ? *item.alias : item.field);
    }
    if (call.yield->where) result.where = ExpressionBinder{session, scope}.condition(*call.yield->where);
    return result;
}

}  // namespace dossier::query::bind
