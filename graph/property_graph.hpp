#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/adjacency.hpp"
#include "graph/bitmap.hpp"
#include "graph/columns.hpp"
#include "graph/ends_by_id.hpp"
#include "graph/found_out.hpp"
#include "graph/ids.hpp"
#include "graph/index.hpp"
#include "graph/label_sets.hpp"
#include "graph/late.hpp"
#include "graph/names.hpp"
#include "graph/property_index.hpp"
#include "graph/shared.hpp"
#include "graph/snapshots.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

struct Change;
class Schema;
struct IndexDefinition;
struct ConstraintDefinition;

enum class Direction : std::uint8_t { outgoing, incoming };

/// A moment in the life of one graph: two that are equal saw the same graph, and nothing was written in between.
struct Moment {
    std::shared_ptr<const char> life;  ///< one for each graph; held here too, so that no later graph gets the same
    std::uint64_t writes = 0;
    std::size_t names = 0;  ///< that the graph knows: they come without a write and never go

    bool operator==(const Moment&) const = default;
};

/// Nodes and relationships with labels, types and properties, in memory.
///
/// A missing node or relationship is the caller's mistake (asserted) unless a function says otherwise.
/// Spans, bitmaps and columns that it hands out are good until the next write; a visitor must not write.
///
/// A graph that came from a file reads columns of properties, lists of neighbours and the ends of relationships from
/// there at their first use: whoever asks for one of them may be thrown Error{damaged_file, unreadable_file}.
class PropertyGraph {
public:
    /// One less than 32 bits hold: the last id stands for "none" in columns of ids.
    static constexpr std::uint32_t most_ids = std::numeric_limits<std::uint32_t>::max();

    PropertyGraph();
    /// `id_limit`   how many nodes, and how many relationships, may ever be created; for who wants a smaller bound
    /// `merging`    how its lists of neighbours are kept (adjacency_merge.hpp); outlives it and its snapshots
    explicit PropertyGraph(std::uint32_t id_limit, const AdjacencyMerging& merging = AdjacencyMerging::usual());
    ~PropertyGraph();
    /// Not while a transaction is open.
    PropertyGraph(PropertyGraph&&) noexcept;
    PropertyGraph& operator=(PropertyGraph&&) noexcept;

    // Names
    [[nodiscard]] const Names<LabelId>& labels() const noexcept { return labels_; }
    [[nodiscard]] const Names<TypeId>& types() const noexcept { return types_; }
    [[nodiscard]] const Names<KeyId>& keys() const noexcept { return keys_; }
    LabelId intern_label(std::string_view name) { return labels_.intern(name); }
    TypeId intern_type(std::string_view name) { return types_.intern(name); }
    KeyId intern_key(std::string_view name) { return keys_.intern(name); }

    [[nodiscard]] Moment moment() const noexcept {
        return {.life = life_, .writes = writes_, .names = labels_.size() + types_.size() + keys_.size()};
    }

    // Nodes and relationships. Every id ever handed out is below the bound; contains() tells which are still there.
    [[nodiscard]] std::size_t node_count() const noexcept { return nodes_->count(); }
    [[nodiscard]] std::size_t relationship_count() const noexcept { return relationships_->count(); }
    [[nodiscard]] std::uint32_t node_bound() const noexcept { return node_bound_; }
    [[nodiscard]] std::uint32_t relationship_bound() const noexcept { return ends_.size(); }
    [[nodiscard]] bool contains(NodeId node) const noexcept { return nodes_->test(index(node)); }
    [[nodiscard]] bool contains(RelationshipId relationship) const noexcept {
        return relationships_->test(index(relationship));
    }

    [[nodiscard]] bool has_label(NodeId node, LabelId label) const noexcept { return label_sets_->has(node, label); }
    /// Ascending by label id.
    [[nodiscard]] std::vector<LabelId> labels_of(NodeId node) const;
    /// These three also answer for an erased relationship: what it was.
    [[nodiscard]] TypeId type(RelationshipId relationship) const { return ends_.type(relationship); }
    [[nodiscard]] NodeId start(RelationshipId relationship) const { return ends_.start(relationship); }
    [[nodiscard]] NodeId end(RelationshipId relationship) const { return ends_.end(relationship); }

    // Properties: an absent one reads as null. properties() is sorted by key id.
    [[nodiscard]] Value property(NodeId node, KeyId key) const { return node_columns_.get(index(node), key); }
    [[nodiscard]] Value property(RelationshipId relationship, KeyId key) const {
        return relationship_columns_.get(index(relationship), key);
    }
    [[nodiscard]] std::vector<std::pair<KeyId, Value>> properties(NodeId node) const;
    [[nodiscard]] std::vector<std::pair<KeyId, Value>> properties(RelationshipId relationship) const;
    [[nodiscard]] const Columns& node_columns() const noexcept { return node_columns_; }
    [[nodiscard]] const Columns& relationship_columns() const noexcept { return relationship_columns_; }

