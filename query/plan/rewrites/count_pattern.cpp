#include <algorithm>
#include <utility>

#include "query/plan/counted_branch.hpp"
#include "query/plan/counted_region.hpp"
#include "query/plan/rewrite.hpp"
#include "query/plan/row_use.hpp"

// Counts flow, rows do not. Of a pattern without cycles only those nodes need be found that somebody reads; what hangs
// on them is a number: the product over the walks of a node of the sums over their ends, each of which is such a number
// again. A pattern of which nothing is read is one number, whichever of its nodes it is summed up at, so the one is
// taken at which that costs least. Sums are exact under parallel relationships and loops, and as fast as reading each
// relationship once. OPTIONAL MATCH is a sum that is one at least, EXISTS one that is one at most.

namespace dossier::query::plan {

namespace {

class Summing {
public:
    explicit Summing(const RewriteInput& input) : costs_{input.planner.graph, input.planner.steady} {}

    void sum_up(Plan& plan, RowUse use) {
        Plan* below = use == RowUse::rows ? &plan : sum_up_region(plan, use);
        if (below->as<Union>()) {
            for (auto& input : below->inputs) sum_up(input, use);
            return;
        }
        if (below->inputs.size() == 2) sum_up(below->inputs[1], RowUse::rows);
        if (!below->inputs.empty()) sum_up(below->inputs[0], use_below(*below, use));
    }

    [[nodiscard]] bool has_changed() const noexcept { return changed_; }

private:
    static bool is_part(const Plan& plan) {
        if (const auto* optional = plan.as<Optional>()) {
            return !optional->mandatory && std::ranges::none_of(optional->nulls, [&](Slot slot) {
                return std::ranges::binary_search(*plan.wanted, slot);
            });
        }
        if (plan.as<SemiApply>()) return branch_of(plan.inputs[1], CountedWalk::Factor::some).has_value();
        return plan.as<LabelScan>() || plan.as<AllNodesScan>() || plan.as<Expand>() || plan.as<IntersectExpand>() ||
               plan.as<SemiExpand>() || plan.as<Filter>() || plan.as<FilterProperties>() || plan.as<FilterPresent>() ||
               plan.as<Project>();
    }

    /// Sums up the operators from `plan` down as far as they are of one pattern; returns the one below them.
    Plan* sum_up_region(Plan& plan, RowUse use) {
        std::vector<const Plan*> parts;
        Plan* at = &plan;
        for (; is_part(*at); at = &at->inputs.front()) parts.push_back(at);
        if (parts.empty()) return at;
        std::ranges::reverse(parts);
        const CountedRegion region{parts, costs_};
        if (region.sums().empty()) return at;
        changed_ = true;
        return rebuilt(plan, region, parts.size(), use);
    }

    /// Takes the operators apart and puts those that stay above each other again, with the sums between them.
    static Plan* rebuilt(Plan& plan, const CountedRegion& region, std::size_t size, RowUse use) {
        std::vector<Plan> parts;
        Plan rest = std::move(plan);
        while (parts.size() < size) {
            Plan below = std::move(rest.inputs.front());
            parts.push_back(std::move(rest));
            rest = std::move(below);
        }
        std::ranges::reverse(parts);
        Plan built = std::move(rest);
        std::size_t height = 0;
        const auto put = [&](Plan above) {
            above.inputs.resize(std::max<std::size_t>(1, above.inputs.size()));
            above.inputs.front() = std::exchange(built, {});
            built = std::move(above);
            ++height;
        };
        auto sum = region.sums().begin();
        const auto put_sums = [&](std::optional<std::size_t> above) {
            for (; sum != region.sums().end() && sum->above == above; ++sum) {
                CountPattern pattern = sum->pattern;
                pattern.exists = use == RowUse::exists;
                put({std::move(pattern), {}, std::nullopt});
            }
        };
        put_sums(std::nullopt);
        for (std::size_t part = 0; part < size; ++part) {
            if (!region.is_summed(part)) put(std::move(parts[part]));
            put_sums(part);
        }
        plan = std::move(built);
        Plan* below = &plan;
        for (; height > 0; --height) below = &below->inputs.front();
        return below;
    }

    CountingCosts costs_;
    bool changed_ = false;
};

}  // namespace

Plan count_pattern(Plan plan, const RewriteInput& input) {
    if (input.random || !folds_rows(plan)) return plan;
    find_wanted(plan, input.results);
    Summing summing{input};
    summing.sum_up(plan, RowUse::rows);
    if (summing.has_changed()) forget_wanted(plan);
    return plan;
}

}  // namespace dossier::query::plan
