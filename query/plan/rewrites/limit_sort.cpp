#include "query/plan/rewrite.hpp"

namespace dossier::query::plan {

namespace {

// Apart from the walk, so that its frames stay small: a plan may be some thousand operators deep.
[[gnu::noinline]] void keep_top(Plan& plan) {
    Plan* sort = &plan.inputs.front();
    std::optional<bind::Expression> skip;
    if (const auto* skipping = sort->as<Skip>()) {
        skip = skipping->count;
        sort = &sort->inputs.front();
    }
    if (auto* keys = sort->as<Sort>()) {
        sort->op = Top{std::move(keys->keys), plan.as<Limit>()->count, std::move(skip)};
    }
}

void each(Plan& plan) {
    for (auto& below : plan.inputs) each(below);
    const auto* limit = plan.as<Limit>();
    if (limit != nullptr && !limit->pulls) keep_top(plan);  // one that pulls wants all rows, whatever the number
}

}  // namespace

Plan limit_sort(Plan plan, const RewriteInput&) {
    each(plan);
    return plan;
}

}  // namespace dossier::query::plan
