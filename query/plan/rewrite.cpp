#include "query/plan/rewrite.hpp"

#include <algorithm>
#include <array>

namespace dossier::query::plan {

namespace {

/// What the operators of a whole plan read.
void all_reads(const Plan& plan, SlotSet& slots) {
    reads(plan.op, slots);
    for (const auto& input : plan.inputs) all_reads(input, slots);
}

bool allowed(const Options& options, std::string_view name) {
    return options.rewrites && std::ranges::find(options.disabled_rewrites, name) == options.disabled_rewrites.end();
}

constexpr std::string_view pattern_order = "pattern_order";

constexpr std::array rules{
    Rewrite{"push_filter", "ask conditions as soon as what they look at is there", push_filter},
    Rewrite{"seek_id", "fetch a node by its id instead of looking at all", seek_id},
    Rewrite{"seek_index", "find nodes and relationships by a declared index instead of looking at all", seek_index},
    Rewrite{"seek_property", "find nodes by an indexed property instead of looking at all", seek_property},
    Rewrite{"exists_join", "make EXISTS in WHERE a join that stops at the first match", exists_join},
    Rewrite{"limit_sort", "keep no more sorted rows than LIMIT lets through", limit_sort},
    Rewrite{"count_only", "count relationships that nothing looks at instead of walking them", count_only},
    Rewrite{"prune_columns", "carry no value further than it is read", prune_columns},
};

}  // namespace

std::span<const Rewrite> rewrites() { return rules; }

std::vector<std::string_view> rewrite_names() {
    std::vector<std::string_view> names{pattern_order};
    for (const Rewrite& rule : rules) names.push_back(rule.name);
    return names;
}

Plan make_plan(const bind::Query& query, const SlotSet& bound, std::span<const Slot> results, PlannerInput& input,
               const Options& options) {
    input.order_patterns = allowed(options, pattern_order);
    Plan plan = plan_query(query, bound, input);
    const SlotSet read{results};
    for (const Rewrite& rule : rules) {
        if (allowed(options, rule.name)) plan = rule.apply(std::move(plan), {input, bound, read});
    }
    return plan;
}

void find_wanted(Plan& plan, const SlotSet& results) {
    plan.wanted = results.to_vector();
    SlotSet bound_here;
    binds(plan.op, bound_here);
    SlotSet left = results;
    left.erase(bound_here);
    if (plan.as<Aggregate>() || plan.as<Distinct>() || plan.as<Compose>()) left = {};
    reads(plan.op, left);
    if (const auto* all = plan.as<Union>()) {
        for (std::size_t i = 0; i < plan.inputs.size(); ++i) find_wanted(plan.inputs[i], SlotSet{all->branches[i]});
        return;
    }
    if (plan.inputs.size() == 2) {
        SlotSet right;
        if (const auto* apply = plan.as<Apply>()) {
            right = SlotSet{apply->results};
        } else if (const auto* composed = plan.as<Compose>()) {
            right = SlotSet{composed->results};
        } else if (!plan.as<SemiApply>()) {
            // The rows of the right side go on as they are, with all that they had from the left.
            right = results;
            right.insert(left);
            right.insert(bound_here);
        }
        find_wanted(plan.inputs[1], right);
        all_reads(plan.inputs[1], left);
    }
    if (!plan.inputs.empty()) find_wanted(plan.inputs[0], left);
}

}  // namespace dossier::query::plan
