#pragma once

#include <span>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/schema_definition.hpp"

namespace dossier::graph {

/// Fills a graph with nodes and relationships that keep the ids which they have in a file. Nothing is logged.
///
/// Order: nodes, relationships, connect(), nodes to erase, finish(), indexes and constraints. Each function that takes
/// an id says false, and does nothing, when a name or an end is not there. Of what the graph is still to read (Late) no
/// more is read than the counts need: lists of neighbours where what was there is erased or gets other labels.
class GraphRestorer {
public:
    /// Whoever fills a graph is alone with it: all that is done here is one write to others.
    explicit GraphRestorer(PropertyGraph& graph) noexcept : graph_{graph} { ++graph.writes_; }

    /// Where the id is there already, in place of what it has.
    [[nodiscard]] bool put(NodeId node, std::span<const LabelId> labels,
                           std::span<const std::pair<KeyId, Value>> properties);
    /// Where the id is there already it must have these ends and this type; else it is past all that ever were.
    [[nodiscard]] bool put(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type,
                           std::span<const std::pair<KeyId, Value>> properties);
    /// Takes away what is there; nothing where nothing is. Asks for what it was, so that no more is read to find it.
    [[nodiscard]] bool erase(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type);
    /// False when it has relationships left.
    [[nodiscard]] bool erase(NodeId node);
    /// Sorts the new relationships into the adjacency, all at once.
    void connect();
    /// Gives everything its properties.
    void finish();
    /// Behind all else; true unless the name or the target is taken. What an index holds is made at its first use: the
    /// graph stays where it is from then on.
    [[nodiscard]] bool add(IndexDefinition index);
    /// Whether the graph holds it is not asked: check_integrity() says.
    [[nodiscard]] bool add(ConstraintDefinition constraint);

private:
    [[nodiscard]] bool stands(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type) const;
    [[nodiscard]] bool has_names(std::span<const std::pair<KeyId, Value>> properties) const;

    /// What finish() will put into the columns of nodes, or of relationships.
    struct Replaced {
        Bitmap ids;
        std::vector<Columns::Values> by_key;

        void put(std::uint32_t id, std::span<const std::pair<KeyId, Value>> properties);
    };

    PropertyGraph& graph_;                                           // outlives the restorer
    std::vector<std::vector<Adjacency::Entry>> forward_, backward_;  // by type: what connect() will insert
    Replaced of_nodes_, of_relationships_;
};

}  // namespace dossier::graph
