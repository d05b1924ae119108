#include "query/plan/match_planner.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/error.hpp"
#include "query/plan/conjuncts.hpp"
#include "query/plan/path_parts.hpp"
#include "query/plan/pattern_costs.hpp"
#include "query/plan/relationship_ends.hpp"

namespace dossier::query::plan {

namespace {

// Choosing each next step looks at all that are left; beyond this many parts that is felt, and no choice is worth it.
constexpr std::size_t largest_ordered = 400;

using bind::Match;
using bind::NodePattern;
using bind::PathPattern;
using bind::PathSelector;
using bind::RelationshipPattern;

/// How many operators the MATCH needs at least: one for each relationship that is walked, and a scan for each new node
/// that stands alone.
std::size_t least_operators(const Match& match, const SlotSet& bound) {
    SlotSet known = bound;
    std::size_t least = 0;
    for (const auto& path : match.paths) {
        if (path.selector != PathSelector::all) continue;
        least += path.relationships.size();
        if (!path.relationships.empty() || known.contains(path.nodes.front().slot)) continue;
        known.insert(path.nodes.front().slot);
        ++least;
    }
    return least;
}

bool uses_mode(bind::PathMode mode) { return mode == bind::PathMode::acyclic || mode == bind::PathMode::simple; }

/// Grows a plan along one MATCH.
class MatchPlanner {
public:
    MatchPlanner(const Match& match, const Distinction& distinction, Plan input, SlotSet& bound, PlannerInput& planner)
        : match_{match}, distinction_{distinction}, plan_{std::move(input)}, bound_{bound}, planner_{planner} {
        for (const auto& path : match_.paths) own_.insert(slots_of(path));
        pending_.reserve(own_.size());
        for (const auto& path : match_.paths) collect_predicates(path);
    }

    Plan plan() {
        flush();
        const bool order = planner_.order_patterns && own_.size() <= largest_ordered;
        const auto steps = !order ? written_order(match_, bound_)
                           : distinction_.order
                               ? *distinction_.order
                               : cheapest_order(match_, bound_, planner_.graph, planner_.counted).steps;
        for (const auto& step : steps) take(step);
        for (const auto& path : match_.paths) {
            if (path.selector != PathSelector::all) search(path);
        }
        for (const auto& path : match_.paths) build_paths(path);
        flush();
        if (match_.where) put(Filter{*match_.where});
        return std::move(plan_);
    }

private:
    struct Pending {
        Operator filter;
        SlotSet needs;
    };
    struct Used {
        std::size_t clause;
        Slot slot;
        std::optional<LabelExpression> types;
    };

    template <typename Op>
    void put(Op op) {
        planner_.grow();
        std::vector<Plan> inputs;
        inputs.push_back(std::move(plan_));
        plan_ = Plan{std::move(op), std::move(inputs), std::nullopt};
        binds(plan_.op, bound_);
    }

    void pend(Operator filter, Slot slot) {
        SlotSet needs;
        reads(filter, needs);
        needs.insert(slot);
        pending_.push_back({std::move(filter), needs.intersection(own_)});
    }

    void pend(std::vector<bind::Expression> conditions, Slot slot) {
        for (auto& condition : conditions) pend(Filter{std::move(condition)}, slot);
    }

    /// Before anything is asked of what an earlier clause may have deleted, or of what may be no element at all.
    void require_present(const PathPattern& path) {
        const auto require = [&](const auto& element, bool relationship) {
            if (!bound_.contains(element.slot) || !(match_.after_delete || element.unsure)) return;
            pend(FilterPresent{element.slot, relationship, element.span}, element.slot);
        };
        for (const auto& node : path.nodes) require(node, false);
        for (const auto& relationship : path.relationships) {
            if (!relationship.repeated) require(relationship, true);
        }
    }

