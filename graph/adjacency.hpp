#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "graph/adjacency_delta.hpp"
#include "graph/adjacency_merge.hpp"
#include "graph/ids.hpp"

namespace dossier::graph {

/// Which of 64 rows have a list, and how many before them have one: finds a list among few without a search, and says
/// which nodes need not be looked at.
struct RankedRows {
    std::uint64_t present = 0;
    std::uint32_t before = 0;

    [[nodiscard]] bool contains(std::uint32_t row) const noexcept { return ((present >> (row % 64)) & 1U) != 0; }
    [[nodiscard]] std::uint32_t rank(std::uint32_t row) const noexcept {
        const std::uint64_t below = present & ((std::uint64_t{1} << (row % 64)) - 1);
        return before + static_cast<std::uint32_t>(std::popcount(below));
    }
};

/// All lists behind each other, and where each begins; never changed.
///
/// Row `i` is node `first + i`; `first` is a multiple of 64. Each has an offset where the sources lie close together;
/// where they do not, those alone that have a list, found by rank; and where they are few in a wide range, by a search
/// in `sources`.
struct AdjacencyBase {
    std::uint32_t first = 0;
    std::uint32_t rows = 0;
    std::vector<RankedRows> words;
    bool ranked = false;
    std::vector<std::uint32_t> sources;
    std::vector<std::uint32_t> offsets;  // one more than there are lists, or empty
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;

    /// `of`      the nodes that have neighbours, ascending
    /// `begins`  where the list of each begins in `nodes`
    void set_rows(std::vector<std::uint32_t> of, std::vector<std::uint32_t> begins);
    [[nodiscard]] Neighbours searched(NodeId node) const noexcept;
    /// Of memory that it holds.
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    void rank_rows(const std::vector<std::uint32_t>& of);
};

/// The lists of one type and direction with everything looked up that does not depend on the node: for inner loops.
/// Valid until the graph is written to.
class AdjacencyView {
public:
    AdjacencyView() = default;
    [[nodiscard]] inline Neighbours at(NodeId node) const noexcept;

    /// Which of the 64 nodes from `first` on may have neighbours, a bit each; `first` is a multiple of 64.
    [[nodiscard]] inline std::uint64_t present(std::uint32_t first) const noexcept;

    /// How many neighbours each node from `first` on has: many degrees in the order of memory.
    void degrees(std::uint32_t first, std::span<std::uint32_t> degrees) const noexcept;

    /// Every node that has neighbours has one of these ids.
    struct Range {
        std::uint32_t begin = 0, end = 0;
    };
    [[nodiscard]] Range range() const noexcept;

private:
    friend class Adjacency;

    [[nodiscard]] std::uint64_t present_among_sources(std::uint32_t first) const noexcept;
    void degrees_in_base(std::uint32_t first, std::span<std::uint32_t> degrees) const noexcept;

    const std::uint32_t* offsets_ = nullptr;
    const NodeId* nodes_ = nullptr;
    const RelationshipId* relationships_ = nullptr;
    const RankedRows* words_ = nullptr;
    bool ranked_ = false;  // not each row has an offset
    std::uint32_t first_ = 0;
    std::uint32_t rows_ = 0;
    const AdjacencyBase* searched_ = nullptr;  // asked instead, where the base is searched among its sources
    const AdjacencyDelta* delta_ = nullptr;    // asked first, where there is one
    const AdjacencyDelta* older_ = nullptr;    // asked next; none without the other
};

/// The neighbours of every node over relationships of one type in one direction.
///
/// The base is compressed: all lists behind each other, and where each begins. A write copies the one list that it
/// touches out of the base into the delta, so that every list, old or new, is one sorted run of memory and readers need
/// no merge. (A delta of single insertions and tombstones was the alternative: it saves the copy, but then each
/// intersection has three inputs a side.) When the writes pass half the base, base and delta become a new base.
///
/// Of many entries that base is made by another thread. The delta is set aside for it and not written to any more; what
/// is written meanwhile goes into a new one, which lies on top of both, then on top of the new base: a list in it is
/// whole, whatever lies below. The first write that finds the new base made puts it in place, so that spans and views
/// are good as long as they ever were. When as much was written again before that, the writer merges all by itself: so
/// no more than one delta and one base come on top, and nobody waits for a thread.
///
/// Copies share the base and what was set aside, and have each its delta.
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
    /// `merging`  outlives it and its copies
    explicit Adjacency(const AdjacencyMerging& merging) noexcept : merging_{&merging} {}
    explicit Adjacency(Lists lists, const AdjacencyMerging& merging = AdjacencyMerging::usual());
    /// To have copied the delta counts as writing to each list in it: one that is copied at every commit is merged
    /// soon.
    Adjacency(const Adjacency& other);
    Adjacency(Adjacency&&) noexcept = default;
    Adjacency& operator=(const Adjacency&) = delete;
    Adjacency& operator=(Adjacency&&) noexcept = default;
    ~Adjacency() = default;
    /// The same relationships in the other direction. Interruptible.
    [[nodiscard]] Adjacency turned() const;

