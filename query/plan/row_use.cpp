#include "query/plan/row_use.hpp"

#include <algorithm>

#include "query/bind/functions.hpp"
#include "query/plan/rewrite.hpp"

namespace dossier::query::plan {

RowUse use_below(const Plan& plan, RowUse use) {
    if (plan.as<Distinct>()) return RowUse::exists;
    if (const auto* aggregate = plan.as<Aggregate>()) {
        if (!may_fold_below(plan, false)) return RowUse::rows;
        const bool one_will_do = std::ranges::all_of(
            aggregate->aggregates, [](const bind::Aggregate& a) { return a.distinct || a.function->name != "count"; });
        return one_will_do && !aggregate->of_difference ? RowUse::exists : RowUse::counts;
    }
    return may_fold_below(plan, use != RowUse::rows) ? use : RowUse::rows;
}

}  // namespace dossier::query::plan
