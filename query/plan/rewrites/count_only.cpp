#include <algorithm>

#include "query/bind/syntax_walk.hpp"
#include "query/plan/rewrite.hpp"

// A walk whose relationship and end nobody reads is not walked: its degree multiplies the row. That is exact under
// parallel relationships and loops, for degrees count them as a walk would, and under the uniqueness of one MATCH, for
// a later walk that must differ from this one reads its relationship, and an earlier one is subtracted. Where rand() is
// called, every row counts for itself.

namespace dossier::query::plan {

namespace {

void count(Plan& plan) {
    for (auto& input : plan.inputs) count(input);
    const auto* expand = plan.as<Expand>();
    if (!expand || expand->walk.into) return;
    const auto read = [&](Slot slot) { return std::ranges::binary_search(*plan.wanted, slot); };
    if (!read(expand->walk.relationship) && !read(expand->walk.to)) plan.op = CountExpand{expand->walk};
}

bool is_random(const bind::Expression& e) {
    if (const auto* subquery = std::get_if<bind::Subquery>(&e.node)) return subquery->random;
    const auto* call = std::get_if<bind::FunctionCall>(&e.node);
    return call != nullptr && bind::is_random(*call->function);
}

bool calls_random(const Plan& plan) {
    bool found = false;
    for_each_expression(plan.op, [&](const bind::Expression& whole) {
        for_each_expression(whole, [&](const bind::Expression& e) { found = found || is_random(e); });
    });
    return found || std::ranges::any_of(plan.inputs, calls_random);
}

void forget_wanted(Plan& plan) {
    plan.wanted.reset();
    for (auto& input : plan.inputs) forget_wanted(input);
}

}  // namespace

Plan count_only(Plan plan, const RewriteInput& input) {
    if (calls_random(plan)) return plan;
    find_wanted(plan, input.results);
    count(plan);
    forget_wanted(plan);
    return plan;
}

}  // namespace dossier::query::plan
