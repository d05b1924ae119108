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

Plan seek(Plan plan, const SlotSet& bound, const graph::PropertyGraph& graph) {
    if (plan.inputs.size() == 2 && !plan.as<Union>()) {
        plan.inputs[1] = seek(std::move(plan.inputs[1]), bound_by(plan.inputs[0], bound), graph);
        plan.inputs[0] = seek(std::move(plan.inputs[0]), bound, graph);
    } else {
        for (auto& input : plan.inputs) input = seek(std::move(input), bound, graph);
    }
    const auto* filter = plan.as<Filter>();
    if (!filter) return plan;
    Plan* below = &plan.inputs.front();
    while (below->as<Filter>()) below = &below->inputs.front();
    const auto* all = below->as<AllNodesScan>();
    const auto* labelled = below->as<LabelScan>();
    if (!all && !labelled) return plan;
    const Slot node = all ? all->node : labelled->node;
    auto found = wanted(filter->predicate, node, bound_by(below->inputs.front(), bound), graph);
    if (!found) return plan;
    Plan seeking{NodePropertySeek{node, std::move(found->key), std::move(found->value)}, std::move(below->inputs),
                 std::nullopt};
    if (all) {
        *below = std::move(seeking);
        return plan;
    }
    const bind::Expression variable{.node = bind::Variable{node}, .type = bind::StaticType::node};
    Filter test{{.node = bind::LabelTest{variable, {.name = labelled->label, .operands = {}}},
                 .type = bind::StaticType::boolean}};
    *below = Plan{std::move(test), {}, std::nullopt};
    below->inputs.push_back(std::move(seeking));
    return plan;
}

}  // namespace

Plan seek_property(Plan plan, const RewriteInput& input) {
    return seek(std::move(plan), input.bound, input.planner.graph);
}

}  // namespace dossier::query::plan
