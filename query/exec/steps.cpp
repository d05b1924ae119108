#include "query/exec/steps.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "query/exec/degree_product.hpp"

namespace dossier::query::exec {

namespace {

std::size_t nodes_between(const graph::Neighbours& list, NodeId end) {
    return std::ranges::equal_range(list.nodes, end).size();
}

}  // namespace

graph::AdjacencyView::Range both(graph::AdjacencyView::Range a, graph::AdjacencyView::Range b) noexcept {
    if (a.begin == a.end) return b;
    if (b.begin == b.end) return a;
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

void Steps::open(const plan::Walk& walk, const graph::PropertyGraph& graph) {
    graph_ = &graph;
    types_ = allowed_types(walk.types, graph);
    loops_ = std::ranges::any_of(types_, [&](TypeId type) { return graph.has_loops(type); });
    simple_ = std::ranges::all_of(types_, [&](TypeId type) { return graph.is_simple(type); });
    both_ways_ = walk.direction == PatternDirection::either && !walk.once && loops_;
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
    const bool one_list = outgoing_.size() + incoming_.size() == 1;
    once_ = walk.once && !(one_list && simple_);  // in which each node is once
    const bool one = one_list && !once_;
    only_direction_ = outgoing_.empty() ? Direction::incoming : Direction::outgoing;
    const bool of_one_type = types_.size() == 1 && outgoing_.size() == 1 && incoming_.size() == 1;
    one_way_ = of_one_type && simple_ && graph.is_known_to_be_one_way(types_.front());
    to_compare_ = of_one_type && simple_ ? graph.count(types_.front()) : SIZE_MAX;
    only_ = !one ? nullptr : outgoing_.empty() ? &incoming_.front() : &outgoing_.front();
}

void Steps::gather_ends(NodeId node) {
    nodes_.clear();
    const auto add = [&](std::span<const NodeId> list, Direction direction) {
        merged_.clear();
        std::ranges::merge(nodes_, list, std::back_inserter(merged_));
        if (both_ways_ && direction == Direction::incoming) {
            const auto again = std::ranges::equal_range(list, node).size();
            const auto loops = std::ranges::lower_bound(merged_, node);
            merged_.erase(loops, loops + static_cast<std::ptrdiff_t>(again));
        }
        nodes_.swap(merged_);
    };
    for (const auto& view : outgoing_) add(view.at(node).nodes, Direction::outgoing);
    for (const auto& view : incoming_) add(view.at(node).nodes, Direction::incoming);
}

graph::Neighbours Steps::each_once(NodeId node) {
    gather_ends(node);
    nodes_.erase(std::ranges::unique(nodes_).begin(), nodes_.end());
    return {.nodes = nodes_, .relationships = {}};
}

std::span<const NodeId> Steps::ends(NodeId node) {
    if (once_) return each_once(node).nodes;
    gather_ends(node);
    return nodes_;
}

/// One list leaves a trace by the last bits of its ids; only where the other comes upon some are the lists compared.
std::uint64_t Steps::common_ends(NodeId node) {
    if (one_way_) return 0;
    constexpr std::uint32_t traces = 1U << 14U;
    const auto& first = outgoing_.empty() ? incoming_.front() : outgoing_.front();
    const auto& second = incoming_.empty() ? outgoing_.back() : incoming_.back();
    const auto a = first.at(node).nodes;
    const auto b = second.at(node).nodes;
    if (a.empty() || b.empty() || a.back() < b.front() || b.back() < a.front()) return 0;
    if (a.size() > traces / 8) return compared(a.size() + b.size(), common_nodes(a, b));
    traces_.resize(traces);
    for (const NodeId end : a) traces_[graph::index(end) % traces] = 1;
    std::uint32_t found = 0;
    for (const NodeId end : b) found += traces_[graph::index(end) % traces];
    for (const NodeId end : a) traces_[graph::index(end) % traces] = 0;
    return compared(a.size() + b.size(), found == 0 ? 0 : common_nodes(a, b));
}

/// Once as much was compared as it takes to find out that there is nothing in common, it is found out, for all
/// statements to come. Returns `common`.
std::uint64_t Steps::compared(std::size_t ends, std::uint64_t common) {
    if (to_compare_ > ends) {
        to_compare_ -= ends;
    } else {
        to_compare_ = SIZE_MAX;
        one_way_ = common == 0 && graph_->is_one_way(types_.front());
    }
    return common;
}

bool Steps::have_different_ends(NodeId node) const noexcept {
    if (once_) return true;
    if (!simple_) return false;
    if (one_way_) return true;
    std::span<const NodeId> before;
    const auto follows = [&](const graph::AdjacencyView& view) {
        const auto list = view.at(node).nodes;
        if (list.empty()) return true;
        const bool apart = before.empty() || before.back() < list.front() || list.back() < before.front();
        const bool only_two = before.empty() || outgoing_.size() + incoming_.size() == 2;
        before = list;
        return apart && only_two;
    };
    return std::ranges::all_of(outgoing_, follows) && std::ranges::all_of(incoming_, follows);
}

std::uint64_t Steps::count_in_all(NodeId node) {
    std::uint64_t steps = 0;
    for_each_list(node, [&](const graph::Neighbours& list, Direction direction) {
        steps += list.size();
        if (both_ways_ && direction == Direction::outgoing) steps -= nodes_between(list, node);
    });
    return steps;
}

void Steps::count(std::uint32_t first, std::span<std::uint32_t> counts) const {
    std::array<std::uint32_t, degrees_at_once> further;
    bool any = false;
    const auto add = [&](const graph::AdjacencyView& view) {
        if (!std::exchange(any, true)) return view.degrees(first, counts);
        const std::span degrees{further.data(), counts.size()};
        view.degrees(first, degrees);
        for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += degrees[i];
    };
    for (const auto& view : outgoing_) add(view);
    for (const auto& view : incoming_) add(view);
    if (!any) std::ranges::fill(counts, 0U);
}

std::size_t Steps::size(std::optional<graph::LabelId> label) const {
    std::size_t steps = 0;
    for (const TypeId type : types_) {
        if (!outgoing_.empty()) steps += graph_->count(label, type, {});
        if (!incoming_.empty()) steps += graph_->count({}, type, label);
    }
    return steps;
}

void Steps::keep_present(std::uint32_t first, std::span<std::uint64_t> nodes) const noexcept {
    for (std::size_t word = 0; word < nodes.size(); ++word) {
        const std::uint32_t at = first + 64 * static_cast<std::uint32_t>(word);
        std::uint64_t present = 0;
        for (const auto& view : outgoing_) present |= view.present(at);
        for (const auto& view : incoming_) present |= view.present(at);
        nodes[word] &= present;
    }
}

graph::AdjacencyView::Range Steps::range_of_ends() const {
    graph::AdjacencyView::Range all;
    for (const TypeId type : types_) {
        if (!outgoing_.empty()) all = both(all, graph_->adjacency(type, Direction::incoming).range());
        if (!incoming_.empty()) all = both(all, graph_->adjacency(type, Direction::outgoing).range());
    }
    return all;
}

graph::AdjacencyView::Range Steps::range() const noexcept {
    graph::AdjacencyView::Range all;
    for (const auto& view : outgoing_) all = both(all, view.range());
    for (const auto& view : incoming_) all = both(all, view.range());
    return all;
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