    void collect_predicates(const PathPattern& path) {
        require_present(path);
        for (const auto& node : path.nodes) {
            pend(conditions_of(node), node.slot);
            if (node.properties.map) pend(FilterProperties{node.slot, **node.properties.map}, node.slot);
        }
        // A walk leads nowhere from null, but a node alone is walked by nobody.
        const auto& alone = path.nodes.front();
        const bool asked = match_.after_delete || alone.unsure;
        if (!asked && path.relationships.empty() && bound_.contains(alone.slot)) {
            bind::Expression node{
                .node = bind::Variable{alone.slot}, .where = alone.span, .type = bind::StaticType::node};
            pend(Filter{{.node = bind::Unary{bind::UnaryOp::is_not_null, std::move(node)},
                         .where = alone.span,
                         .type = bind::StaticType::boolean}},
                 alone.slot);
        }
        for (const auto& relationship : path.relationships) {
            if (relationship.repeated) continue;  // asked while walking
            pend(conditions_of(relationship), relationship.slot);
            const auto& map = relationship.properties.map;
            if (map) pend(FilterProperties{relationship.slot, **map}, relationship.slot);
        }
        // One part that is repeated is walked in the path's own mode, and a selector looks at the mode itself.
        const bool one_part = path.relationships.size() == 1 && path.relationships.front().repeated;
        if (path.selector == PathSelector::all && !one_part && uses_mode(path.mode)) {
            check(path, path.mode, 0, path.relationships.size());
        }
        for (const auto& bracket : path.brackets) {
            const bool asks =
                uses_mode(bracket.mode) || (path.mode == bind::PathMode::walk && bracket.mode == bind::PathMode::trail);
            if (asks) check(path, bracket.mode, bracket.first, bracket.last);
        }
    }

    void check(const PathPattern& path, bind::PathMode mode, std::size_t first, std::size_t last) {
        const Slot start = path.nodes[first].slot;
        pend(CheckPath{mode, start, steps_of(path, first, last)}, start);
    }

    /// Puts every filter whose slots are there.
    void flush() {
        auto later = pending_.begin();
        for (auto& pending : pending_) {
            if (bound_.contains_all(pending.needs)) {
                std::visit([&](auto& filter) { put(std::move(filter)); }, pending.filter);
            } else {
                if (&*later != &pending) *later = std::move(pending);
                ++later;
            }
        }
        pending_.erase(later, pending_.end());
    }

    void scan(const NodePattern& node) {
        const std::string* label = node.labels ? required_label(*node.labels, planner_.graph) : nullptr;
        if (label) {
            put(LabelScan{node.slot, *label});
            if (node.labels->op == LabelExpression::Op::name) drop_label_test(node.slot);
        } else {
            put(AllNodesScan{node.slot});
        }
        flush();
    }

    /// A scan by the only label answers the label test.
    void drop_label_test(Slot node) {
        std::erase_if(pending_, [&](const Pending& pending) {
            const auto* filter = std::get_if<Filter>(&pending.filter);
            const auto* test = filter ? std::get_if<bind::LabelTest>(&filter->predicate.node) : nullptr;
            const auto* object = test ? std::get_if<bind::Variable>(&test->object->node) : nullptr;
            return object && object->slot == node && test->labels.op == LabelExpression::Op::name &&
                   test->labels.name == plan_.as<LabelScan>()->label;
        });
    }

    Walk walk_along(std::size_t which, std::size_t at, bool from_left) {
        const auto& path = match_.paths[which];
        const auto& relationship = path.relationships[at];
        Walk walk{.from = path.nodes[from_left ? at : at + 1].slot,
                  .relationship = relationship.slot,
                  .to = path.nodes[from_left ? at + 1 : at].slot,
                  .direction = from_left ? relationship.direction : turned(relationship.direction),
                  .types = types_of(relationship),
                  .into = false,
                  .different_from = {},
                  .once = distinction_.once.contains(relationship.slot)};
        walk.into = walk.to == walk.from || bound_.contains(walk.to);
        if (path.mode == bind::PathMode::walk) return walk;
        const std::size_t clause = distinction_.clauses[which];
        for (const auto& used : used_) {
            if (used.clause == clause && used.slot != walk.relationship && may_coincide(used.types, walk.types) &&
                !is_told_apart(used.slot, walk.relationship)) {
                walk.different_from.push_back(used.slot);
            }
        }
        used_.push_back({clause, relationship.slot, walk.types});
        return walk;
    }

    bool is_told_apart(Slot a, Slot b) const {
        return std::ranges::any_of(distinction_.told_apart, [&](const auto& pair) {
            return pair == std::pair{a, b} || pair == std::pair{b, a};
        });
    }

