#include "query/plan/rewrite.hpp"

namespace dossier::query::plan {

Plan limit_sort(Plan plan, const RewriteInput& input) {
    for (auto& below : plan.inputs) below = limit_sort(std::move(below), input);
    const auto* limit = plan.as<Limit>();
    if (!limit) return plan;
    Plan* sort = &plan.inputs.front();
    std::optional<bind::Expression> skip;
    if (const auto* skipping = sort->as<Skip>()) {
        skip = skipping->count;
        sort = &sort->inputs.front();
    }
    if (auto* keys = sort->as<Sort>()) sort->op = Top{std::move(keys->keys), limit->count, std::move(skip)};
    return plan;
}

}  // namespace dossier::query::plan
