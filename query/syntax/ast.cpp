#include "query/syntax/ast.hpp"

namespace dossier::query::syntax {

ExpressionNode::ExpressionNode() = default;
ExpressionNode::ExpressionNode(const ExpressionNode&) = default;
ExpressionNode::ExpressionNode(ExpressionNode&&) noexcept = default;
ExpressionNode& ExpressionNode::operator=(const ExpressionNode&) = default;
ExpressionNode& ExpressionNode::operator=(ExpressionNode&&) noexcept = default;
ExpressionNode::~ExpressionNode() = default;
bool ExpressionNode::operator==(const ExpressionNode& other) const {
    return static_cast<const variant&>(*this) == static_cast<const variant&>(other);
}

ClauseNode::ClauseNode() = default;
ClauseNode::ClauseNode(const ClauseNode&) = default;
ClauseNode::ClauseNode(ClauseNode&&) noexcept = default;
ClauseNode& ClauseNode::operator=(const ClauseNode&) = default;
ClauseNode& ClauseNode::operator=(ClauseNode&&) noexcept = default;
ClauseNode::~ClauseNode() = default;
bool ClauseNode::operator==(const ClauseNode& other) const {
    return static_cast<const variant&>(*this) == static_cast<const variant&>(other);
}

}  // namespace dossier::query::syntax
