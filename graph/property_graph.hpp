#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/ids.hpp"
#include "graph/names.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// One step from a node: the relationship, and the node at its other end.
struct Adjacent {
    NodeId node;
    RelationshipId relationship;

    auto operator<=>(const Adjacent&) const = default;
};

enum class Direction : std::uint8_t { outgoing, incoming };

/// Nodes and relationships with labels, types and properties, in memory.
///
/// A missing node or relationship is the caller's mistake (asserted) unless a function says otherwise.
class PropertyGraph {
public:
    PropertyGraph();
    ~PropertyGraph();
    PropertyGraph(PropertyGraph&&) noexcept;
    PropertyGraph& operator=(PropertyGraph&&) noexcept;

    // Names
    [[nodiscard]] const Names<LabelId>& labels() const noexcept;
    [[nodiscard]] const Names<TypeId>& types() const noexcept;
    [[nodiscard]] const Names<KeyId>& keys() const noexcept;
    LabelId intern_label(std::string_view name);
    TypeId intern_type(std::string_view name);
    KeyId intern_key(std::string_view name);

    // Nodes and relationships. Every id ever handed out is below the bound; contains() tells which are still there.
    [[nodiscard]] std::size_t node_count() const noexcept;
    [[nodiscard]] std::size_t relationship_count() const noexcept;
    [[nodiscard]] std::uint32_t node_bound() const noexcept;
    [[nodiscard]] std::uint32_t relationship_bound() const noexcept;
    [[nodiscard]] bool contains(NodeId node) const noexcept;
    [[nodiscard]] bool contains(RelationshipId relationship) const noexcept;

    [[nodiscard]] bool has_label(NodeId node, LabelId label) const noexcept;
    [[nodiscard]] std::vector<LabelId> labels_of(NodeId node) const;
    [[nodiscard]] TypeId type(RelationshipId relationship) const noexcept;
    [[nodiscard]] NodeId start(RelationshipId relationship) const noexcept;
    [[nodiscard]] NodeId end(RelationshipId relationship) const noexcept;

    // Properties: an absent one reads as null. properties() is sorted by key id.
    [[nodiscard]] Value property(NodeId node, KeyId key) const;
    [[nodiscard]] Value property(RelationshipId relationship, KeyId key) const;
    [[nodiscard]] std::vector<std::pair<KeyId, Value>> properties(NodeId node) const;
    [[nodiscard]] std::vector<std::pair<KeyId, Value>> properties(RelationshipId relationship) const;

    // Adjacency, ascending by (neighbour, relationship) within one type. A loop is outgoing and incoming.
    // The visitor is called as `visit(Adjacent)`.
    template <typename Visit>
    void for_each_adjacent(NodeId node, TypeId type, Direction direction, Visit visit) const;
    /// All types, ascending by type id first.
    template <typename Visit>
    void for_each_adjacent(NodeId node, Direction direction, Visit visit) const;
    [[nodiscard]] std::size_t degree(NodeId node, TypeId type, Direction direction) const;
    [[nodiscard]] std::size_t degree(NodeId node, Direction direction) const;

    // Scans, ascending by id. `visit(NodeId)`, `visit(RelationshipId)`.
    template <typename Visit>
    void for_each_node(Visit visit) const;
    template <typename Visit>
    void for_each_node(LabelId label, Visit visit) const;
    template <typename Visit>
    void for_each_relationship(Visit visit) const;

    // Statistics, exact.
    [[nodiscard]] std::size_t count(LabelId label) const noexcept;
    [[nodiscard]] std::size_t count(TypeId type) const noexcept;

    // Writing. Only inside a transaction (change.hpp), which can take all of it back.
    NodeId create_node(std::span<const LabelId> labels);
    RelationshipId create_relationship(NodeId start, NodeId end, TypeId type);
    /// Asks that the node has no relationships left.
    void erase(NodeId node);
    void erase(RelationshipId relationship);
    void add_label(NodeId node, LabelId label);
    void remove_label(NodeId node, LabelId label);
    /// null removes the property.
    void set_property(NodeId node, KeyId key, Value value);
    void set_property(RelationshipId relationship, KeyId key, Value value);
};

}  // namespace dossier::graph
