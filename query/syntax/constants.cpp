#include "query/syntax/constants.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dossier::query::syntax {

namespace {

/// The number that a sign makes another of, or null. The least integer has no counterpart: that is an error, and for
/// whoever computes it.
const Literal* signed_number(const Unary& unary) {
    const auto* literal = std::get_if<Literal>(&unary.operand->node);
    if (literal == nullptr || unary.op == UnaryOp::logical_not) return nullptr;
    const auto* integer = std::get_if<std::int64_t>(&literal->value);
    const bool fits = integer != nullptr && *integer != std::numeric_limits<std::int64_t>::min();
    return fits || std::holds_alternative<double>(literal->value) ? literal : nullptr;
}

Literal with_sign(const Literal& number, UnaryOp sign) {
    if (sign == UnaryOp::plus) return number;
    if (const auto* integer = std::get_if<std::int64_t>(&number.value)) return {-*integer};
    return {-std::get<double>(number.value)};
}

}  // namespace

bool is_constant(const Expression& expression) {
    if (std::holds_alternative<Literal>(expression.node)) return true;
    if (const auto* unary = std::get_if<Unary>(&expression.node)) return signed_number(*unary) != nullptr;
    if (const auto* list = std::get_if<ListLiteral>(&expression.node)) return list->elements.empty();
    const auto* map = std::get_if<MapLiteral>(&expression.node);
    return map != nullptr &&
           std::ranges::all_of(map->entries, [](const MapEntry& entry) { return is_constant(entry.value); });
}

Literal take_constant(Expression expression) {
    if (auto* literal = std::get_if<Literal>(&expression.node)) return std::move(*literal);
    if (const auto* unary = std::get_if<Unary>(&expression.node)) return with_sign(*signed_number(*unary), unary->op);
    Literal result{Literal::List{}};
    if (auto* map = std::get_if<MapLiteral>(&expression.node)) {
        auto& entries = result.value.emplace<Literal::Map>();
        entries.reserve(map->entries.size());
        for (MapEntry& entry : map->entries)
            entries.push_back({std::move(entry.key.text), take_constant(std::move(entry.value))});
    }
    return result;
}

}  // namespace dossier::query::syntax