    [[nodiscard]] Neighbours at(NodeId node) const noexcept {
        return delta_.contains(node) ? delta_.at(node) : below_delta(node);
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

    /// Makes base and deltas one, at once; happens by itself when it pays.
    void merge();

    /// The nodes that have or had neighbours, ascending.
    [[nodiscard]] std::vector<std::uint32_t> sources() const;

private:
    [[nodiscard]] Neighbours below_delta(NodeId node) const noexcept;
    [[nodiscard]] AdjacencyView base_view() const noexcept;
    void build(std::vector<Entry> entries);
    void put_base(std::shared_ptr<const AdjacencyBase> base);
    [[nodiscard]] std::shared_ptr<const AdjacencyBase> merged(const std::stop_token& stop) const;
    void merge_if_it_pays();
    void begin_merge();
    void end_merge();

    std::shared_ptr<const AdjacencyBase> base_ = no_base();  // owned with the copies
    [[nodiscard]] static std::shared_ptr<const AdjacencyBase> no_base();

    std::shared_ptr<const AdjacencyDelta> older_;  // set aside to be merged, else null; owned with copies and the merge
    std::shared_ptr<const AdjacencyMerge> merge_;  // of base and older_; owned with the copies
    const AdjacencyMerging* merging_ = &AdjacencyMerging::usual();

    AdjacencyDelta delta_;
    std::size_t writes_ = 0;  // to the delta, what it took to copy it included
    std::size_t size_ = 0;
    std::size_t parallels_ = 0;
};

inline Neighbours AdjacencyView::at(NodeId node) const noexcept {
    if (delta_ != nullptr) {
        if (delta_->contains(node)) return delta_->at(node);
        if (older_ != nullptr && older_->contains(node)) return older_->at(node);
    }
    if (searched_ != nullptr) return searched_->searched(node);
    std::uint32_t row = index(node) - first_;  // wraps past every row for a node before the first
    if (row >= rows_) return {};
    if (ranked_) {
        const RankedRows& rows = words_[row / 64];
        if (!rows.contains(row)) return {};
        row = rows.rank(row);
    }
    const std::size_t begin = offsets_[row];
    const std::size_t length = offsets_[row + 1] - begin;
    return {.nodes = {nodes_ + begin, length}, .relationships = {relationships_ + begin, length}};
}

inline std::uint64_t AdjacencyView::present(std::uint32_t first) const noexcept {
    const std::uint32_t row = first - first_;
    std::uint64_t present = row < rows_ ? words_[row / 64].present : 0;
    if (searched_ != nullptr) present = present_among_sources(first);
    for (const AdjacencyDelta* written : {delta_, older_}) {
        if (written == nullptr) break;
        const auto& touched = written->touched().words();
        if (first / 64 < touched.size()) present |= touched[first / 64];
    }
    return present;
}

}  // namespace dossier::graph
