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

}  // namespace dossier::query::bind
