#pragma once

#include <span>
#include <utility>

#include "graph/property_graph.hpp"

namespace dossier::graph {

/// Fills an empty graph with nodes and relationships that keep the ids which they have in a file. Nothing is logged.
///
/// Order: nodes, relationships, finish(). Each function that takes an id says false, and does nothing, when the id came
/// before or a name or an end is not there.
class GraphRestorer {
public:
    explicit GraphRestorer(PropertyGraph& graph) noexcept : graph_{graph} {}

    [[nodiscard]] bool add(NodeId node, std::span<const LabelId> labels,
                           std::span<const std::pair<KeyId, Value>> properties);
    [[nodiscard]] bool add(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type,
                           std::span<const std::pair<KeyId, Value>> properties);
    /// Sorts the adjacency, all at once.
    void finish();

private:
    [[nodiscard]] bool has_names(std::span<const std::pair<KeyId, Value>> properties) const;

    PropertyGraph& graph_;  // outlives the restorer
};

}  // namespace dossier::graph
