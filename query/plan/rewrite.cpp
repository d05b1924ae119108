#include "query/plan/rewrite.hpp"

#include <algorithm>
#include <array>

#include "query/bind/syntax_walk.hpp"
#include "query/plan/each_expression.hpp"

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
constexpr std::string_view subtract = "subtract";

constexpr std::array rules{
    Rewrite{"push_filter", "ask conditions as soon as what they look at is there", push_filter},
    Rewrite{"seek_id", "fetch a node by its id instead of looking at all", seek_id},
    Rewrite{"seek_index", "find nodes and relationships by a declared index instead of looking at all", seek_index},
    Rewrite{"seek_property", "find nodes by an indexed property instead of looking at all", seek_property},
    Rewrite{"exists_join", "make EXISTS in WHERE a join that stops at the first match", exists_join},
    Rewrite{"imply_labels", "test no label that the counts say every end of a type has", imply_labels},
    Rewrite{"imply_difference", "tell no relationships apart whose ends are told apart", imply_difference},
    Rewrite{"step_join", "ask whether there is a step by looking at the neighbours", step_join},
    Rewrite{"close_cycle", "find nodes that two walks lead to in both lists of neighbours at once", close_cycle},
    Rewrite{"limit_sort", "keep no more sorted rows than LIMIT lets through", limit_sort},
    Rewrite{"count_pattern", "make of a pattern that nothing looks into sums over its relationships", count_pattern},
    Rewrite{"count_cycle", "count what is left of a pattern by walks inside each other", count_cycle},
    Rewrite{"count_only", "count relationships that nothing looks at instead of walking them", count_only},
    Rewrite{"fold_rows", "hand on equal rows once, with how many they are", fold_rows},
    Rewrite{"prune_columns", "carry no value further than it is read", prune_columns},
};

}  // namespace

std::span<const Rewrite> rewrites() { return rules; }

std::vector<std::string_view> rewrite_names() {
    std::vector<std::string_view> names{pattern_order, subtract};
    for (const Rewrite& rule : rules) names.push_back(rule.name);
    return names;
}

Plan make_plan(const bind::Query& query, const SlotSet& bound, std::span<const Slot> results, PlannerInput& input,
               const Options& options) {
    input.order_patterns = allowed(options, pattern_order);
    input.subtract = allowed(options, subtract);
    Plan plan = plan_query(query, bound, input);
    if (!options.rewrites) return plan;
    const SlotSet read{results};
    const bool random = calls_random(plan);
    for (const Rewrite& rule : rules) {
        if (allowed(options, rule.name)) plan = rule.apply(std::move(plan), {input, bound, read, random});
    }
    // The rules that count found it out too.
    if (!allowed(options, rules.back().name)) forget_wanted(plan);
    return plan;
}

namespace {

bool is_random(const bind::Expression& e) {
    if (const auto* subquery = std::get_if<bind::Subquery>(&e.node)) return subquery->random;
    const auto* call = std::get_if<bind::FunctionCall>(&e.node);
    return call != nullptr && bind::is_random(*call->function);
}

}  // namespace

bool calls_random(const Plan& plan) {
    bool found = false;
    for_each_expression(plan.op, [&](const bind::Expression& e) { found = found || any_inside(e, is_random); });
    return found || std::ranges::any_of(plan.inputs, calls_random);
}

namespace {

void add_found_nodes(const Plan& plan, SlotSet& nodes) {
    if (const auto* scan = plan.as<AllNodesScan>()) nodes.insert(scan->node);
    if (const auto* scan = plan.as<LabelScan>()) nodes.insert(scan->node);
    if (const auto* count = plan.as<CountPattern>(); count && count->scans) nodes.insert(count->root.node);
    if (const auto* expand = plan.as<Expand>()) nodes.insert(expand->walk.to);
    if (const auto* expand = plan.as<IntersectExpand>()) nodes.insert(expand->walk.to);
    for (const auto& input : plan.inputs) add_found_nodes(input, nodes);
}

}  // namespace

SlotSet found_nodes(const Plan& plan) {
    SlotSet nodes;
    add_found_nodes(plan, nodes);
    return nodes;
}

bool may_fold_below(const Plan& plan, bool may_fold) {
    if (const auto* aggregate = plan.as<Aggregate>())
        return std::ranges::all_of(aggregate->aggregates, takes_equal_rows);
    if (plan.as<Distinct>()) return true;
    return may_fold &&
           (plan.as<Expand>() || plan.as<IntersectExpand>() || plan.as<Union>() || plan.as<FoldExpand>() ||
            plan.as<CountExpand>() || plan.as<CountPattern>() || plan.as<SemiExpand>() || plan.as<SemiApply>() ||
            plan.as<Filter>() || plan.as<FilterProperties>() || plan.as<FilterPresent>() || plan.as<Project>());
}

bool folds_rows(const Plan& plan) {
    return plan.as<Aggregate>() || plan.as<Distinct>() || std::ranges::any_of(plan.inputs, folds_rows);
}

void forget_wanted(Plan& plan) {
    plan.wanted.reset();
    for (auto& input : plan.inputs) forget_wanted(input);
}

namespace {

void set_wanted(Plan& plan, const SlotSet& results) {
    plan.wanted = results.to_vector();
    SlotSet bound_here;
    binds(plan.op, bound_here);
    SlotSet left = results;
    left.erase(bound_here);
    if (plan.as<Aggregate>() || plan.as<Distinct>() || plan.as<Compose>()) left = {};
    reads(plan.op, left);
    if (const auto* all = plan.as<Union>()) {
        for (std::size_t i = 0; i < plan.inputs.size(); ++i) set_wanted(plan.inputs[i], SlotSet{all->branches[i]});
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
        set_wanted(plan.inputs[1], right);
        all_reads(plan.inputs[1], left);
    }
    if (!plan.inputs.empty()) set_wanted(plan.inputs[0], left);
}

}  // namespace

void find_wanted(Plan& plan, const SlotSet& results) {
    if (!plan.wanted) set_wanted(plan, results);
}

}  // namespace dossier::query::plan
