#pragma once

#include <vector>

#include "query/exec/walk.hpp"

namespace dossier::query::exec {

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
    /// The same to `end` alone.
    [[nodiscard]] std::uint64_t count(NodeId node, NodeId end);
    /// Those of `relationships` that are steps from `node`; with `end` to there.
    [[nodiscard]] std::uint64_t among(std::span<const RelationshipId> relationships, NodeId node,
                                      NodeId end = no_node) const;

    /// The one list that each step is an entry of; null where there are several.
    [[nodiscard]] const graph::AdjacencyView* only() const noexcept { return only_; }

    /// Whether the step in a list of neighbours of `node` that come from `direction` stands in another one already.
    [[nodiscard]] bool is_repeated(NodeId node, NodeId end, Direction direction) const noexcept {
        return both_ways_ && direction == Direction::incoming && node == end;
    }
    [[nodiscard]] bool both_ways() const noexcept { return both_ways_; }

private:
    graph::Neighbours each_once(NodeId node);
    std::uint64_t count_in_all(NodeId node);

    const graph::PropertyGraph* graph_ = nullptr;  // outlives the steps
    std::vector<TypeId> types_;
    std::vector<graph::AdjacencyView> outgoing_, incoming_;
    const graph::AdjacencyView* only_ = nullptr;  // of these, where there is one and a step is an entry of it
    bool both_ways_ = false;
    bool once_ = false;
    std::vector<NodeId> nodes_;  // that each_once() gives
};

}  // namespace dossier::query::exec
