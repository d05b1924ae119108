#include "query/plan/conjuncts.hpp"
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

Plan join(Plan plan, const SlotSet& bound, PlannerInput& planner) {
    if (plan.inputs.size() == 2 && !plan.as<Union>()) {
        plan.inputs[1] = join(std::move(plan.inputs[1]), bound_by(plan.inputs[0], bound), planner);
        plan.inputs[0] = join(std::move(plan.inputs[0]), bound, planner);
    } else {
        for (auto& input : plan.inputs) input = join(std::move(input), bound, planner);
    }
    const auto* filter = plan.as<Filter>();
    if (!filter) return plan;
    std::vector<bind::Expression> others;
    std::vector<bind::Expression> subqueries;
    for (auto& part : conjuncts(filter->predicate)) {
        (exists(part) || not_exists(part) ? subqueries : others).push_back(std::move(part));
    }
    if (subqueries.empty()) return plan;
    Plan below = filtered(std::move(plan.inputs.front()), std::move(others));
    for (const auto& part : subqueries) {
        const bind::Subquery* subquery = exists(part);
        const bool anti = subquery == nullptr;
        if (anti) subquery = not_exists(part);
        Plan right =
            join(plan_query(*subquery->query, bound_by(below, bound), planner), bound_by(below, bound), planner);
        Plan semi{SemiApply{anti}, {}, std::nullopt};
        semi.inputs.push_back(std::move(below));
        semi.inputs.push_back(std::move(right));
        below = std::move(semi);
    }
    return below;
}

}  // namespace

Plan exists_join(Plan plan, const RewriteInput& input) { return join(std::move(plan), input.bound, input.planner); }

}  // namespace dossier::query::plan
