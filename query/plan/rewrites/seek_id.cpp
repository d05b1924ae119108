#include "query/bind/functions.hpp"
#include "query/plan/rewrite.hpp"

// `id(n) = x` right above a scan of `n` names one node. The filter stays: it settles what `=` means for values that are
// no whole numbers.

namespace dossier::query::plan {

namespace {

bool is_id_of(const bind::Expression& e, Slot node) {
    const auto* call = std::get_if<bind::FunctionCall>(&e.node);
    if (!call || call->function->name != "id") return false;
    const auto* variable = std::get_if<bind::Variable>(&call->arguments.front().node);
    return variable && variable->slot == node;
}

/// The expression that the id of `node` must equal, when its slots are in `bound`.
const bind::Expression* wanted_id(const bind::Expression& predicate, Slot node, const SlotSet& bound) {
    const auto* equal = std::get_if<bind::Binary>(&predicate.node);
    if (!equal || equal->op != bind::BinaryOp::equal) return nullptr;
    const bind::Expression* id = is_id_of(*equal->left, node)    ? &*equal->right
                                 : is_id_of(*equal->right, node) ? &*equal->left
                                                                 : nullptr;
    if (!id) return nullptr;
    SlotSet needs;
    mention(*id, needs);
    return bound.contains_all(needs) ? id : nullptr;
}

Plan seek(Plan plan, const SlotSet& bound) {
    if (plan.inputs.size() == 2 && !plan.as<Union>()) {
        plan.inputs[1] = seek(std::move(plan.inputs[1]), bound_by(plan.inputs[0], bound));
        plan.inputs[0] = seek(std::move(plan.inputs[0]), bound);
    } else {
        for (auto& input : plan.inputs) input = seek(std::move(input), bound);
    }
    const auto* filter = plan.as<Filter>();
    if (!filter) return plan;
    Plan* below = &plan.inputs.front();
    while (below->as<Filter>()) below = &below->inputs.front();
    const auto* scan = below->as<AllNodesScan>();
    if (!scan) return plan;
    const Slot node = scan->node;
    const auto* id = wanted_id(filter->predicate, node, bound_by(below->inputs.front(), bound));
    if (id) below->op = NodeIdSeek{node, *id};
    return plan;
}

}  // namespace

Plan seek_id(Plan plan, const RewriteInput& input) { return seek(std::move(plan), input.bound); }

}  // namespace dossier::query::plan