    void take(const PatternStep& step) {
        const auto& path = match_.paths[step.path];
        if (step.kind == PatternStep::Kind::scan) {
            scan(path.nodes[step.at]);
            return;
        }
        const auto& relationship = path.relationships[step.at];
        const bool known = bound_.contains(relationship.slot);
        Walk walk = walk_along(step.path, step.at, step.from_left);
        if (relationship.repeated) {
            PathPart part = part_of(path, step.at, step.from_left, askable_inside(relationship));
            put(ExpandPath{.walk = std::move(walk),
                           .part = std::move(part),
                           .mode = path.mode,
                           .against = !step.from_left,
                           .known = known});
        } else if (known) {
            const bool from_known = bound_.contains(walk.from);
            put(ExpandKnown{std::move(walk), from_known});
        } else {
            put(Expand{std::move(walk)});
        }
        flush();
    }

    /// The conditions inside a repeated part that can be asked while walking. `-[r:T* {x: b.x}]->(b)` may name what is
    /// found later: that is asked of the list, when all is there.
    std::vector<bind::Expression> askable_inside(const RelationshipPattern& relationship) {
        std::vector<bind::Expression> inside;
        const bind::Repetition& repetition = **relationship.repeated;
        for (auto& condition : inner_conditions(repetition)) {
            SlotSet needs;
            mention(condition, needs);
            if (bound_.contains_all(needs.intersection(own_))) {
                inside.push_back(std::move(condition));
                continue;
            }
            pend(Filter{for_all(relationship, std::move(condition))}, relationship.slot);
        }
        return inside;
    }

    /// A path of which not all matches count. It is chosen for itself: that another part of the MATCH uses one of its
    /// relationships must not make it vanish, nor a longer one take its place.
    void search(const PathPattern& path) {
        const auto& left = path.nodes.front();
        const auto& right = path.nodes.back();
        const bool left_known = bound_.contains(left.slot);
        const bool right_known = bound_.contains(right.slot);
        const bool right_rarer =
            planner_.order_patterns && expected_nodes(right, planner_.graph) < expected_nodes(left, planner_.graph);
        const bool from_left = left_known || (!right_known && !right_rarer);
        if (!left_known && !right_known) scan(from_left ? left : right);
        put(search_of(path, from_left));
        flush();
    }

    SearchPaths search_of(const PathPattern& path, bool from_left) {
        SearchPaths search{.selector = path.selector,
                           .count = path.count,
                           .mode = path.mode,
                           .against = !from_left,
                           .stops = {},
                           .parts = {},
                           .known = {},
                           .paths = {},
                           .checks = {},
                           .conditions = {}};
        for (const auto& node : path.nodes) search.stops.push_back({node.slot, bound_.contains(node.slot), {}});
        for (std::size_t i = 0; i < path.relationships.size(); ++i) {
            const auto& relationship = path.relationships[i];
            search.known.push_back(bound_.contains(relationship.slot));
            search.parts.push_back(
                part_of(path, i, from_left,
                        relationship.repeated ? askable_inside(relationship) : std::vector<bind::Expression>{}));
        }
        if (!from_left) {
            std::ranges::reverse(search.stops);
            std::ranges::reverse(search.parts);
            std::reverse(search.known.begin(), search.known.end());
        }
        SlotSet there = bound_;
        there.insert(slots_of(path));
        for (auto& pending : std::exchange(pending_, {})) {
            if (!there.contains_all(pending.needs) || std::holds_alternative<FilterProperties>(pending.filter)) {
                pending_.push_back(std::move(pending));
            } else if (auto* checked = std::get_if<CheckPath>(&pending.filter)) {
                search.checks.push_back(std::move(*checked));
            } else {
                place(std::get<Filter>(pending.filter).predicate, search);
            }
        }
        add_paths(path, search);
        refuse_endless(path, search);
        return search;
    }

    /// Puts a condition on a selected path where it is asked first.
    void place(bind::Expression& condition, SearchPaths& search) const {
        SlotSet needs;
        mention(condition, needs);
        needs = needs.intersection(own_);
        SlotSet open;
        for (const Slot slot : needs.to_vector()) {
            if (!bound_.contains(slot)) open.insert(slot);
        }
        for (auto& stop : search.stops) {
            if (!SlotSet{std::array{stop.node}}.contains_all(open)) continue;
            stop.conditions.push_back(std::move(condition));
            return;
        }
        for (auto& part : search.parts) {
            const auto& transition = part.transitions.front();
            if (!part.single ||
                !SlotSet{std::array{part.start, transition.relationship, transition.node}}.contains_all(open)) {
                continue;
            }
            part.transitions.front().conditions.push_back(std::move(condition));
            return;
        }
        search.conditions.push_back(std::move(condition));
    }

