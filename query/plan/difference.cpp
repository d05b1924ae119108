#include "query/plan/difference.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "query/bind/functions.hpp"
#include "query/plan/conjuncts.hpp"
#include "query/plan/end_conditions.hpp"
#include "query/plan/path_parts.hpp"
#include "query/plan/pattern_order.hpp"

// `a <> b` and `NOT (a)-[:T]-(b)` tie the ends of a pattern together: what was a chain, whose rows can be counted by
// passing sums along it, asks for each pair of ends. But it is all rows of the chain, less those in which the ends are
// one node, or have the relationship: a chain, and a cycle that closes soon. Both count walks, with parallel
// relationships and loops as often as they are there, so the difference is exact.

namespace dossier::query::plan {

namespace {

using bind::Expression;
using bind::PathPattern;

bool cannot_fail(const bind::Properties& properties) {
    return !properties.map &&
           std::ranges::all_of(properties.entries, [](const auto& entry) { return plan::cannot_fail(entry.second); });
}

/// Whether the pattern may be asked of rows that it would not be asked of, and its nodes may come to be one.
bool is_plain(const PathPattern& path) {
    const auto safe = [](const auto& element) {
        return !element.unsure && cannot_fail(element.properties) &&
               (!element.where || plan::cannot_fail(**element.where));
    };
    const auto single = [&](const bind::RelationshipPattern& r) { return safe(r) && !r.repeated && !r.bound; };
    return path.selector == bind::PathSelector::all && path.mode == bind::PathMode::trail && !path.path &&
           path.brackets.empty() && std::ranges::all_of(path.nodes, safe) &&
           std::ranges::all_of(path.relationships, single);
}

/// A pattern with what is read of its rows, in the order of the columns that the projection reads.
struct Counted {
    JoinedPattern pattern;
    std::vector<Slot> columns;
};

/// All rows, and those of them that are too many.
struct Difference {
    Counted all, less;
};

class Subtraction {
public:
    Subtraction(const SlotSet& bound, PlannerInput& planner) : bound_{bound}, planner_{planner} {}

    /// nullopt where the rows themselves cost no more.
    std::optional<Plan> difference(Counted counted) {
        Choice best = choose(std::move(counted), most_steps);
        if (best.parts.empty()) return std::nullopt;
        return plan_of(best);
    }

private:
    // Each condition that is taken out makes two patterns of one.
    static constexpr int most_steps = 2;

    /// Rows to be counted: by themselves, or as all less those that are too many.
    struct Choice {
        Counted counted;
        double cost = 0;
        std::vector<Choice> parts;
    };

    Choice choose(Counted counted, int steps) {
        Choice best{.counted = std::move(counted), .cost = 0, .parts = {}};
        best.cost = ordered(best.counted);
        if (steps == 0 || !best.counted.pattern.match.where) return best;
        const auto conditions = conjuncts(*best.counted.pattern.match.where);
        const bool safe = std::ranges::all_of(
            conditions, [](const Expression& e) { return as_missing_step(e) != nullptr || plan::cannot_fail(e); });
        for (std::size_t at = 0; safe && at < conditions.size(); ++at) {
            auto found = without(best.counted, conditions, at);
            if (!found) continue;
            Choice all = choose(std::move(found->all), steps - 1);
            Choice less = choose(std::move(found->less), steps - 1);
            if (all.cost + less.cost >= best.cost) continue;
            best.cost = all.cost + less.cost;
            best.parts.clear();
            best.parts.push_back(std::move(all));
            best.parts.push_back(std::move(less));
        }
        return best;
    }

    /// What the cheapest order of the pattern costs, which it is told.
    double ordered(Counted& counted) const {
        auto cheapest = cheapest_order(counted.pattern.match, bound_, planner_.graph, SlotSet{counted.columns});
        counted.pattern.order = std::move(cheapest.steps);
        return cheapest.cost;
    }

    Plan plan_of(const Choice& choice) {
        if (choice.parts.empty()) {
            SlotSet bound = bound_;
            planner_.counted = SlotSet{choice.counted.columns};
            return plan_pattern(choice.counted.pattern, {Argument{}, {}, std::nullopt}, bound, planner_);
        }
        planner_.grow();
        Union both{.results = choice.counted.columns, .branches = {}, .subtracts = true};
        for (const Choice& part : choice.parts) both.branches.push_back(part.counted.columns);
        Plan plan{std::move(both), {}, std::nullopt};
        for (const Choice& part : choice.parts) plan.inputs.push_back(plan_of(part));
        return plan;
    }