    // Look-up of nodes by the value of a property, kept up to date from the first index_property() on. It takes some 80
    // bytes for each distinct value, and building it reads the whole column once.
    void index_property(KeyId key);
    /// nullptr when `key` is not indexed
    [[nodiscard]] const PropertyIndex* property_index(KeyId key) const noexcept;

    /// The declared indexes and constraints, schema.hpp.
    [[nodiscard]] const Schema& schema() const noexcept { return *schema_; }

    // Adjacency, ascending by (neighbour, relationship) within one type. A loop is outgoing and incoming.
    /// Two sorted arrays, ready to be intersected.
    [[nodiscard]] Neighbours neighbours(NodeId node, TypeId type, Direction direction) const {
        const auto& side = direction == Direction::outgoing ? outgoing_ : incoming_;
        return index(type) < side.size() ? side[index(type)]->at(node) : Neighbours{};
    }
    /// The same for loops over many nodes: hold it, and ask it at() for each.
    [[nodiscard]] AdjacencyView adjacency(TypeId type, Direction direction) const {
        const auto& side = direction == Direction::outgoing ? outgoing_ : incoming_;
        return index(type) < side.size() ? side[index(type)]->view() : AdjacencyView{};
    }
    /// The visitor is called as `visit(Adjacent)`; one that returns bool stops the walk with false.
    template <typename Visit>
    void for_each_adjacent(NodeId node, TypeId type, Direction direction, Visit visit) const;
    /// All types, ascending by type id first.
    template <typename Visit>
    void for_each_adjacent(NodeId node, Direction direction, Visit visit) const;
    [[nodiscard]] std::size_t degree(NodeId node, TypeId type, Direction direction) const {
        return neighbours(node, type, direction).size();
    }
    [[nodiscard]] std::size_t degree(NodeId node, Direction direction) const;

    // Scans, ascending by id. `visit(NodeId)`, `visit(RelationshipId)`; one that returns bool stops the scan with
    // false.
    template <typename Visit>
    void for_each_node(Visit visit) const;
    template <typename Visit>
    void for_each_node(LabelId label, Visit visit) const;
    template <typename Visit>
    void for_each_relationship(Visit visit) const;
    /// The same as sets of ids, for scans that stop and go on (`next()`).
    [[nodiscard]] const Bitmap& nodes() const noexcept { return *nodes_; }
    [[nodiscard]] const Bitmap& nodes(LabelId label) const noexcept { return label_sets_->nodes(label); }
    [[nodiscard]] const Bitmap& relationships() const noexcept { return *relationships_; }

    // Statistics, exact.
    [[nodiscard]] std::size_t count(LabelId label) const noexcept { return nodes(label).count(); }
    [[nodiscard]] std::size_t count(TypeId type) const noexcept { return pattern_counts_->count(type); }
    /// Relationships `(:start)-[:type]->(:end)`; an absent part allows anything.
    [[nodiscard]] std::size_t count(std::optional<LabelId> start, std::optional<TypeId> type,
                                    std::optional<LabelId> end) const {
        return pattern_counts_->count(*label_sets_, start, type, end);
    }
    /// No loop, and no two relationships of this type from one node to another.
    [[nodiscard]] bool is_simple(TypeId type) const;
    [[nodiscard]] bool has_loops(TypeId type) const noexcept;
    /// No two nodes are joined by relationships of this type in both directions. Goes through all lists of the type,
    /// once after some were written.
    [[nodiscard]] bool is_one_way(TypeId type) const;
    /// Whether somebody asked that already, and it is so.
    [[nodiscard]] bool is_known_to_be_one_way(TypeId type) const noexcept;

    // Writing. Only inside a transaction (change.hpp), which can take all of it back.
    // The create functions throw Error{too_many_ids} and then have changed nothing.
    [[nodiscard]] bool in_transaction() const noexcept { return in_transaction_; }
    NodeId create_node(std::span<const LabelId> labels);
    RelationshipId create_relationship(NodeId start, NodeId end, TypeId type);
    using Ends = graph::Ends;
    /// Many of one type at once, much cheaper each; their ids count on from the one returned.
    RelationshipId create_relationships(TypeId type, std::span<const Ends> ends);
    /// Asks that the node has no relationships left.
    void erase(NodeId node);
    void erase(RelationshipId relationship);
    void add_label(NodeId node, LabelId label);
    void remove_label(NodeId node, LabelId label);
    /// null removes the property.
    void set_property(NodeId node, KeyId key, Value value);
    void set_property(RelationshipId relationship, KeyId key, Value value);
    /// throws Error{already_exists}: the name is taken, or there is one for the same
    void create_index(IndexDefinition index);
    /// throws Error{already_exists, constraint_violated}
    void create_constraint(ConstraintDefinition constraint);
    /// throws Error{does_not_exist}
    void drop_index(std::string_view name);
    void drop_constraint(std::string_view name);
    /// Leaves a mark in the log that a rollback takes away.
    void note(std::uint32_t detail);
    /// Reads what is still to be read of the file that the graph came from.
    void read_in_full() const;
    /// Where readers in other threads find the last commit, now and after each one to come (snapshots.hpp). Not while a
    /// transaction is open. The first reads what the range indexes hold, where nobody has yet.
    /// throws Error{damaged_file, unreadable_file}
    [[nodiscard]] Snapshots snapshots();
    /// Whether one of its snapshots is still held.
    [[nodiscard]] bool is_shared() const noexcept { return snapshot_token_.use_count() > 1; }
    /// What the open transaction did and did not roll back, oldest first; empty without one.
    [[nodiscard]] std::span<const Change> changes() const noexcept;

private:
    friend class Transaction;
    friend class GraphRestorer;
    friend class BaseReader;
    friend class BaseWriter;

