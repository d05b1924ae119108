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

// Apart from the walk, so that its frames stay small: a plan may be some thousand operators deep.
[[gnu::noinline]] void seek_below(Plan& plan, const SlotSet& bound) {
    Plan* below = &plan.inputs.front();
    while (below->as<Filter>()) below = &below->inputs.front();
    const auto* scan = below->as<AllNodesScan>();
    if (!scan) return;
    const Slot node = scan->node;
    const auto* id = wanted_id(plan.as<Filter>()->predicate, node, bound_by(below->inputs.front(), bound));
    if (id) below->op = NodeIdSeek{node, *id};
}

void seek(Plan& plan, const SlotSet& bound) {
    if (plan.inputs.size() == 2 && !plan.as<Union>()) {
        seek(plan.inputs[1], bound_by(plan.inputs[0], bound));
        seek(plan.inputs[0], bound);
    } else {
        for (auto& input : plan.inputs) seek(input, bound);
    }
    if (plan.as<Filter>()) seek_below(plan, bound);
}

}  // namespace

Plan seek_id(Plan plan, const RewriteInput& input) {
    seek(plan, input.bound);
    return plan;
}

}  // namespace dossier::query::plan
