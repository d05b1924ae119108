#pragma once

#include <span>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/schema_definition.hpp"

namespace dossier::graph {

/// Fills a graph with nodes and relationships that keep the ids which they have in a file. Nothing is logged.
///
/// Order: nodes, relationships, finish(), nodes to erase, indexes and constraints. Each function that takes an id says
/// false, and does nothing, when a name or an end is not there.
class GraphRestorer {
public:
    /// Whoever fills a graph is alone with it: all that is done here is one write to others.
    explicit GraphRestorer(PropertyGraph& graph) noexcept : graph_{graph} { ++graph.writes_; }

    /// Where the id is there already, in place of what it has.
    [[nodiscard]] bool put(NodeId node, std::span<const LabelId> labels,
                           std::span<const std::pair<KeyId, Value>> properties);
    /// Where the id is there already it must have these ends and this type.
    [[nodiscard]] bool put(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type,
                           std::span<const std::pair<KeyId, Value>> properties);
    /// Takes away what is there; nothing where nothing is.
    void erase(RelationshipId relationship);
    /// False when it has relationships left.
    [[nodiscard]] bool erase(NodeId node);
    /// Sorts the new relationships into the adjacency, all at once.
    void finish();
    /// Behind all else; true unless the name or the target is taken.
    [[nodiscard]] bool add(IndexDefinition index);
    /// Whether the graph holds it is not asked: check_integrity() says.
    [[nodiscard]] bool add(ConstraintDefinition constraint);

private:
    [[nodiscard]] bool has_names(std::span<const std::pair<KeyId, Value>> properties) const;

    template <typename Id>
    void put_properties(Id id, std::span<const std::pair<KeyId, Value>> properties);

    PropertyGraph& graph_;                                           // outlives the restorer
    std::vector<std::vector<Adjacency::Entry>> forward_, backward_;  // by type: what finish() will insert
};

}  // namespace dossier::graph
