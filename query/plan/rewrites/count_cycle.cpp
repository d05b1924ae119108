#include <algorithm>
#include <utility>

#include "query/plan/nested_pattern.hpp"
#include "query/plan/rewrite.hpp"
#include "query/plan/row_use.hpp"

// What is left of a pattern once its outer parts are sums are cycles, and relationships that must differ. Where nobody
// reads more of it than the node it begins with, its rows need not be made either: its walks are made one inside the
// other, the last of them counted. Rows stay where many ways to one row come together on the way.

namespace dossier::query::plan {

namespace {

class Nesting {
public:
    explicit Nesting(const RewriteInput& input) : costs_{input.planner.graph, input.planner.steady} {}

    void nest(Plan& plan, RowUse use) {
        if (use != RowUse::rows) nest_here(plan, use);
        if (plan.as<Union>()) {
            for (auto& input : plan.inputs) nest(input, use);
            return;
        }
        if (plan.inputs.size() == 2) nest(plan.inputs[1], RowUse::rows);
        if (!plan.inputs.empty()) nest(plan.inputs[0], use_below(plan, use));
    }

    [[nodiscard]] bool has_changed() const noexcept { return changed_; }

private:
    static bool is_part(const Plan& plan) {
        return plan.as<LabelScan>() || plan.as<AllNodesScan>() || plan.as<CountPattern>() || plan.as<Expand>() ||
               plan.as<IntersectExpand>() || plan.as<SemiExpand>() || plan.as<Filter>();
    }

    void nest_here(Plan& plan, RowUse use) {
        std::vector<const Plan*> parts;
        Plan* at = &plan;
        for (; is_part(*at); at = &at->inputs.front()) parts.push_back(at);
        if (parts.size() < 2) return;
        std::ranges::reverse(parts);
        auto pattern = NestedPattern{costs_}.pattern_of(parts);
        if (!pattern) return;
        pattern->exists = use == RowUse::exists;
        Plan made{*std::move(pattern), {}, std::nullopt};
        made.inputs.push_back(std::move(*at));
        plan = std::move(made);
        changed_ = true;
    }

    CountingCosts costs_;
    bool changed_ = false;
};

}  // namespace

Plan count_cycle(Plan plan, const RewriteInput& input) {
    if (input.random || !folds_rows(plan)) return plan;
    find_wanted(plan, input.results);
    Nesting nesting{input};
    nesting.nest(plan, RowUse::rows);
    if (nesting.has_changed()) forget_wanted(plan);
    return plan;
}

}  // namespace dossier::query::plan
