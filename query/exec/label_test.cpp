#include "query/exec/label_test.hpp"

#include <algorithm>

namespace dossier::query::exec {

using Op = bind::LabelExpression::Op;

LabelMatcher::LabelMatcher(const bind::LabelExpression& labels, const graph::PropertyGraph& graph)
    : op_{labels.op}, graph_{&graph} {
    if (op_ == Op::name) {
        label_ = graph.labels().find(labels.name);
        type_ = graph.types().find(labels.name);
    }
    operands_.reserve(labels.operands.size());
    for (const bind::LabelExpression& operand : labels.operands) operands_.emplace_back(operand, graph);
}

bool LabelMatcher::matches(graph::NodeId node) const {
    const auto matching = [node](const LabelMatcher& operand) { return operand.matches(node); };
    switch (op_) {
    case Op::name: return label_ && graph_->has_label(node, *label_);
    case Op::wildcard: return !graph_->labels_of(node).empty();
    case Op::negation: return !operands_.front().matches(node);
    case Op::conjunction: return std::ranges::all_of(operands_, matching);
    case Op::disjunction: break;
    }
    return std::ranges::any_of(operands_, matching);
}

bool LabelMatcher::matches(graph::RelationshipId relationship) const {
    const auto matching = [relationship](const LabelMatcher& operand) { return operand.matches(relationship); };
    switch (op_) {
    case Op::name: return type_ && graph_->type(relationship) == *type_;
    case Op::wildcard: return true;
    case Op::negation: return !operands_.front().matches(relationship);
    case Op::conjunction: return std::ranges::all_of(operands_, matching);
    case Op::disjunction: break;
    }
    return std::ranges::any_of(operands_, matching);
}

}  // namespace dossier::query::exec
