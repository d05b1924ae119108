#include "query/bind/bound.hpp"

namespace dossier::query::bind {

ExpressionNode::ExpressionNode() = default;
ExpressionNode::ExpressionNode(const ExpressionNode&) = default;
ExpressionNode::ExpressionNode(ExpressionNode&&) noexcept = default;
ExpressionNode& ExpressionNode::operator=(const ExpressionNode&) = default;
ExpressionNode& ExpressionNode::operator=(ExpressionNode&&) noexcept = default;
ExpressionNode::~ExpressionNode() = default;

Clause::Clause() = default;
Clause::Clause(const Clause&) = default;
Clause::Clause(Clause&&) noexcept = default;
Clause& Clause::operator=(const Clause&) = default;
Clause& Clause::operator=(Clause&&) noexcept = default;
Clause::~Clause() = default;

std::optional<std::size_t> written_length(const Expression& list) {
    if (const auto* written = std::get_if<ListOf>(&list.node)) return written->elements.size();
    const auto* literal = std::get_if<Literal>(&list.node);
    if (literal == nullptr || !literal->value.is(graph::ValueKind::list)) return std::nullopt;
    return literal->value.as_list().size();
}

}  // namespace dossier::query::bind
