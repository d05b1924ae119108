#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <re2/re2.h>

#include "graph/value_order.hpp"
#include "query/exec/arithmetic.hpp"
#include "query/exec/evaluator.hpp"
#include "query/exec/fault.hpp"

// What is computed only for the rows that need it: AND, OR, CASE, coalesce(), chains of comparisons. And the regular
// expressions.

namespace dossier::query::exec {

using bind::BinaryOp;
using graph::ErrorCode;
using graph::ErrorType;
using graph::ValueKind;

namespace {

/// Puts the values of a part back to the positions that it was made of.
void scatter(const Operand& part, const std::vector<std::uint32_t>& positions, Column::Values& into) {
    Value scratch;
    for (std::size_t i = 0; i < positions.size(); ++i) into[positions[i]] = part.at(i, scratch);
}

}  // namespace

Operand Evaluator::logical(const bind::Binary& binary, const View& view) {
    // Whatever stands right, false AND … is false and true OR … is true.
    const bool decisive = binary.op == BinaryOp::logical_or;
    const auto combine = [decisive](std::optional<bool> left, std::optional<bool> right) -> Value {
        if (left == decisive || right == decisive) return decisive;
        return left && right ? Value{!decisive} : Value{};
    };
    const Operand left = evaluate(*binary.left, view);
    if (const Value* one = left.constant()) {
        const auto held = truth(*one);
        if (held == decisive) return Operand::constant(decisive);
        if (held) {
            const Operand right = evaluate(*binary.right, view);
            Column::Values result;
            result.reserve(view.size());
            Value scratch;
            for (std::size_t row = 0; row < view.size(); ++row) {
                result.push_back(value_of(truth(right.at(row, scratch))));
            }
            return result;
        }
    }
    std::vector<std::optional<bool>> lefts;
    lefts.reserve(view.size());
    std::vector<std::uint32_t> undecided;
    Value scratch;
    for (std::uint32_t row = 0; row < view.size(); ++row) {
        lefts.push_back(truth(left.at(row, scratch)));
        if (lefts.back() != decisive) undecided.push_back(row);
    }
    Column::Values result(view.size(), Value{decisive});
    const auto finish = [&](const Operand& right) {
        for (std::size_t i = 0; i < undecided.size(); ++i) {
            result[undecided[i]] = combine(lefts[undecided[i]], truth(right.at(i, scratch)));
        }
    };
    if (undecided.size() == view.size()) {
        finish(evaluate(*binary.right, view));
    } else if (!undecided.empty()) {
        const View rest = view.select(undecided);
        finish(evaluate(*binary.right, rest));
    }
    return result;
}

Operand Evaluator::node(const bind::Case& cases, const View& view, Where) {
    std::optional<Operand> operand;
    if (cases.operand) operand = evaluate(**cases.operand, view);
    Column::Values result(view.size());
    std::vector<std::uint32_t> pending(view.size());
    for (std::uint32_t row = 0; row < view.size(); ++row) pending[row] = row;
    for (const bind::CaseBranch& branch : cases.branches) {
        std::vector<std::uint32_t> taken;
        for (const bind::Expression& when : branch.when) {
            const View rest = view.select(pending);
            const Operand tested = evaluate(when, rest);
            std::vector<std::uint32_t> left_over;
            Value value;
            Value compared;
            for (std::size_t i = 0; i < pending.size(); ++i) {
                const Value& held = tested.at(i, value);
                const auto hit = operand ? graph::equal(operand->at(pending[i], compared), held) : truth(held);
                (hit == true ? taken : left_over).push_back(pending[i]);
            }
            pending = std::move(left_over);
        }
        const View hits = view.select(taken);
        scatter(evaluate(branch.then, hits), taken, result);
    }
    if (cases.otherwise) {
        const View rest = view.select(pending);
        scatter(evaluate(**cases.otherwise, rest), pending, result);
    }
    return result;
}

/// Each argument is computed for the rows alone that have no value yet.
Operand Evaluator::coalesce(const bind::FunctionCall& call, const View& view) {
    Column::Values result(view.size());
    std::vector<std::uint32_t> pending(view.size());
    for (std::uint32_t row = 0; row < view.size(); ++row) pending[row] = row;
    for (const bind::Expression& argument : call.arguments) {
        if (pending.empty()) break;
        const View rest = view.select(pending);
        const Operand values = evaluate(argument, rest);
        std::vector<std::uint32_t> left_over;
        Value scratch;
        for (std::size_t i = 0; i < pending.size(); ++i) {
            const Value& value = values.at(i, scratch);
            if (value.is_null()) {
                left_over.push_back(pending[i]);
            } else {
                result[pending[i]] = value;
            }
        }
        pending = std::move(left_over);
    }
    return result;
}

Operand Evaluator::node(const bind::Comparison& comparison_chain, const View& view, Where) {
    std::vector<Operand> operands;
    operands.push_back(evaluate(*comparison_chain.first, view));
    for (const auto& [op, right] : comparison_chain.rest) operands.push_back(evaluate(right, view));
    Column::Values result;
    result.reserve(view.size());
    Value left;
    Value right;
    for (std::size_t row = 0; row < view.size(); ++row) {
        std::optional<bool> all = true;
        for (std::size_t i = 0; i < comparison_chain.rest.size() && all != false; ++i) {
            const auto one = truth(
                comparison(comparison_chain.rest[i].first, operands[i].at(row, left), operands[i + 1].at(row, right)));
            if (!one || *one == false) all = one;
        }
        result.push_back(value_of(all));
    }
    return result;
}

Operand Evaluator::matches(const Operand& text, const Operand& pattern, std::size_t size) {
    std::optional<RE2> compiled;  // of the last pattern seen: nearly always there is only one
    std::string source;
    const auto test = [&](const Value& value, const Value& wanted) -> Value {
        if (!value.is(ValueKind::string) || !wanted.is(ValueKind::string)) return {};
        if (!compiled || source != wanted.as_string()) {
            source = wanted.as_string();
            RE2::Options options;
            options.set_log_errors(false);
            compiled.emplace(source, options);
        }
        if (!compiled->ok()) {
            fault(ErrorType::argument_error, ErrorCode::invalid_argument_value,
                  fmt::format("`{}` is no regular expression: {}", source, compiled->error()), {},
                  "a sign that stands for itself follows two backslashes: `\\\\(`; plain text is found by `CONTAINS`");
        }
        return RE2::FullMatch(value.as_string(), *compiled);
    };
    if (text.constant() != nullptr && pattern.constant() != nullptr) {
        return Operand::constant(test(*text.constant(), *pattern.constant()));
    }
    Column::Values result;
    result.reserve(size);
    Value left;
    Value right;
    for (std::size_t row = 0; row < size; ++row) result.push_back(test(text.at(row, left), pattern.at(row, right)));
    return result;
}

}  // namespace dossier::query::exec