    std::optional<Difference> without(const Counted& counted, std::span<const Expression> conditions, std::size_t at) {
        std::vector<Expression> others;
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            if (i != at) others.push_back(conditions[i]);
        }
        Counted looser = counted;
        looser.pattern.order.reset();
        looser.pattern.match.where = joined(std::move(others));
        if (const auto inequality = as_inequality(conditions[at])) {
            return without_inequality(std::move(looser), inequality->first, inequality->second);
        }
        if (const auto* step = as_missing_step(conditions[at])) return without_missing(std::move(looser), *step);
        return std::nullopt;
    }

    std::optional<Difference> without_inequality(Counted looser, Slot a, Slot b) const {
        auto& match = looser.pattern.match;
        if (!has_own(match, a) || !has_own(match, b)) return std::nullopt;
        if (is_spoken_of(match, b)) std::swap(a, b);
        if (is_spoken_of(match, b)) return std::nullopt;
        tell_apart(looser.pattern, a, b);
        Counted less = looser;
        for (auto& path : less.pattern.match.paths) {
            for (auto& node : path.nodes) {
                if (node.slot == b) node.slot = a;
            }
        }
        std::ranges::replace(less.columns, b, a);
        return Difference{std::move(looser), std::move(less)};
    }

    /// Two nodes that have the relationship count once, however many they have of it.
    std::optional<Difference> without_missing(Counted looser, const PathPattern& step) {
        const auto& match = looser.pattern.match;
        if (!has_own(match, step.nodes[0].slot) || !has_own(match, step.nodes[1].slot)) return std::nullopt;
        Counted less = looser;
        less.pattern.match.paths.push_back(step);
        less.pattern.match.paths.back().mode = bind::PathMode::walk;
        less.pattern.clauses.push_back(0);
        less.pattern.once.insert(step.relationships.front().slot);
        return Difference{std::move(looser), std::move(less)};
    }

    bool has_own(const bind::Match& match, Slot slot) const {
        return !bound_.contains(slot) && std::ranges::any_of(match.paths, [&](const PathPattern& path) {
            return std::ranges::any_of(path.nodes, [&](const bind::NodePattern& node) { return node.slot == slot; });
        });
    }

    /// Whether an expression of the pattern names the node.
    static bool is_spoken_of(const bind::Match& match, Slot slot) {
        SlotSet named;
        if (match.where) mention(*match.where, named);
        const auto add = [&](const auto& element) {
            mention(element.properties, named);
            if (element.where) mention(**element.where, named);
        };
        for (const auto& path : match.paths) {
            std::ranges::for_each(path.nodes, add);
            std::ranges::for_each(path.relationships, add);
        }
        return named.contains(slot);
    }

    const SlotSet& bound_;
    PlannerInput& planner_;
};

}  // namespace

bool adds_up(const bind::Projection& projection) {
    const auto safe = [](const Expression& e) { return plan::cannot_fail(e); };
    return std::ranges::all_of(projection.keys, safe, &bind::Item::expression) &&
           std::ranges::all_of(projection.aggregates, [&](const bind::Aggregate& aggregate) {
               return aggregate.function->name == "count" && !aggregate.distinct &&
                      std::ranges::all_of(aggregate.arguments, safe);
           });
}

std::optional<Plan> plan_difference(JoinedPattern pattern, const SlotSet& bound, const SlotSet& counted,
                                    PlannerInput& planner) {
    constexpr std::size_t most_nodes = 9;  // beyond, choosing takes its time
    std::size_t nodes = 0;
    for (const auto& path : pattern.match.paths) nodes += path.nodes.size();
    if (!pattern.match.where || pattern.match.after_delete || nodes > most_nodes) return std::nullopt;
    if (!std::ranges::all_of(pattern.match.paths, is_plain)) return std::nullopt;
    drop_implied_inequalities(pattern);
    const auto before = planner.counted;
    auto plan = Subtraction{bound, planner}.difference({std::move(pattern), counted.to_vector()});
    planner.counted = before;
    return plan;
}

}  // namespace dossier::query::plan
