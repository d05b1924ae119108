#include "query/exec/evaluate.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "query/exec/arithmetic.hpp"
#include "query/exec/evaluator.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/functions/function.hpp"
#include "query/exec/placed.hpp"
#include "query/exec/select_ids.hpp"

namespace dossier::query::exec {

using bind::BinaryOp;
using bind::UnaryOp;
using graph::ErrorCode;
using graph::ErrorType;
using graph::ValueKind;

namespace {

/// `compute` once for all rows when both operands are constant, otherwise for each row.
template <typename Compute>
Operand each(const Operand& a, const Operand& b, std::size_t size, Compute compute) {
    if (a.constant() != nullptr && b.constant() != nullptr) {
        return Operand::constant(compute(*a.constant(), *b.constant()));
    }
    Column::Values result;
    result.reserve(size);
    Value left;
    Value right;
    for (std::size_t row = 0; row < size; ++row) result.push_back(compute(a.at(row, left), b.at(row, right)));
    return result;
}

template <typename Compute>
Operand each(const Operand& a, std::size_t size, Compute compute) {
    if (a.constant() != nullptr) return Operand::constant(compute(*a.constant()));
    Column::Values result;
    result.reserve(size);
    Value scratch;
    for (std::size_t row = 0; row < size; ++row) result.push_back(compute(a.at(row, scratch)));
    return result;
}

Value unary(UnaryOp op, const Value& operand) {
    switch (op) {
    case UnaryOp::minus: return negate(operand);
    case UnaryOp::is_null: return operand.is_null();
    case UnaryOp::is_not_null: return !operand.is_null();
    case UnaryOp::logical_not: {
        const auto held = truth(operand);
        return held ? Value{!*held} : Value{};
    }
    case UnaryOp::plus: break;
    }
    if (operand.is_null() || operand.is_number() || operand.is(ValueKind::duration)) return operand;
    type_fault(fmt::format("a sign does not go with {}", name(operand.kind())));
}

}  // namespace

Column evaluate(const bind::Expression& expression, const Batch& batch, Context& context) {
    const View view{batch};
    return Evaluator{context}.evaluate(expression, view).into_column(batch.size);
}

std::vector<std::uint32_t> select(const bind::Expression& predicate, const Batch& batch, Context& context) {
    if (auto rows = select_by_ids(predicate, batch, context)) return *std::move(rows);
    const View view{batch};
    const Operand result = Evaluator{context}.evaluate(predicate, view);
    std::vector<std::uint32_t> rows;
    placed(predicate.where, [&] {
        Value scratch;
        for (std::uint32_t row = 0; row < batch.size; ++row) {
            if (truth(result.at(row, scratch)) == true) rows.push_back(row);
        }
    });
    return rows;
}

graph::Value evaluate_constant(const bind::Expression& expression, Context& context) {
    Batch one_row;
    one_row.size = 1;
    return evaluate(expression, one_row, context).at(0);
}

std::uint64_t evaluate_count(const bind::Expression& expression, Context& context, std::string_view clause,
                             std::int64_t least) {
    using graph::ErrorCode;
    const graph::Value value = evaluate_constant(expression, context);
    if (!value.is(graph::ValueKind::integer)) {
        fault(graph::ErrorType::syntax_error, ErrorCode::invalid_argument_type,
              fmt::format("{} needs an integer, found {}", clause, name(value.kind())), expression.where,
              "a whole number stands here, or a parameter: 10, $rows");
    }
    const std::int64_t count = value.as_integer();
    if (count < 0 && least == 0) {
        fault(graph::ErrorType::syntax_error, ErrorCode::negative_integer_argument,
              fmt::format("{} must not be negative", clause), expression.where,
              fmt::format("leave {} out to have all rows", clause));
    }
    if (count < least) {
        fault(graph::ErrorType::syntax_error, ErrorCode::invalid_argument_value,
              fmt::format("{} takes a number of {} or more", clause, least), expression.where,
              "leave it out where the usual number will do");
    }
    return static_cast<std::uint64_t>(count);
}

Operand Evaluator::evaluate(const bind::Expression& expression, const View& view) {
    // Without rows there is nothing to compute, and nothing that could go wrong.
    if (view.size() == 0) return Column::Values{};
    return placed(expression.where, [&] {
        return std::visit([&](const auto& kind) { return node(kind, view, expression.where); }, expression.node);
    });
}

Operand Evaluator::node(const bind::Literal& literal, const View&, Where) { return Operand::constant(literal.value); }

Operand Evaluator::node(const bind::Parameter& parameter, const View&, Where) {
    const auto given = context_.parameters.find(parameter.name);
    assert(parameter.optional || given != context_.parameters.end());  // run() has looked
    return Operand::constant(given == context_.parameters.end() ? Value{} : given->second);
}

Operand Evaluator::node(const bind::Variable& variable, const View& view, Where) {
    return view.variable(variable.slot);
}

Operand Evaluator::node(const bind::Unary& operation, const View& view, Where) {
    const Operand operand = evaluate(*operation.operand, view);
    return each(operand, view.size(), [&](const Value& value) { return unary(operation.op, value); });
}

Operand Evaluator::node(const bind::Binary& binary, const View& view, Where) {
    const BinaryOp op = binary.op;
    if (op == BinaryOp::logical_and || op == BinaryOp::logical_or) return logical(binary, view);
    const Operand left = evaluate(*binary.left, view);
    const Operand right = evaluate(*binary.right, view);
    const auto all = [&](auto compute) { return each(left, right, view.size(), compute); };
    switch (op) {
    case BinaryOp::logical_xor:
        return all([](const Value& a, const Value& b) {
            const auto x = truth(a);
            const auto y = truth(b);
            return x && y ? Value{*x != *y} : Value{};
        });
    case BinaryOp::equal:
    case BinaryOp::not_equal:
    case BinaryOp::less:
    case BinaryOp::less_or_equal:
    case BinaryOp::greater:
    case BinaryOp::greater_or_equal: return all([op](const Value& a, const Value& b) { return comparison(op, a, b); });
    case BinaryOp::in: return all([this](const Value& a, const Value& b) { return is_in(a, b, context_); });
    case BinaryOp::starts_with:
    case BinaryOp::ends_with:
    case BinaryOp::contains: return all([op](const Value& a, const Value& b) { return text_test(op, a, b); });
    case BinaryOp::matches: return matches(left, right, view.size());
    case BinaryOp::concatenate:
        return all([this](const Value& a, const Value& b) { return concatenate(a, b, context_); });
    default: return all([&](const Value& a, const Value& b) { return arithmetic(op, a, b, context_); });
    }
}

Operand Evaluator::node(const bind::FunctionCall& call, const View& view, Where) {
    if (call.function->name == "coalesce") return coalesce(call, view);
    const Function* function = implementation(*call.function);
    if (function == nullptr) {
        fault(ErrorType::semantic_error, ErrorCode::not_supported,
              fmt::format("`{}` cannot be computed here", call.function->name));
    }
    std::vector<Operand> operands;
    operands.reserve(call.arguments.size());
    for (const bind::Expression& argument : call.arguments) operands.push_back(evaluate(argument, view));
    const bool once = function->constant && std::ranges::all_of(operands, [](const Operand& operand) {
                          return operand.constant() != nullptr;
                      });
    std::vector<Value> row_arguments(operands.size());
    const auto compute = [&](std::size_t row) -> Value {
        bool null = false;
        for (std::size_t i = 0; i < operands.size(); ++i) {
            Value scratch;
            row_arguments[i] = operands[i].at(row, scratch);
            null = null || row_arguments[i].is_null();
        }
        return null && !function->sees_null ? Value{} : function->call(row_arguments, context_);
    };
    if (once) return Operand::constant(compute(0));
    Column::Values result;
    result.reserve(view.size());
    for (std::size_t row = 0; row < view.size(); ++row) result.push_back(compute(row));
    return result;
}

Operand Evaluator::node(const bind::Subquery& subquery, const View& view, Where) {
    Column::Values result;
    result.reserve(view.size());
    for (std::size_t position = 0; position < view.size(); ++position) {
        Batch scratch;
        const auto [batch, row] = view.row(position, scratch);
        result.push_back(context_.run_subquery(subquery, *batch, row));
    }
    return result;
}

}  // namespace dossier::query::exec
