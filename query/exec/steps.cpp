#include "query/exec/steps.hpp"

#include <algorithm>
#include <iterator>

namespace dossier::query::exec {

namespace {

std::size_t nodes_between(const graph::Neighbours& list, NodeId end) {
    return std::ranges::equal_range(list.nodes, end).size();
}

}  // namespace

void Steps::open(const plan::Walk& walk, const graph::PropertyGraph& graph) {
    graph_ = &graph;
    types_ = allowed_types(walk.types, graph);
    both_ways_ = walk.direction == PatternDirection::either && !walk.once;
    once_ = walk.once;
    outgoing_.clear();
    incoming_.clear();
    for (const TypeId type : types_) {
        if (walk.direction != PatternDirection::incoming) {
            outgoing_.push_back(graph.adjacency(type, Direction::outgoing));
        }
        if (walk.direction != PatternDirection::outgoing) {
            incoming_.push_back(graph.adjacency(type, Direction::incoming));
        }
    }
    const bool one = !once_ && outgoing_.size() + incoming_.size() == 1;
    only_ = !one ? nullptr : outgoing_.empty() ? &incoming_.front() : &outgoing_.front();
}

graph::Neighbours Steps::each_once(NodeId node) {
    nodes_.clear();
    std::size_t lists = 0;
    const auto add = [&](const graph::AdjacencyView& view) {
        const graph::Neighbours list = view.at(node);
        lists += list.empty() ? 0 : 1;
        std::ranges::unique_copy(list.nodes, std::back_inserter(nodes_));
    };
    for (const auto& view : outgoing_) add(view);
    for (const auto& view : incoming_) add(view);
    if (lists > 1) {
        std::ranges::sort(nodes_);
        nodes_.erase(std::ranges::unique(nodes_).begin(), nodes_.end());
    }
    return {.nodes = nodes_, .relationships = {}};
}

std::uint64_t Steps::count_in_all(NodeId node) {
    std::uint64_t steps = 0;
    for_each_list(node, [&](const graph::Neighbours& list, Direction direction) {
        steps += list.size();
        if (both_ways_ && direction == Direction::outgoing) steps -= nodes_between(list, node);
    });
    return steps;
}

std::uint64_t Steps::count(NodeId node, NodeId end) {
    std::uint64_t steps = 0;
    for_each_list(node, [&](const graph::Neighbours& list, Direction direction) {
        if (!is_repeated(node, end, direction)) steps += nodes_between(list, end);
    });
    return steps;
}

std::uint64_t Steps::among(std::span<const RelationshipId> relationships, NodeId node, NodeId end) const {
    const auto leads = [&](NodeId from, NodeId to) { return from == node && (end == no_node || to == end); };
    return static_cast<std::uint64_t>(std::ranges::count_if(relationships, [&](RelationshipId relationship) {
        if (relationship == no_relationship || !graph_->contains(relationship)) return false;
        if (std::ranges::find(types_, graph_->type(relationship)) == types_.end()) return false;
        const NodeId start = graph_->start(relationship);
        const NodeId stop = graph_->end(relationship);
        return (!outgoing_.empty() && leads(start, stop)) || (!incoming_.empty() && leads(stop, start));
    }));
}

}  // namespace dossier::query::exec
