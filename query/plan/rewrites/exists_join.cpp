#include <algorithm>

#include "query/plan/conjuncts.hpp"
#include "query/plan/each_expression.hpp"
#include "query/plan/rewrite.hpp"

// `WHERE EXISTS {…}` and `WHERE NOT EXISTS {…}` (pattern predicates are the same) become a semi-join and an anti-join,
// which the later rules see through. EXISTS is never null, so NOT is exact.

namespace dossier::query::plan {

namespace {

const bind::Subquery* exists(const bind::Expression& e) {
    const auto* subquery = std::get_if<bind::Subquery>(&e.node);
    return subquery && subquery->kind == bind::Subquery::Kind::exists ? subquery : nullptr;
}

const bind::Subquery* not_exists(const bind::Expression& e) {
    const auto* unary = std::get_if<bind::Unary>(&e.node);
    return unary && unary->op == bind::UnaryOp::logical_not ? exists(*unary->operand) : nullptr;
}

bool asks_for_existence(const Plan& plan) {
    const auto* filter = plan.as<Filter>();
    const auto is = [](const bind::Expression& e) { return exists(e) != nullptr; };
    return (filter && any_inside(filter->predicate, is)) || std::ranges::any_of(plan.inputs, asks_for_existence);
}

void join(Plan& plan, const SlotSet& bound, PlannerInput& planner);

// Apart from the walk, so that its frames stay small: a plan may be some thousand operators deep.
[[gnu::noinline]] void join_here(Plan& plan, const SlotSet& bound, PlannerInput& planner) {
    auto& predicate = plan.as<Filter>()->predicate;
    const auto joins = [](const bind::Expression& part) { return exists(part) || not_exists(part); };
    const auto asked = parts_of(predicate);
    if (std::ranges::none_of(asked, [&](const auto* part) { return joins(*part); })) return;
    // One filter becomes one for each part, and a plan may only be so deep.
    if (!planner.try_grow(asked.size() - 1)) return;
    std::vector<bind::Expression> others;
    std::vector<bind::Expression> subqueries;
    for (auto& part : conjuncts(std::move(predicate))) (joins(part) ? subqueries : others).push_back(std::move(part));
    Plan below = filtered(std::move(plan.inputs.front()), std::move(others));
    for (const auto& part : subqueries) {
        const bind::Subquery* subquery = exists(part);
        const bool anti = subquery == nullptr;
        if (anti) subquery = not_exists(part);
        const SlotSet left = bound_by(below, bound);
        Plan right = plan_query(*subquery->query, left, planner);
        join(right, left, planner);
        Plan semi{SemiApply{anti}, {}, std::nullopt};
        semi.inputs.push_back(std::move(below));
        semi.inputs.push_back(std::move(right));
        below = std::move(semi);
    }
    plan = std::move(below);
}

void join(Plan& plan, const SlotSet& bound, PlannerInput& planner) {
    if (plan.inputs.size() == 2 && !plan.as<Union>()) {
        join(plan.inputs[1], bound_by(plan.inputs[0], bound), planner);
        join(plan.inputs[0], bound, planner);
    } else {
        for (auto& input : plan.inputs) join(input, bound, planner);
    }
    if (plan.as<Filter>()) join_here(plan, bound, planner);
}

}  // namespace

Plan exists_join(Plan plan, const RewriteInput& input) {
    if (asks_for_existence(plan)) join(plan, input.bound, input.planner);
    return plan;
}

}  // namespace dossier::query::plan
