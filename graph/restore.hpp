#pragma once

#include <span>
#include <utility>

#include "graph/property_graph.hpp"
#include "graph/schema_definition.hpp"

namespace dossier::graph {

/// Fills an empty graph with nodes and relationships that keep the ids which they have in a file. Nothing is logged.
///
/// Order: nodes, relationships, finish(), indexes and constraints. Each function that takes an id says false, and does
/// nothing, when the id came before or a name or an end is not there.
class GraphRestorer {
public:
    explicit GraphRestorer(PropertyGraph& graph) noexcept : graph_{graph} {}

    [[nodiscard]] bool add(NodeId node, std::span<const LabelId> labels,
                           std::span<const std::pair<KeyId, Value>> properties);
    [[nodiscard]] bool add(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type,
                           std::span<const std::pair<KeyId, Value>> properties);
    /// Sorts the adjacency, all at once.
    void finish();
    /// Behind all else; true unless the name or the target is taken.
    [[nodiscard]] bool add(IndexDefinition index);
    /// Whether the graph holds it is not asked: check_integrity() says.
    [[nodiscard]] bool add(ConstraintDefinition constraint);

private:
    [[nodiscard]] bool has_names(std::span<const std::pair<KeyId, Value>> properties) const;

    PropertyGraph& graph_;  // outlives the restorer
};

}  // namespace dossier::graph
