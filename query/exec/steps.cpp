#include "query/exec/steps.hpp"

namespace dossier::query::exec {

void Steps::open(const plan::Walk& walk, const graph::PropertyGraph& graph) {
    graph_ = &graph;
    types_ = allowed_types(walk.types, graph);
    both_ways_ = walk.direction == PatternDirection::either;
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
}

std::uint64_t Steps::count(NodeId node) const {
    std::uint64_t steps = 0;
    for_each_list(node, [&](const graph::Neighbours& list, Direction direction) {
        steps += list.size();
        if (both_ways_ && direction == Direction::outgoing) steps -= between(list, node).size();
    });
    return steps;
}

std::uint64_t Steps::count(NodeId node, NodeId end) const {
    std::uint64_t steps = 0;
    for_each_list(node, [&](const graph::Neighbours& list, Direction direction) {
        const bool counted_already = both_ways_ && direction == Direction::incoming && node == end;
        if (!counted_already) steps += between(list, end).size();
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
