#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/bitmap.hpp"
#include "graph/ids.hpp"

namespace dossier::graph {

/// One step from a node: the relationship, and the node at its other end.
struct Adjacent {
    NodeId node;
    RelationshipId relationship;

    auto operator<=>(const Adjacent&) const = default;
};

/// What stands next to one node, as two arrays of the same length, ascending by (node, relationship).
/// Valid until the graph is written to.
struct Neighbours {
    std::span<const NodeId> nodes;
    std::span<const RelationshipId> relationships;

    [[nodiscard]] std::size_t size() const noexcept { return nodes.size(); }
    [[nodiscard]] bool empty() const noexcept { return nodes.empty(); }
};

/// Lists of neighbours that are being written: all in one pool, found through a table of open addressing. A list that
/// outgrows its place moves to the end of the pool; what it leaves is reclaimed when the delta is merged and cleared.
/// (A hash map of vectors was the first form: six allocations for a relationship, where this makes none.)
class AdjacencyDelta {
public:
    struct List {
        std::uint32_t node = 0;
        std::uint32_t size = 0;
        std::uint32_t capacity = 0;  ///< 0: no list at this place of the table
        std::size_t begin = 0;
    };

    [[nodiscard]] bool empty() const noexcept { return touched_.empty(); }
    [[nodiscard]] bool contains(NodeId node) const noexcept { return touched_.test(index(node)); }
    /// The nodes that have a list here.
    [[nodiscard]] const Bitmap& touched() const noexcept { return touched_; }
    /// Asks that the node has a list here.
    [[nodiscard]] Neighbours at(NodeId node) const noexcept { return neighbours(table_[place(index(node))]); }
    [[nodiscard]] Neighbours neighbours(const List& list) const noexcept {
        return {.nodes = {nodes_.data() + list.begin, list.size},
                .relationships = {relationships_.data() + list.begin, list.size}};
    }

    /// The list of a node, begun as a copy of `base` where there is none. Valid until the next touch().
    List& touch(NodeId node, const Neighbours& base);
    void insert(List& list, std::size_t at, Adjacent to);
    void erase(List& list, std::size_t at);
    void clear() noexcept;

private:
    [[nodiscard]] std::size_t place(std::uint32_t node) const noexcept;
    void reserve(List& list, std::size_t size);
    void grow_table();

    std::vector<List> table_;  // a power of two, at most half full
    Bitmap touched_;           // cheaper to ask than the table, and in order
    std::vector<NodeId> nodes_;
    std::vector<RelationshipId> relationships_;
};

/// Where `node` has its list in the table, or would have it.
inline std::size_t AdjacencyDelta::place(std::uint32_t node) const noexcept {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = (node * 0x9E3779B97F4A7C15U >> 32U) & mask;
    while (table_[at].capacity != 0 && table_[at].node != node) at = (at + 1) & mask;
    return at;
}

}  // namespace dossier::graph