    struct AsCommitted {};
    PropertyGraph(const PropertyGraph& writer, AsCommitted);
    void publish();

    void record(Change change);
    void read_lists(TypeId type);
    Value put_property(NodeId node, KeyId key, const Value& value);
    Value put_property(RelationshipId relationship, KeyId key, const Value& value);
    void add_to_schema(IndexDefinition index);
    void undo_to(std::size_t size);
    void undo(const Change& change);
    void assign_labels(NodeId node, LabelSets::SetId set);
    void count_patterns_around(NodeId node, bool add);
    void count_pattern(Ends ends, TypeId type, bool add);
    void connect(RelationshipId relationship, Ends ends, TypeId type);
    void disconnect(RelationshipId relationship, Ends ends, TypeId type);
    void make_room_for(TypeId type);

    Names<LabelId> labels_;
    Names<TypeId> types_;
    Names<KeyId> keys_;

    Shared<Bitmap> nodes_{Bitmap{}};  // those that are there; labels and columns hold nothing about the others
    std::uint32_t node_bound_ = 0;
    std::uint32_t id_limit_ = most_ids;
    Shared<LabelSets> label_sets_{LabelSets{}};
    Columns node_columns_;
    std::vector<Shared<PropertyIndex>> property_indexes_;  // by key; nothing where there is none

    Shared<Bitmap> relationships_{Bitmap{}};
    EndsById ends_;
    Columns relationship_columns_;
    // By type. Of one type, those in are never made before those out, and neither is changed before both are made.
    std::vector<Late<Adjacency>> outgoing_;
    std::vector<Late<Adjacency>> incoming_;
    std::vector<FoundOut> one_way_;
    const AdjacencyMerging* merging_;
    Shared<PatternCounts> pattern_counts_{PatternCounts{}};

    std::unique_ptr<Schema> schema_;

    std::vector<Change> log_;
    bool in_transaction_ = false;

    // The other owners are moments of this graph and its snapshots, which are this graph at a moment.
    std::shared_ptr<const char> life_ = std::make_shared<const char>();
    std::uint64_t writes_ = 0;  // whatever was done or taken back, and indexes on properties

    // By type, of lists that are still to be read: how many are parallel, or at least so many where rows come on top.
    struct Parallels {
        std::uint32_t least = 0;
        bool is_exact = true;
    };
    std::vector<Parallels> parallels_;

    std::weak_ptr<Snapshots::Place> readers_;                                      // nobody's while nobody reads
    std::shared_ptr<const char> snapshot_token_ = std::make_shared<const char>();  // the other owners: its snapshots
};

template <typename Visit>
void PropertyGraph::for_each_adjacent(NodeId node, TypeId type, Direction direction, Visit visit) const {
    const Neighbours list = neighbours(node, type, direction);
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!visit_and_go_on(visit, Adjacent{.node = list.nodes[i], .relationship = list.relationships[i]})) return;
    }
}

template <typename Visit>
void PropertyGraph::for_each_adjacent(NodeId node, Direction direction, Visit visit) const {
    bool go_on = true;
    for (std::size_t type = 0; go_on && type < outgoing_.size(); ++type) {
        for_each_adjacent(node, static_cast<TypeId>(type), direction,
                          [&](Adjacent step) { return go_on = visit_and_go_on(visit, step); });
    }
}

template <typename Visit>
void PropertyGraph::for_each_node(Visit visit) const {
    nodes_->for_each([&](std::uint32_t id) { return visit_and_go_on(visit, NodeId{id}); });
}

template <typename Visit>
void PropertyGraph::for_each_node(LabelId label, Visit visit) const {
    nodes(label).for_each([&](std::uint32_t id) { return visit_and_go_on(visit, NodeId{id}); });
}

template <typename Visit>
void PropertyGraph::for_each_relationship(Visit visit) const {
    relationships_->for_each([&](std::uint32_t id) { return visit_and_go_on(visit, RelationshipId{id}); });
}

}  // namespace dossier::graph
