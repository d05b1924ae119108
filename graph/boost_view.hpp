#pragma once

// What stands behind boost_interface.hpp: numbering without holes, and walks over vertices and edges.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

#include "graph/bitmap.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph {

/// A relationship as it is walked: `from` is where the walk stands.
struct Edge {
    NodeId from{};
    NodeId to{};
    RelationshipId relationship{};

    friend bool operator==(const Edge& a, const Edge& b) noexcept { return a.relationship == b.relationship; }
    friend auto operator<=>(const Edge& a, const Edge& b) noexcept { return a.relationship <=> b.relationship; }
};

namespace boost_view {

/// Where each member of a set of ids stands in it, counted from 0: what inner loops ask. Valid as long as its Ranks.
class RankOf {
public:
    RankOf() = default;
    RankOf(const std::uint64_t* words, const std::uint32_t* before) : words_{words}, before_{before} {}

    [[nodiscard]] std::size_t operator()(std::uint32_t id) const noexcept {
        if (before_ == nullptr) return id;
        const std::uint64_t below = (std::uint64_t{1} << (id % 64)) - 1;
        return before_[id / 64] + static_cast<std::size_t>(std::popcount(words_[id / 64] & below));
    }

private:
    const std::uint64_t* words_ = nullptr;
    const std::uint32_t* before_ = nullptr;  // null where the set has no holes
};

/// What RankOf looks at.
class Ranks {
public:
    explicit Ranks(const Bitmap& members);

    [[nodiscard]] RankOf of() const noexcept {
        return before_.empty() ? RankOf{} : RankOf{words_.data(), before_.data()};
    }

private:
    std::vector<std::uint64_t> words_;
    std::vector<std::uint32_t> before_;  // members in earlier words; empty where the set has no holes
};

/// The members of a bitmap, ascending.
class Members {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::uint32_t;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::uint32_t*;
    using reference = std::uint32_t;

    Members() = default;
    Members(const Bitmap& bitmap, std::uint32_t from) : bitmap_{&bitmap}, id_{bitmap.next(from).value_or(end)} {}

    [[nodiscard]] std::uint32_t operator*() const noexcept { return id_; }
    Members& operator++() noexcept {
        id_ = bitmap_->next(id_ + 1).value_or(end);
        return *this;
    }
    friend bool operator==(const Members& a, const Members& b) noexcept { return a.id_ == b.id_; }

    static constexpr std::uint32_t end = PropertyGraph::most_ids;

private:
    const Bitmap* bitmap_ = nullptr;
    std::uint32_t id_ = end;
};

/// What all views share: the graph, the types that count, and the numbering.
class View {
public:
    /// `types`   the relationship types that are in the view; none at all: every type
    explicit View(const PropertyGraph& graph, std::span<const TypeId> types = {});

    [[nodiscard]] const PropertyGraph& graph() const noexcept { return *graph_; }
    [[nodiscard]] const Bitmap& edge_set() const noexcept { return shared_->edges; }
    [[nodiscard]] RankOf vertex_rank() const noexcept { return vertex_rank_; }
    [[nodiscard]] RankOf edge_rank() const noexcept { return edge_rank_; }
    /// The lists by type: first outgoing, then incoming.
    [[nodiscard]] std::span<const AdjacencyView> lists() const noexcept { return {lists_, 2 * types_}; }
    [[nodiscard]] std::span<const AdjacencyView> lists(Direction direction) const noexcept {
        return {lists_ + (direction == Direction::outgoing ? 0 : types_), types_};
    }
    [[nodiscard]] std::size_t degree(NodeId node, Direction direction) const noexcept {
        std::size_t total = 0;
        for (const AdjacencyView& list : lists(direction)) total += list.at(node).size();
        return total;
    }

private:
    struct Shared {
        std::vector<AdjacencyView> lists;
        Bitmap edges;
        Ranks vertex_ranks;
        Ranks edge_ranks;
    };
    const PropertyGraph* graph_;            // outlives the view
    std::shared_ptr<const Shared> shared_;  // with the copies of this view: Boost takes graphs by value now and then
    // Into what is shared, one step nearer: algorithms ask these for every edge.
    const AdjacencyView* lists_ = nullptr;
    std::size_t types_ = 0;
    RankOf vertex_rank_;
    RankOf edge_rank_;
};

enum class Sides { outgoing, incoming, both };

/// The lists of one node, type after type (and outgoing before incoming), as one sequence of edges.
/// `turned`: the edges lead to the node instead of from it.
template <Sides sides, bool turned>
class EdgeWalk {
public:
    using iterator_category = std::input_iterator_tag;  // dereferencing makes the edge
    using value_type = Edge;
    using difference_type = std::ptrdiff_t;
    using pointer = const Edge*;
    using reference = Edge;

