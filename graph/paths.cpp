#include "graph/paths.hpp"

#include <algorithm>
#include <cassert>
#include <unordered_map>

// Shortest paths are searched from both ends, always on the side with the smaller frontier, one whole level at a time.
// When a level of one side first touches the other, at depths a and b, every shortest path has length a + b and crosses
// a node that is a from the one end and b from the other: fewer than a + b would have touched a level before. From each
// such node the paths are then told off towards both ends along falling distances, so that no step is ever in vain.

namespace dossier::graph {

namespace {

class Walker {
public:
    Walker(const PropertyGraph& graph, const Steps& steps, const Checkpoint& checkpoint)
        : graph_{graph}, steps_{steps}, checkpoint_{checkpoint} {}

    /// `backwards`   from where a step would have come, instead of where one leads
    template <typename Visit>
    void for_each_step(NodeId node, bool backwards, Visit visit) {
        if (checkpoint_ && ++walked_ % 1024 == 0) checkpoint_();
        if (backwards ? steps_.against : steps_.along) walk(node, Direction::outgoing, visit);
        if (backwards ? steps_.along : steps_.against) walk(node, Direction::incoming, visit);
    }

private:
    template <typename Visit>
    void walk(NodeId node, Direction direction, Visit& visit) {
        if (steps_.types.empty()) return graph_.for_each_adjacent(node, direction, [&](Adjacent step) { visit(step); });
        for (const TypeId type : steps_.types) {
            graph_.for_each_adjacent(node, type, direction, [&](Adjacent step) { visit(step); });
        }
    }

    const PropertyGraph& graph_;
    const Steps& steps_;
    const Checkpoint& checkpoint_;
    std::size_t walked_ = 0;
};

/// The nodes around one end, level by level.
class Side {
public:
    Side(NodeId end, bool backwards) : backwards_{backwards}, distances_{{end, 0}}, level_{end} {}

    void grow(Walker& walker) {
        std::vector<NodeId> next;
        ++depth_;
        for (const NodeId node : level_) {
            walker.for_each_step(node, backwards_, [&](Adjacent step) {
                if (distances_.try_emplace(step.node, depth_).second) next.push_back(step.node);
            });
        }
        level_ = std::move(next);
    }

    [[nodiscard]] bool is_at(NodeId node, std::uint32_t distance) const {
        const auto found = distances_.find(node);
        return found != distances_.end() && found->second == distance;
    }
    [[nodiscard]] std::uint32_t depth() const noexcept { return depth_; }
    [[nodiscard]] const std::vector<NodeId>& level() const noexcept { return level_; }
    /// The steps from `node` that bring it one nearer to this side's end.
    [[nodiscard]] std::vector<Adjacent> nearer(NodeId node, std::uint32_t distance, Walker& walker) const {
        std::vector<Adjacent> found;
        walker.for_each_step(node, !backwards_, [&](Adjacent step) {
            if (is_at(step.node, distance - 1)) found.push_back(step);
        });
        return found;
    }

private:
    struct Hash {
        std::size_t operator()(NodeId node) const noexcept { return std::hash<std::uint32_t>{}(index(node)); }
    };

    bool backwards_;
    std::unordered_map<NodeId, std::uint32_t, Hash> distances_;
    std::vector<NodeId> level_;
    std::uint32_t depth_ = 0;
};

/// Tells off the paths through one meeting node: first the steps down to `from`, then those down to `to`. The choices
/// still open at each step are kept on a stack of our own, since a path may be longer than the machine's stack is deep.
void collect(NodeId meeting, const Side& from, const Side& to, Walker& walker, std::size_t most_paths,
             std::vector<Path>& paths) {
    const std::uint32_t before = from.depth();
    const std::uint32_t length = before + to.depth();
    Path path;
    path.nodes.resize(length + std::size_t{1});
    path.relationships.resize(length);
    path.nodes[before] = meeting;

    const auto choices = [&](std::uint32_t step) {
        const bool down = step < before;
        return down ? from.nearer(path.nodes[before - step], before - step, walker)
                    : to.nearer(path.nodes[step], length - step, walker);
    };
    struct Open {
        std::vector<Adjacent> choices;
        std::size_t next = 0;
    };
    std::vector<Open> stack;
    while (paths.size() < most_paths) {
        const auto step = static_cast<std::uint32_t>(stack.size());
        if (step < length) {
            stack.push_back({choices(step)});
        } else {
            paths.push_back(path);
        }
        while (!stack.empty() && stack.back().next == stack.back().choices.size()) stack.pop_back();
        if (stack.empty()) return;
        const auto taken = static_cast<std::uint32_t>(stack.size() - 1);
        const Adjacent choice = stack.back().choices[stack.back().next++];
        const std::uint32_t relationship = taken < before ? before - 1 - taken : taken;
        path.relationships[relationship] = choice.relationship;
        path.nodes[taken < before ? relationship : relationship + 1] = choice.node;
    }
}

}  // namespace

std::vector<Path> shortest_paths(const PropertyGraph& graph, NodeId from, NodeId to, const Steps& steps,
                                 std::size_t most_paths, std::uint32_t longest, const Checkpoint& checkpoint) {
    assert(graph.contains(from) && graph.contains(to));
    Walker walker{graph, steps, checkpoint};
    Side forward{from, false};
    Side backward{to, true};
    const auto meets = [&](NodeId node) { return backward.is_at(node, backward.depth()); };
    const auto met = [&] {
        const bool smaller = forward.level().size() <= backward.level().size();
        return smaller ? std::ranges::any_of(forward.level(), meets)
                       : std::ranges::any_of(backward.level(),
                                             [&](NodeId node) { return forward.is_at(node, forward.depth()); });
    };
    while (!met()) {
        if (forward.level().empty() || backward.level().empty()) return {};
        if (forward.depth() + backward.depth() >= longest) return {};
        Side& smaller = forward.level().size() <= backward.level().size() ? forward : backward;
        smaller.grow(walker);
    }
    std::vector<NodeId> meetings;
    std::ranges::copy_if(forward.level(), std::back_inserter(meetings), meets);
    std::ranges::sort(meetings);
    std::vector<Path> paths;
    for (const NodeId meeting : meetings) collect(meeting, forward, backward, walker, most_paths, paths);
    return paths;
}

std::vector<Reached> neighbourhood(const PropertyGraph& graph, NodeId centre, std::uint32_t hops, const Steps& steps,
                                   const Checkpoint& checkpoint) {
    assert(graph.contains(centre));
    Walker walker{graph, steps, checkpoint};
    Side side{centre, false};
    std::vector<Reached> reached{{centre, 0}};
    while (side.depth() < hops && !side.level().empty()) {
        side.grow(walker);
        std::vector<NodeId> level = side.level();
        std::ranges::sort(level);
        for (const NodeId node : level) reached.push_back({node, side.depth()});
    }
    return reached;
}

}  // namespace dossier::graph
