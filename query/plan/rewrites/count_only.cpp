#include <algorithm>
#include <array>
#include <span>

#include "query/plan/rewrite.hpp"

// A walk whose relationship and end nobody reads is not walked: its degree multiplies the row. That is exact under
// parallel relationships and loops, for degrees count them as a walk would, and under the uniqueness of one MATCH, for
// a later walk that must differ from this one reads its relationship, and an earlier one is subtracted. An OPTIONAL
// MATCH of one such walk multiplies by at least one. Where rand() is called, every row counts for itself.

namespace dossier::query::plan {

namespace {

bool reads_any(const Plan& plan, std::span<const Slot> slots) {
    return std::ranges::any_of(slots, [&](Slot slot) { return std::ranges::binary_search(*plan.wanted, slot); });
}

/// The one step of an OPTIONAL MATCH of which nothing is read; null when it is more than that.
const Walk* counted_option(const Plan& plan) {
    const auto* optional = plan.as<Optional>();
    if (!optional || optional->mandatory || reads_any(plan, optional->nulls)) return nullptr;
    const auto* expand = plan.inputs[1].as<Expand>();
    return expand && !expand->walk.into && plan.inputs[1].inputs.front().as<Argument>() ? &expand->walk : nullptr;
}

bool walks(const Plan& plan) {
    return plan.as<Expand>() || plan.as<IntersectExpand>() || std::ranges::any_of(plan.inputs, walks);
}

/// Whether the operator counts now what it walked before.
bool count_here(Plan& plan) {
    if (const Walk* walk = counted_option(plan)) {
        plan.op = CountExpand{*walk, true};
        plan.inputs.pop_back();
        return true;
    }
    if (auto* both = plan.as<IntersectExpand>()) {
        both->counts = !reads_any(plan, std::array{both->walk.relationship, both->closing.relationship, both->walk.to});
        return both->counts;
    }
    const auto* expand = plan.as<Expand>();
    if (!expand || expand->walk.into) return false;
    if (reads_any(plan, std::array{expand->walk.relationship, expand->walk.to})) return false;
    plan.op = CountExpand{expand->walk};
    return true;
}

bool count(Plan& plan) {
    bool counts = false;
    for (auto& input : plan.inputs) counts |= count(input);
    return count_here(plan) || counts;
}

}  // namespace

Plan count_only(Plan plan, const RewriteInput& input) {
    if (input.random || !walks(plan)) return plan;
    find_wanted(plan, input.results);
    if (count(plan)) forget_wanted(plan);
    return plan;
}

}  // namespace dossier::query::plan