    EdgeWalk() = default;
    EdgeWalk(const View& view, NodeId node) : node_{node} {
        const std::span<const AdjacencyView> lists = sides == Sides::both       ? view.lists()
                                                     : sides == Sides::outgoing ? view.lists(Direction::outgoing)
                                                                                : view.lists(Direction::incoming);
        next_ = lists.data();
        last_ = next_ + lists.size();
        find_list();
    }

    [[nodiscard]] Edge operator*() const noexcept {
        return turned ? Edge{*at_, node_, *relationship_} : Edge{node_, *at_, *relationship_};
    }
    EdgeWalk& operator++() noexcept {
        ++relationship_;
        if (++at_ == end_) find_list();
        return *this;
    }
    EdgeWalk operator++(int) noexcept {
        EdgeWalk before = *this;
        ++*this;
        return before;
    }
    /// Of one node's walk: the end of each is the same.
    friend bool operator==(const EdgeWalk& a, const EdgeWalk& b) noexcept {
        // By place in memory: an undirected loop stands in two lists.
        return a.at_ == b.at_;
    }

    [[nodiscard]] NodeId neighbour() const noexcept { return *at_; }

private:
    void find_list() noexcept {
        while (next_ != last_) {
            const Neighbours list = (next_++)->at(node_);
            if (list.empty()) continue;
            at_ = list.nodes.data();
            end_ = at_ + list.size();
            relationship_ = list.relationships.data();
            return;
        }
        at_ = nullptr;
    }

    const NodeId* at_ = nullptr;
    const NodeId* end_ = nullptr;
    const RelationshipId* relationship_ = nullptr;
    const AdjacencyView* next_ = nullptr;
    const AdjacencyView* last_ = nullptr;
    NodeId node_{};
};

/// Another iterator with each element passed through `Make` (a default-constructible function object).
template <typename Inner, typename Make>
class Mapped {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = decltype(std::declval<const Make&>()(std::declval<const Inner&>()));
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = value_type;

    Mapped() = default;
    explicit Mapped(Inner inner, Make make = {}) : inner_{inner}, make_{make} {}

    [[nodiscard]] value_type operator*() const { return make_(inner_); }
    Mapped& operator++() {
        ++inner_;
        return *this;
    }
    Mapped operator++(int) {
        Mapped before = *this;
        ++inner_;
        return before;
    }
    friend bool operator==(const Mapped& a, const Mapped& b) { return a.inner_ == b.inner_; }

private:
    Inner inner_{};
    [[no_unique_address]] Make make_{};
};

struct MakeNode {
    NodeId operator()(const Members& member) const { return NodeId{*member}; }
};
struct MakeEdge {
    const PropertyGraph* graph = nullptr;
    Edge operator()(const Members& member) const {
        const RelationshipId relationship{*member};
        return {graph->start(relationship), graph->end(relationship), relationship};
    }
};
struct TakeNeighbour {
    template <typename Walk>
    NodeId operator()(const Walk& walk) const {
        return walk.neighbour();
    }
};

}  // namespace boost_view

}  // namespace dossier::graph