    /// The named paths that conditions on the whole look at.
    void add_paths(const PathPattern& path, SearchPaths& search) const {
        SlotSet needs;
        for (const auto& condition : search.conditions) mention(condition, needs);
        for (auto& built : paths_of(path)) {
            if (needs.contains(built.path)) search.paths.push_back(std::move(built));
        }
    }

    /// A walk that may repeat itself and never fulfils a condition on the whole of it would be looked for without end.
    static void refuse_endless(const PathPattern& path, const SearchPaths& search) {
        const bool bounded =
            std::ranges::all_of(search.parts, [](const PathPart& part) { return part.max.has_value(); });
        if (path.mode != bind::PathMode::walk || bounded || (search.conditions.empty() && search.checks.empty()))
            return;
        throw graph::Error{{.type = graph::ErrorType::syntax_error,
                            .code = graph::ErrorCode::not_supported,
                            .message = "a condition on the whole of an unbounded WALK is not supported",
                            .where = path.span,
                            .hint = "give the walk an upper bound, or ask in the WHERE behind the pattern"}};
    }

    static SlotSet slots_of(const PathPattern& path) {
        SlotSet slots;
        if (path.path) slots.insert(*path.path);
        for (const auto& node : path.nodes) slots.insert(node.slot);
        for (const auto& bracket : path.brackets) {
            if (bracket.path) slots.insert(*bracket.path);
        }
        for (const auto& relationship : path.relationships) {
            slots.insert(relationship.slot);
            if (!relationship.repeated) continue;
            for (const auto& group : (*relationship.repeated)->groups) slots.insert(group.all);
        }
        return slots;
    }

    static std::vector<BuildPath> paths_of(const PathPattern& path) {
        std::vector<BuildPath> found;
        const auto add = [&](std::optional<Slot> slot, std::size_t first, std::size_t last) {
            if (!slot) return;
            std::vector<Slot> nodes;
            for (std::size_t i = first; i <= last; ++i) nodes.push_back(path.nodes[i].slot);
            found.push_back({*slot, std::move(nodes), steps_of(path, first, last)});
        };
        for (const auto& bracket : path.brackets) add(bracket.path, bracket.first, bracket.last);
        add(path.path, 0, path.relationships.size());
        return found;
    }

    void build_paths(const PathPattern& path) {
        for (auto& built : paths_of(path)) put(std::move(built));
    }

    const Match& match_;
    const Distinction& distinction_;
    Plan plan_;
    SlotSet& bound_;
    PlannerInput& planner_;
    SlotSet own_;
    std::vector<Pending> pending_;
    std::vector<Used> used_;
};

}  // namespace

namespace {

Plan planned(const Match& match, const Distinction& distinction, Plan input, SlotSet& bound, PlannerInput& planner) {
    // Asked before much is done for a pattern that will be too large.
    PlannerInput room = planner;
    for (std::size_t left = least_operators(match, bound); left > 0; --left) room.grow();
    return MatchPlanner{match, distinction, std::move(input), bound, planner}.plan();
}

}  // namespace

Plan plan_match(const Match& match, Plan input, SlotSet& bound, PlannerInput& planner) {
    const Distinction one_clause{.clauses = std::vector<std::size_t>(match.paths.size(), 0)};
    return planned(match, one_clause, std::move(input), bound, planner);
}

JoinedPattern join_patterns(std::span<const bind::Match* const> clauses) {
    JoinedPattern all;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const Match& match = *clauses[i];
        all.match.paths.insert(all.match.paths.end(), match.paths.begin(), match.paths.end());
        all.clauses.insert(all.clauses.end(), match.paths.size(), i);
        all.match.after_delete = all.match.after_delete || match.after_delete;
        auto& where = all.match.where;
        if (match.where) where = where ? both(*std::move(where), *match.where) : *match.where;
    }
    return all;
}

Plan plan_pattern(const JoinedPattern& pattern, Plan input, SlotSet& bound, PlannerInput& planner) {
    return planned(pattern.match, pattern, std::move(input), bound, planner);
}

bool may_join(const Match& match) {
    const bool plain =
        std::ranges::all_of(match.paths, [](const PathPattern& path) { return path.selector == PathSelector::all; });
    return plain && !match.optional && !match.mandatory && (!match.where || cannot_fail(*match.where));
}

}  // namespace dossier::query::plan
