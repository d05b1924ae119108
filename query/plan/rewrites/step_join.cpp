#include <utility>

#include "query/plan/rewrite.hpp"

// A semi-join or anti-join over one step, `WHERE (a)-[:KNOWS]-(b)`, looks at the neighbours of the node instead of
// running a plan for each row, and does so as soon as its nodes are there.

namespace dossier::query::plan {

namespace {

/// The one step that the right side is; null when it is more.
const Walk* single_step(const Plan& right) {
    const auto* expand = right.as<Expand>();
    return expand && right.inputs.front().as<Argument>() ? &expand->walk : nullptr;
}

class StepJoin {
public:
    explicit StepJoin(const Plan& plan) : nodes_{found_nodes(plan)} {}

    void join(Plan& plan) {
        for (auto& input : plan.inputs) join(input);
        const auto* semi = plan.as<SemiApply>();
        const Walk* step = semi ? single_step(plan.inputs[1]) : nullptr;
        if (!step) return;
        plan.op = SemiExpand{*step, semi->anti};
        plan.inputs.pop_back();
        sink(plan);
    }

private:
    static void sink(Plan& plan, const SlotSet& looked_at) {
        Plan* at = &plan;
        while (may_come_after(at->inputs.front(), looked_at)) {
            std::swap(at->op, at->inputs.front().op);
            at = &at->inputs.front();
        }
    }

    /// A test of what are nodes for sure cannot fail, so it may be made of rows that would have been dropped before.
    void sink(Plan& plan) const {
        SlotSet looked_at;
        reads(plan.op, looked_at);
        if (nodes_.contains_all(looked_at)) sink(plan, looked_at);
    }

    static bool may_come_after(const Plan& below, const SlotSet& looked_at) {
        if (!below.as<Expand>() && !below.as<Filter>()) return false;
        SlotSet given;
        binds(below.op, given);
        return !given.intersects(looked_at);
    }

    SlotSet nodes_;  // slots that hold nodes for sure
};

}  // namespace

Plan step_join(Plan plan, const RewriteInput&) {
    StepJoin{plan}.join(plan);
    return plan;
}

}  // namespace dossier::query::plan
