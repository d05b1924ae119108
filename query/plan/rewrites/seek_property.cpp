#include <utility>

#include "query/plan/rewrite.hpp"

// `n.key = x` above a scan of `n`, where the graph has an index on `key`. The filter stays, for the index may give too
// many; a label that the scan saw to becomes a filter.

namespace dossier::query::plan {

namespace {

struct Wanted {
    std::string key;
    bind::Expression value;
};

/// The property of `node` that an indexed key must equal, when the other side's slots are in `bound`.
std::optional<Wanted> wanted(const bind::Expression& predicate, Slot node, const SlotSet& bound,
                             const graph::PropertyGraph& graph) {
    const auto* equal = std::get_if<bind::Binary>(&predicate.node);
    if (!equal || equal->op != bind::BinaryOp::equal) return std::nullopt;
    const auto side = [&](const bind::Expression& property, const bind::Expression& value) -> std::optional<Wanted> {
        const auto* access = std::get_if<bind::PropertyAccess>(&property.node);
        const auto* variable = access ? std::get_if<bind::Variable>(&access->object->node) : nullptr;
        if (!variable || variable->slot != node) return std::nullopt;
        const auto key = graph.keys().find(access->key);
        SlotSet needs;
        mention(value, needs);
        if (!key || !graph.property_index(*key) || !bound.contains_all(needs)) return std::nullopt;
        return Wanted{access->key, value};
    };
    if (auto found = side(*equal->left, *equal->right)) return found;
    return side(*equal->right, *equal->left);
}

// Apart from the walk, so that its frames stay small: a plan may be some thousand operators deep.
[[gnu::noinline]] void seek_below(const Plan& plan, Plan& scan, const SlotSet& bound, PlannerInput& planner) {
    const auto* all = scan.as<AllNodesScan>();
    const auto* labelled = scan.as<LabelScan>();
    if (!all && !labelled) return;
    const Slot node = all ? all->node : labelled->node;
    const auto& predicate = plan.as<Filter>()->predicate;
    auto found = wanted(predicate, node, bound_by(scan.inputs.front(), bound), planner.graph);
    if (!found || (labelled && !planner.try_grow(1))) return;
    Plan seeking{NodePropertySeek{node, std::move(found->key), std::move(found->value)}, std::move(scan.inputs),
                 std::nullopt};
    if (all) {
        scan = std::move(seeking);
        return;
    }
    const bind::Expression variable{.node = bind::Variable{node}, .type = bind::StaticType::node};
    Filter test{{.node = bind::LabelTest{variable, {.name = labelled->label, .operands = {}}},
                 .type = bind::StaticType::boolean}};
    scan = Plan{std::move(test), {}, std::nullopt};
    scan.inputs.push_back(std::move(seeking));
}

void seek(Plan& plan, const SlotSet& bound, PlannerInput& planner) {
    if (plan.inputs.size() == 2 && !plan.as<Union>()) {
        seek(plan.inputs[1], bound_by(plan.inputs[0], bound), planner);
        seek(plan.inputs[0], bound, planner);
    } else {
        for (auto& input : plan.inputs) seek(input, bound, planner);
    }
    if (!plan.as<Filter>()) return;
    Plan* below = &plan.inputs.front();
    while (below->as<Filter>()) below = &below->inputs.front();
    seek_below(plan, *below, bound, planner);
}

}  // namespace

Plan seek_property(Plan plan, const RewriteInput& input) {
    seek(plan, input.bound, input.planner);
    return plan;
}

}  // namespace dossier::query::plan
