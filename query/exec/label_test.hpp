#pragma once

#include <optional>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/bind/bound.hpp"

namespace dossier::query::exec {

/// A label expression with its names looked up, for many nodes and relationships of one graph.
class LabelMatcher {
public:
    /// `graph` must outlive the matcher.
    LabelMatcher(const bind::LabelExpression& labels, const graph::PropertyGraph& graph);

    [[nodiscard]] bool matches(graph::NodeId node) const;
    /// By its type, as if that were its one label.
    [[nodiscard]] bool matches(graph::RelationshipId relationship) const;

private:
    bind::LabelExpression::Op op_;
    std::optional<graph::LabelId> label_;  // of a name; the graph may have no such label
    std::optional<graph::TypeId> type_;
    std::vector<LabelMatcher> operands_;
    const graph::PropertyGraph* graph_;
};

}  // namespace dossier::query::exec
