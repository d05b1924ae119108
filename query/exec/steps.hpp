#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "query/exec/sorted_lists.hpp"
#include "query/exec/walk.hpp"

namespace dossier::query::exec {

/// All ids of two ranges, and those between them.
[[nodiscard]] graph::AdjacencyView::Range both(graph::AdjacencyView::Range a, graph::AdjacencyView::Range b) noexcept;

/// The steps of one walk, looked up once for many nodes: lists of neighbours by type and direction.
class Steps {
public:
    /// Asks that the graph is not written to as long as these steps are used.
    void open(const plan::Walk& walk, const graph::PropertyGraph& graph);

    /// Calls `visit(neighbours, direction)` for each list of neighbours of `node`, sorted by node. Of a walk in either
    /// direction a loop stands in two lists, unless the walk has each node once: then there is one list, without
    /// relationships.
    template <typename Visit>
    void for_each_list(NodeId node, Visit visit) {
        if (only_ != nullptr) {
            visit(only_->at(node), only_direction_);
            return;
        }
        if (once_) {
            visit(each_once(node), Direction::outgoing);
            return;
        }
        for (const graph::AdjacencyView& view : outgoing_) visit(view.at(node), Direction::outgoing);
        for (const graph::AdjacencyView& view : incoming_) visit(view.at(node), Direction::incoming);
    }

    /// How many steps there are from `node`; a loop is one.
    [[nodiscard]] std::uint64_t count(NodeId node) {
        return only_ != nullptr ? only_->at(node).size() : count_in_all(node);
    }
    /// The same for every node from `first` on, 1,024 at most. Only where counts_together().
    void count(std::uint32_t first, std::span<std::uint32_t> counts) const;
    /// Whether each entry of each list is a step.
    [[nodiscard]] bool counts_together() const noexcept { return !once_ && !both_ways_; }

    /// How many there are from all nodes together, or all with a label; a loop may be two.
    [[nodiscard]] std::size_t size(std::optional<graph::LabelId> label) const;
    /// Drops those of the nodes from `first` on, a bit each and 1,024 at most, that have no steps; `first` is a
    /// multiple of 64. Some may stay that have none.
    void keep_present(std::uint32_t first, std::span<std::uint64_t> nodes) const noexcept;
    /// Every node to which a step leads has one of these ids.
    [[nodiscard]] graph::AdjacencyView::Range range_of_ends() const;
    /// Every node from which a step leads has one of these ids.
    [[nodiscard]] graph::AdjacencyView::Range range() const noexcept;

    /// The same to `end` alone.
    [[nodiscard]] std::uint64_t count(NodeId node, NodeId end);
    /// The same where lists are simple.
    [[nodiscard]] std::uint64_t count_in_simple_lists(NodeId node, NodeId end) {
        std::uint64_t steps = 0;
        for_each_list(node, [&](const graph::Neighbours& list, Direction) {
            const std::size_t at = place_of(list.nodes, end);
            steps += at < list.size() && list.nodes[at] == end ? 1 : 0;
        });
        return steps;
    }
    /// The end of every step from `node`, sorted, each as often as there are steps; until the next call.
    [[nodiscard]] std::span<const NodeId> ends(NodeId node);
    /// Whether it shows at once that no two steps from `node` have one end.
    [[nodiscard]] bool have_different_ends(NodeId node) const noexcept;
    /// Whether steps are entries of two lists, and no end is twice in one of them.
    [[nodiscard]] bool has_two_simple_lists() const noexcept {
        return simple_ && !once_ && outgoing_.size() + incoming_.size() == 2;
    }
    /// Whether no end is twice in one list.
    [[nodiscard]] bool has_simple_lists() const noexcept { return simple_ || once_; }
    /// How many ends are in both of two simple lists.
    [[nodiscard]] std::uint64_t common_ends(NodeId node);
    /// Whether no step leads from a node to itself.
    [[nodiscard]] bool without_loops() const noexcept { return !loops_; }

    /// Whether the same steps lead from every node.
    [[nodiscard]] bool leads_like(const Steps& other) const noexcept {
        return types_ == other.types_ && once_ == other.once_ && outgoing_.empty() == other.outgoing_.empty() &&
               incoming_.empty() == other.incoming_.empty();
    }

    /// Those of `relationships` that are steps from `node`; with `end` to there.
    [[nodiscard]] std::uint64_t among(std::span<const RelationshipId> relationships, NodeId node,
                                      NodeId end = no_node) const;

    /// The one list that each step is an entry of; null where there are several.
    [[nodiscard]] const graph::AdjacencyView* only() const noexcept { return only_; }

    /// Whether the step in a list of neighbours of `node` that come from `direction` stands in another one already.
    [[nodiscard]] bool is_repeated(NodeId node, NodeId end, Direction direction) const noexcept {
        return both_ways_ && direction == Direction::incoming && node == end;
    }
    /// Whether there may be such steps.
    [[nodiscard]] bool both_ways() const noexcept { return both_ways_; }

private:
    [[nodiscard]] std::uint64_t compared(std::size_t ends, std::uint64_t common);
    void gather_ends(NodeId node);
    graph::Neighbours each_once(NodeId node);
    std::uint64_t count_in_all(NodeId node);

    const graph::PropertyGraph* graph_ = nullptr;  // outlives the steps
    std::vector<TypeId> types_;
    std::vector<graph::AdjacencyView> outgoing_, incoming_;
    const graph::AdjacencyView* only_ = nullptr;  // of these, where there is one and a step is an entry of it
    Direction only_direction_ = Direction::outgoing;
    bool both_ways_ = false;  // and there are loops
    bool loops_ = false;
    bool simple_ = false;  // neither loops nor parallel relationships
    bool once_ = false;
    bool one_way_ = false;                // no end is in two lists
    std::size_t to_compare_ = 0;          // so many more ends, until it pays to find out whether that is so
    std::vector<NodeId> nodes_, merged_;  // that ends() and each_once() give
    std::vector<std::uint8_t> traces_;    // of common_ends(), all 0 between two calls
};

}  // namespace dossier::query::exec
