#include <algorithm>
#include <utility>

#include "query/plan/conjuncts.hpp"
#include "query/plan/path_parts.hpp"
#include "query/plan/rewrite.hpp"

// A walk to a node, followed by the question whether, or how often, a relationship leads from there to a node that is
// known, is one step: the neighbours that both have. Triangles so cost as much as their shorter sides.

namespace dossier::query::plan {

namespace {

/// The walk that closes a cycle at `plan`, seen from the node that is known; null `to` where it is none. A semi-join
/// closes it as well, once for each node.
std::optional<Walk> closing_walk(const Plan& plan, Slot found) {
    const auto* expand = plan.as<Expand>();
    const auto* semi = plan.as<SemiExpand>();
    if (!expand && (!semi || semi->anti || !semi->walk.different_from.empty())) return std::nullopt;
    Walk walk = expand ? expand->walk : semi->walk;
    if (!walk.into || walk.from == walk.to) return std::nullopt;
    walk.once = walk.once || semi;
    if (walk.from == found) {
        std::swap(walk.from, walk.to);
        walk.direction = turned(walk.direction);
    }
    if (walk.to != found) return std::nullopt;
    walk.into = false;
    return walk;
}

/// The walk to a new node right below, with nothing between but conditions that cannot fail.
Plan* walk_below(Plan& plan) {
    Plan* below = &plan.inputs.front();
    while (const auto* filter = below->as<Filter>()) {
        if (!cannot_fail(filter->predicate)) return nullptr;
        below = &below->inputs.front();
    }
    const auto* expand = below->as<Expand>();
    return expand && !expand->walk.into ? below : nullptr;
}

void close(Plan& plan) {
    for (auto& input : plan.inputs) close(input);
    if (!plan.as<Expand>() && !plan.as<SemiExpand>()) return;
    Plan* below = walk_below(plan);
    if (!below) return;
    Walk walk = below->as<Expand>()->walk;
    auto closing = closing_walk(plan, walk.to);
    if (!closing) return;
    const bool differ = std::erase(closing->different_from, walk.relationship) > 0;
    below->op = IntersectExpand{.walk = std::move(walk), .closing = *std::move(closing), .differ = differ};
    Plan rest = std::move(plan.inputs.front());
    plan = std::move(rest);
}

}  // namespace

Plan close_cycle(Plan plan, const RewriteInput&) {
    close(plan);
    return plan;
}

}  // namespace dossier::query::plan
