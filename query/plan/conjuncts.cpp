#include "query/plan/conjuncts.hpp"

#include <algorithm>
#include <utility>

#include "query/bind/functions.hpp"

namespace dossier::query::plan {

namespace {

using bind::BinaryOp;
using bind::StaticType;

bool is_element(const bind::Expression& e) {
    return std::holds_alternative<bind::Variable>(e.node) &&
           (e.type == StaticType::node || e.type == StaticType::relationship);
}

bool boolean_for_sure(const bind::Expression& e) { return e.type == StaticType::boolean || e.type == StaticType::null; }

bool binary_cannot_fail(const bind::Binary& binary) {
    if (!cannot_fail(*binary.left) || !cannot_fail(*binary.right)) return false;
    switch (binary.op) {
    case BinaryOp::logical_and:
    case BinaryOp::logical_or:
    case BinaryOp::logical_xor: return boolean_for_sure(*binary.left) && boolean_for_sure(*binary.right);
    case BinaryOp::equal:
    case BinaryOp::not_equal:
    case BinaryOp::less:
    case BinaryOp::less_or_equal:
    case BinaryOp::greater:
    case BinaryOp::greater_or_equal:
    case BinaryOp::starts_with:
    case BinaryOp::ends_with:
    case BinaryOp::contains: return true;
    case BinaryOp::in: return bind::written_length(*binary.right).has_value();
    default: return false;
    }
}

bool unary_cannot_fail(const bind::Unary& unary) {
    if (!cannot_fail(*unary.operand)) return false;
    if (unary.op == bind::UnaryOp::logical_not) return boolean_for_sure(*unary.operand);
    return unary.op == bind::UnaryOp::is_null || unary.op == bind::UnaryOp::is_not_null;
}

/// Calls `take` on each part of a conjunction, in their order.
template <typename E, typename Take>
void for_each_part(E& predicate, const Take& take) {
    auto* binary = std::get_if<bind::Binary>(&predicate.node);
    if (!binary || binary->op != BinaryOp::logical_and) return take(predicate);
    for_each_part(*binary->left, take);
    for_each_part(*binary->right, take);
}

}  // namespace

bool cannot_fail(const bind::Expression& e) {
    if (std::holds_alternative<bind::Literal>(e.node) || std::holds_alternative<bind::Parameter>(e.node) ||
        std::holds_alternative<bind::Variable>(e.node)) {
        return true;
    }
    if (const auto* access = std::get_if<bind::PropertyAccess>(&e.node)) return is_element(*access->object);
    if (const auto* test = std::get_if<bind::LabelTest>(&e.node)) return is_element(*test->object);
    if (const auto* call = std::get_if<bind::FunctionCall>(&e.node)) {
        return call->function->name == "id" && is_element(call->arguments.front());
    }
    if (const auto* list = std::get_if<bind::ListOf>(&e.node)) {
        return std::ranges::all_of(list->elements,
                                   [](const bind::Expression& element) { return cannot_fail(element); });
    }
    if (const auto* unary = std::get_if<bind::Unary>(&e.node)) return unary_cannot_fail(*unary);
    if (const auto* binary = std::get_if<bind::Binary>(&e.node)) return binary_cannot_fail(*binary);
    return false;
}

std::vector<bind::Expression> conjuncts(bind::Expression predicate) {
    std::vector<bind::Expression> parts;
    for_each_part(predicate, [&](bind::Expression& part) { parts.push_back(std::move(part)); });
    return parts;
}

std::vector<const bind::Expression*> parts_of(const bind::Expression& predicate) {
    std::vector<const bind::Expression*> parts;
    for_each_part(predicate, [&](const bind::Expression& part) { parts.push_back(&part); });
    return parts;
}

bind::Expression both(bind::Expression left, bind::Expression right) {
    const bind::SourceSpan where = left.where;
    return {.node = bind::Binary{bind::BinaryOp::logical_and, std::move(left), std::move(right)},
            .where = where,
            .type = bind::StaticType::boolean};
}

Plan filtered(Plan input, std::vector<bind::Expression> predicates) {
    for (auto& predicate : predicates) {
        Plan above{Filter{std::move(predicate)}, {}, std::nullopt};
        above.inputs.push_back(std::move(input));
        input = std::move(above);
    }
    return input;
}

}  // namespace dossier::query::plan
