#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/adjacency_delta.hpp"
#include "graph/ids.hpp"

namespace dossier::graph {

class Adjacency;

/// The lists of one type and direction with everything looked up that does not depend on the node: for inner loops.
/// Valid until the graph is written to.
class AdjacencyView {
public:
    AdjacencyView() = default;
    [[nodiscard]] inline Neighbours at(NodeId node) const noexcept;

private:
    friend class Adjacency;

    const std::uint32_t* offsets_ = nullptr;
    const NodeId* nodes_ = nullptr;
    const RelationshipId* relationships_ = nullptr;
    std::uint32_t first_ = 0;
    std::uint32_t rows_ = 0;
    const Adjacency* other_ = nullptr;  // asked instead, where the lists are not a base of consecutive rows alone
};

/// The neighbours of every node over relationships of one type in one direction.
///
/// The base is compressed: all lists behind each other, and where each begins. A write copies the one list that it
/// touches out of the base into the delta, so that every list, old or new, is one sorted run of memory and readers need
/// no merge. (A delta of single insertions and tombstones was the alternative: it saves the copy, but then each
/// intersection has three inputs a side.) When the writes pass half the base, base and delta become a new base.
class Adjacency {
public:
    struct Entry {
        NodeId from;
        Adjacent to;
        auto operator<=>(const Entry&) const = default;
    };

    /// All lists behind each other, sorted, as they come out of a file.
    struct Lists {
        std::vector<std::uint32_t> sources;  ///< the nodes that have neighbours, ascending
        std::vector<std::uint32_t> begins;   ///< where the list of each begins
        std::vector<NodeId> nodes;
        std::vector<RelationshipId> relationships;
    };

    Adjacency() = default;
    explicit Adjacency(Lists lists);
    /// The same relationships in the other direction.
    [[nodiscard]] Adjacency turned() const;

    [[nodiscard]] Neighbours at(NodeId node) const noexcept {
        return delta_.contains(node) ? delta_.at(node) : in_base(node);
    }
    [[nodiscard]] std::size_t degree(NodeId node) const noexcept { return at(node).size(); }

    [[nodiscard]] AdjacencyView view() const noexcept;

    /// All entries.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Entries that share both ends with a smaller one: 0 where no two relationships are parallel.
    [[nodiscard]] std::size_t parallels() const noexcept { return parallels_; }

    void insert(NodeId from, Adjacent to);
    /// Many at once, in any order; costs about as much as sorting them.
    void insert(std::vector<Entry> entries);
    /// Asks that the entry is there.
    void erase(NodeId from, Adjacent to);

    /// Makes base and delta one; happens by itself when it pays.
    void merge();

    /// The nodes that have or had neighbours, ascending.
    [[nodiscard]] std::vector<std::uint32_t> sources() const;

private:
    [[nodiscard]] Neighbours in_base(NodeId node) const noexcept;
    void build(std::vector<Entry> entries);
    void set_rows(std::vector<std::uint32_t> sources, const std::vector<std::uint32_t>& begins);
    void merge_if_it_pays();

    // Row `i` of the base is node `first_ + i` where the sources lie close together, else node `sources_[i]`.
    std::uint32_t first_ = 0;
    std::vector<std::uint32_t> sources_;
    std::vector<std::uint32_t> offsets_;  // a row more than there are rows, or empty
    std::vector<NodeId> nodes_;
    std::vector<RelationshipId> relationships_;

    AdjacencyDelta delta_;
    std::size_t writes_ = 0;
    std::size_t size_ = 0;
    std::size_t parallels_ = 0;
};

inline Neighbours AdjacencyView::at(NodeId node) const noexcept {
    if (other_ != nullptr) return other_->at(node);
    const std::uint32_t row = index(node) - first_;  // wraps past every row for a node before the first
    if (row >= rows_) return {};
    const std::size_t begin = offsets_[row];
    const std::size_t length = offsets_[row + 1] - begin;
    return {.nodes = {nodes_ + begin, length}, .relationships = {relationships_ + begin, length}};
}

inline Neighbours Adjacency::in_base(NodeId node) const noexcept {
    std::size_t row = index(node) - first_;  // wraps past every row for a node before the first
    if (!sources_.empty()) {
        const auto found = std::lower_bound(sources_.begin(), sources_.end(), index(node));
        if (found == sources_.end() || *found != index(node)) return {};
        row = static_cast<std::size_t>(found - sources_.begin());
    }
    if (index(node) < first_ || row + 1 >= offsets_.size()) return {};
    const std::size_t begin = offsets_[row];
    const std::size_t length = offsets_[row + 1] - begin;
    return {.nodes = {nodes_.data() + begin, length}, .relationships = {relationships_.data() + begin, length}};
}

}  // namespace dossier::graph
