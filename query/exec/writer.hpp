#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "graph/source.hpp"

namespace dossier::query::exec {

/// Everything that one statement writes goes through here: values are checked, and changes counted.
///
/// Counted is what a look at the graph before and after would tell: a property that is set and set back is no change, a
/// node created and deleted neither; labels are the names that came into the graph or went out of it.
class Writer {
public:
    explicit Writer(graph::PropertyGraph& graph);

    graph::LabelId intern_label(std::string_view name) { return graph_.intern_label(name); }
    graph::TypeId intern_type(std::string_view name) { return graph_.intern_type(name); }
    graph::NodeId create_node(std::span<const graph::LabelId> labels);
    graph::RelationshipId create_relationship(graph::NodeId start, graph::NodeId end, graph::TypeId type);

    /// throws Error{invalid_property_type}, Error{deleted_entity_access}
    void set_property(graph::NodeId node, std::string_view key, const graph::Value& value);
    void set_property(graph::RelationshipId relationship, std::string_view key, const graph::Value& value);
    void add_label(graph::NodeId node, std::string_view label);
    void remove_label(graph::NodeId node, std::string_view label);

    /// What is gone already is no fault: a list may name it twice.
    void erase(graph::RelationshipId relationship);
    /// Asks that the node has no relationships left.
    void erase(graph::NodeId node);

    /// What is written from here on stands at `where` in the query.
    void stand_at(graph::SourceSpan where);
    /// What was written since the last settle() or forget() holds all constraints.
    /// throws Error{constraint_violated}, at the place of the write that broke one
    void check_constraints() const;

    /// What was written so far is committed, and counted for itself: what comes is another look before and after.
    void settle();
    /// What was written since was taken back.
    void forget();

    [[nodiscard]] graph::ChangeCounts counts() const;

private:
    using Key = std::pair<std::uint32_t, graph::KeyId>;
    struct HashKey {
        std::size_t operator()(const Key& key) const noexcept {
            return (std::size_t{key.first} << 32U) ^ graph::index(key.second);
        }
    };
    /// What the properties of older elements were before the first change.
    using Originals = std::unordered_map<Key, graph::Value, HashKey>;

    template <typename Id>
    void set(Id element, std::string_view key, const graph::Value& value);
    template <typename Id>
    void remember(Id element, graph::KeyId key);
    template <typename Id>
    void forget_properties(Id element);
    template <typename Id>
    void count_properties(const Originals& originals, graph::ChangeCounts& counts) const;

    [[nodiscard]] std::optional<graph::SourceSpan> place_of(std::size_t change) const;

    [[nodiscard]] bool is_new(graph::NodeId node) const noexcept { return graph::index(node) >= first_node_; }
    [[nodiscard]] bool is_new(graph::RelationshipId relationship) const noexcept {
        return graph::index(relationship) >= first_relationship_;
    }
    [[nodiscard]] Originals& originals(graph::NodeId) noexcept { return node_originals_; }
    [[nodiscard]] Originals& originals(graph::RelationshipId) noexcept { return relationship_originals_; }

    graph::PropertyGraph& graph_;
    bool constrained_;  ///< there are constraints to break
    graph::ChangeCounts settled_;
    std::size_t first_change_ = 0;  ///< in the log
    /// From which change on writes stand where; kept where there are constraints alone.
    std::vector<std::pair<std::size_t, graph::SourceSpan>> places_;
    std::uint32_t first_node_ = 0, first_relationship_ = 0;  ///< ids from here on are of this statement
    std::vector<std::size_t> label_counts_;                  ///< before, by label id
    std::size_t nodes_created_ = 0, nodes_deleted_ = 0;
    std::size_t relationships_created_ = 0, relationships_deleted_ = 0;
    std::size_t new_properties_ = 0;  ///< of new elements
    Originals node_originals_, relationship_originals_;
};

}  // namespace dossier::query::exec
