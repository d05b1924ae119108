#include <algorithm>

#include "query/plan/rewrite.hpp"

// Counts flow, rows do not. Where only a count, a least or greatest value, or distinct rows are asked for, rows that
// agree in all that is still read are one row that stands for all of them. A walk of which only the end is read on so
// becomes a sum by end: a chain of any length is one pass over the relationships of each type, however many matches it
// has. With nodes that are read on beside the end, the sum is made for each of them while the rows come in their order.
// Sums of floats depend on the order of the rows, and rand() on their number: both are left alone.

namespace dossier::query::plan {

namespace {

constexpr std::size_t most_keys = 3;

class Folding {
public:
    explicit Folding(const Plan& plan) : nodes_{found_nodes(plan)} {}

    /// `bound`  slots that the argument rows hold
    void fold(Plan& plan, const SlotSet& bound, bool may_fold) {
        if (may_fold) fold_here(plan, bound);
        if (plan.as<Union>()) {
            for (auto& input : plan.inputs) fold(input, bound, may_fold);
            return;
        }
        if (plan.inputs.size() == 2 && folds_rows(plan.inputs[1])) {
            fold(plan.inputs[1], bound_by(plan.inputs[0], bound), false);
        }
        if (!plan.inputs.empty()) fold(plan.inputs[0], bound, may_fold_below(plan, may_fold));
    }

    [[nodiscard]] bool has_changed() const noexcept { return changed_; }

private:
    void fold_here(Plan& plan, const SlotSet& bound) {
        const auto* expand = plan.as<Expand>();
        if (!expand || expand->walk.into) return;
        const SlotSet there = bound_by(plan, bound);
        std::vector<Slot> keys = *plan.wanted;
        std::erase_if(keys, [&](Slot slot) { return !there.contains(slot); });  // what a right side binds for itself
        if (std::erase(keys, expand->walk.to) == 0 || keys.size() > most_keys) return;
        const bool folds =
            std::ranges::all_of(keys, [&](Slot key) { return nodes_.contains(key) && key != expand->walk.from; });
        if (!folds) return;
        plan.op = FoldExpand{expand->walk, std::move(keys)};
        changed_ = true;
    }

    SlotSet nodes_;  // slots that hold nodes for sure
    bool changed_ = false;
};

}  // namespace

Plan fold_rows(Plan plan, const RewriteInput& input) {
    if (input.random || !folds_rows(plan)) return plan;
    find_wanted(plan, input.results);
    Folding folding{plan};
    folding.fold(plan, input.bound, false);
    if (folding.has_changed()) forget_wanted(plan);
    return plan;
}

}  // namespace dossier::query::plan
