#pragma once

#include <vector>

#include "query/exec/walk.hpp"

namespace dossier::query::exec {

/// The steps of one walk, looked up once for many nodes: lists of neighbours by type and direction.
class Steps {
public:
    /// Asks that the graph is not written to as long as these steps are used.
    void open(const plan::Walk& walk, const graph::PropertyGraph& graph);

    /// Calls `visit(nodes, relationships)` for each list of neighbours of `node`, sorted by node. Of a walk in either
    /// direction a loop stands in two lists.
    template <typename Visit>
    void for_each_list(NodeId node, Visit visit) const {
        for (const graph::AdjacencyView& view : outgoing_) visit(view.at(node), Direction::outgoing);
        for (const graph::AdjacencyView& view : incoming_) visit(view.at(node), Direction::incoming);
    }

    /// How many steps there are from `node`; a loop is one.
    [[nodiscard]] std::uint64_t count(NodeId node) const;
    /// The same to `end` alone.
    [[nodiscard]] std::uint64_t count(NodeId node, NodeId end) const;
    /// Those of `relationships` that are steps from `node`; with `end` to there.
    [[nodiscard]] std::uint64_t among(std::span<const RelationshipId> relationships, NodeId node,
                                      NodeId end = no_node) const;

    [[nodiscard]] bool both_ways() const noexcept { return both_ways_; }

private:
    const graph::PropertyGraph* graph_ = nullptr;  // outlives the steps
    std::vector<TypeId> types_;
    std::vector<graph::AdjacencyView> outgoing_, incoming_;
    bool both_ways_ = false;
};

}  // namespace dossier::query::exec
