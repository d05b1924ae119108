#include <algorithm>

#include "query/bind/functions.hpp"
#include "query/plan/conjuncts.hpp"
#include "query/plan/rewrite.hpp"

// A condition moves below every operator that it does not look at. It is then asked of rows that might have been
// dropped before it was reached, so only a condition that cannot fail may move: `1 / n.x > 2` stays where it is
// written.

namespace dossier::query::plan {

namespace {

/// Operators that treat each row of their first input for itself, so that it may be asked earlier whether to go on.
bool lets_through(const Plan& plan) {
    return std::visit(
        [&]<typename Op>(const Op& op) {
            using std::is_same_v;
            if constexpr (is_same_v<Op, Optional>) return !op.mandatory;  // it would miss the rows without a match
            return is_same_v<Op, AllNodesScan> || is_same_v<Op, LabelScan> || is_same_v<Op, Expand> ||
                   is_same_v<Op, ExpandKnown> || is_same_v<Op, ExpandPath> || is_same_v<Op, SearchPaths> ||
                   is_same_v<Op, CheckPath> || is_same_v<Op, CountExpand> || is_same_v<Op, BuildPath> ||
                   is_same_v<Op, Filter> || is_same_v<Op, FilterProperties> || is_same_v<Op, Project> ||
                   is_same_v<Op, Unwind> || is_same_v<Op, Sort>;
        },
        plan.op);
}

/// Whether what `project` gives of `needs` is variables that it had, under slots that they had. A long statement has
/// one after the other, and each filter walks through all: what is below must not be asked for.
bool passes_on(const Project& project, const SlotSet& needs) {
    return std::ranges::all_of(project.items, [&](const bind::Item& item) {
        const auto* variable = std::get_if<bind::Variable>(&item.expression.node);
        return !needs.contains(item.slot) || (variable && variable->slot == item.slot);
    });
}

class Pusher {
public:
    Pusher(const SlotSet& bound, PlannerInput& planner) : bound_{bound}, planner_{planner} {}

    /// Puts the filters in `plan` as low as they go.
    void all(Plan& plan) {
        if (plan.inputs.size() == 2 && !plan.as<Union>()) {
            right_side(plan);
            all(plan.inputs[0]);
        } else {
            for (auto& input : plan.inputs) all(input);
        }
        if (plan.as<Filter>()) split(plan);
    }

private:
    // Apart from the walk, so that its frames stay small: a plan may be some thousand operators deep.
    [[gnu::noinline]] void right_side(Plan& plan) {
        // It has its own argument: the left rows.
        SlotSet left = bound_by(plan.inputs[0], bound_);
        if (const auto* optional = plan.as<Optional>()) left.insert(optional->row);
        Pusher{left, planner_}.all(plan.inputs[1]);
    }

    [[gnu::noinline]] void split(Plan& plan) {
        auto& predicate = plan.as<Filter>()->predicate;
        const std::size_t parts = parts_of(predicate).size();
        if (parts == 1 && stays(plan)) return;
        // One filter becomes one for each part, and a plan may only be so deep.
        if (!planner_.try_grow(parts - 1)) return;
        std::vector<bind::Expression> stay;
        std::vector<bind::Expression> move;
        for (auto& part : conjuncts(std::move(predicate))) (cannot_fail(part) ? move : stay).push_back(std::move(part));
        Plan below = std::move(plan.inputs.front());
        const SlotSet bound = bound_by(below, bound_);
        for (auto& part : move) push(below, bound, std::move(part));
        plan = filtered(std::move(below), std::move(stay));
    }

    /// Whether the filter `plan` is as low as it goes, as most are from the start.
    [[nodiscard]] bool stays(const Plan& plan) const {
        const bind::Expression& predicate = plan.as<Filter>()->predicate;
        SlotSet needs;
        mention(predicate, needs);
        return !goes_below_all(plan.inputs.front(), needs) || !cannot_fail(predicate);
    }

    /// `bound`    what the rows of `plan` hold, whatever filters it gets
    void push(Plan& plan, const SlotSet& bound, bind::Expression predicate) const {
        SlotSet needs;
        mention(predicate, needs);
        const bool may_move = bound.contains_all(needs);
        Plan* at = &plan;
        while (may_move && goes_below_all(*at, needs)) at = &at->inputs.front();
        std::vector<bind::Expression> here;
        here.push_back(std::move(predicate));
        *at = filtered(std::move(*at), std::move(here));
    }

    /// The same of `plan` and the filter that it may be: one that was there first stays first, but what can go below
    /// both does.
    [[nodiscard]] bool goes_below_all(const Plan& plan, const SlotSet& needs) const {
        return !(plan.as<Filter>() && !lets_through(plan.inputs.front())) && goes_below(plan, needs);
    }

    /// Whether a condition on the slots `needs`, which the rows of `plan` have, can be asked of its input's rows.
    [[nodiscard]] bool goes_below(const Plan& plan, const SlotSet& needs) const {
        if (!lets_through(plan)) return false;
        if (const auto* project = plan.as<Project>()) return passes_on(*project, needs);
        // Looking at the operator alone is enough most of the time; all that is below it would be asked for each step.
        SlotSet bound_here;
        binds(plan.op, bound_here);
        return !bound_here.intersects(needs) || bound_by(plan.inputs.front(), bound_).contains_all(needs);
    }

    const SlotSet& bound_;
    PlannerInput& planner_;
};

}  // namespace

Plan push_filter(Plan plan, const RewriteInput& input) {
    Pusher{input.bound, input.planner}.all(plan);
    return plan;
}

}  // namespace dossier::query::plan
