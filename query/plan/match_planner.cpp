#include "query/plan/match_planner.hpp"

#include <algorithm>
#include <utility>

#include "graph/error.hpp"

namespace dossier::query::plan {

namespace {

// Choosing each next step looks at all that are left; beyond this many parts that is felt, and no choice is worth it.
constexpr std::size_t largest_ordered = 400;

using bind::Match;
using bind::NodePattern;
using bind::PathPattern;
using bind::PathSelector;
using bind::RelationshipPattern;

bind::PatternDirection turned(bind::PatternDirection direction) {
    switch (direction) {
    case bind::PatternDirection::outgoing: return bind::PatternDirection::incoming;
    case bind::PatternDirection::incoming: return bind::PatternDirection::outgoing;
    case bind::PatternDirection::either: break;
    }
    return bind::PatternDirection::either;
}

bind::Expression variable(Slot slot, bind::StaticType type, bind::SourceSpan where) {
    return {.node = bind::Variable{slot}, .where = where, .type = type};
}

/// Only names, joined by `|`; null for anything more.
const std::vector<LabelExpression>* alternatives(const LabelExpression& types) {
    const bool names = types.op == LabelExpression::Op::disjunction &&
                       std::ranges::all_of(types.operands, [](const LabelExpression& operand) {
                           return operand.op == LabelExpression::Op::name;
                       });
    return names ? &types.operands : nullptr;
}

/// Whether one relationship can be of both.
bool may_coincide(const std::optional<LabelExpression>& a, const std::optional<LabelExpression>& b) {
    if (!a || !b) return true;
    const auto names = [](const LabelExpression& types) {
        std::vector<std::string> found;
        if (types.op == LabelExpression::Op::name) found.push_back(types.name);
        if (const auto* list = alternatives(types)) {
            for (const auto& operand : *list) found.push_back(operand.name);
        }
        return found;
    };
    const auto left = names(*a);
    const auto right = names(*b);
    if (left.empty() || right.empty()) return true;
    return std::ranges::any_of(left, [&](const std::string& name) { return std::ranges::count(right, name) > 0; });
}

std::vector<PathStep> steps_of(const PathPattern& path) {
    std::vector<PathStep> steps;
    for (const auto& relationship : path.relationships) {
        steps.push_back({relationship.slot, relationship.length.has_value()});
    }
    return steps;
}

/// Grows a plan along one MATCH.
class MatchPlanner {
public:
    MatchPlanner(const Match& match, Plan input, SlotSet& bound, PlannerInput& planner)
        : match_{match}, plan_{std::move(input)}, bound_{bound}, planner_{planner} {
        for (const auto& path : match.paths) {
            if (path.path) own_.insert(*path.path);
            for (const auto& node : path.nodes) own_.insert(node.slot);
            for (const auto& relationship : path.relationships) own_.insert(relationship.slot);
        }
        for (const auto& path : match.paths) collect_predicates(path);
    }

    Plan plan() {
        flush();
        const bool order = planner_.order_patterns && own_.to_vector().size() <= largest_ordered;
        const auto steps = order ? cheapest_order(match_, bound_, planner_.graph) : written_order(match_, bound_);
        for (const auto& step : steps) take(step);
        for (const auto& path : match_.paths) {
            if (path.selector != PathSelector::all) selected(path);
        }
        for (const auto& path : match_.paths) build_path(path);
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

    void pend_properties(Slot slot, const bind::Properties& properties, bind::StaticType type) {
        for (const auto& [key, value] : properties.entries) {
            bind::Expression access{.node = bind::PropertyAccess{variable(slot, type, value.where), key},
                                    .where = value.where};
            pend(Filter{{.node = bind::Binary{bind::BinaryOp::equal, std::move(access), value},
                         .where = value.where,
                         .type = bind::StaticType::boolean}},
                 slot);
        }
        if (properties.map) pend(FilterProperties{slot, **properties.map}, slot);
    }

    void collect_predicates(const PathPattern& path) {
        for (const auto& node : path.nodes) {
            if (node.labels) {
                pend(Filter{{.node =
                                 bind::LabelTest{variable(node.slot, bind::StaticType::node, node.span), *node.labels},
                             .where = node.span,
                             .type = bind::StaticType::boolean}},
                     node.slot);
            }
            pend_properties(node.slot, node.properties, bind::StaticType::node);
            if (node.where) pend(Filter{**node.where}, node.slot);
        }
        for (const auto& relationship : path.relationships) {
            if (relationship.length) continue;  // asked of each relationship while walking
            pend_properties(relationship.slot, relationship.properties, bind::StaticType::relationship);
            if (relationship.where) pend(Filter{**relationship.where}, relationship.slot);
        }
    }

    /// Puts every filter whose slots are there.
    void flush() {
        std::vector<Pending> later;
        for (auto& pending : pending_) {
            if (bound_.contains_all(pending.needs)) {
                std::visit([&](auto& filter) { put(std::move(filter)); }, pending.filter);
            } else {
                later.push_back(std::move(pending));
            }
        }
        pending_ = std::move(later);
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

    Walk walk_along(const PathPattern& path, std::size_t at, bool from_left) {
        const auto& relationship = path.relationships[at];
        Walk walk{.from = path.nodes[from_left ? at : at + 1].slot,
                  .relationship = relationship.slot,
                  .to = path.nodes[from_left ? at + 1 : at].slot,
                  .direction = from_left ? relationship.direction : turned(relationship.direction),
                  .types = relationship.types,
                  .into = false,
                  .different_from = {}};
        walk.into = walk.to == walk.from || bound_.contains(walk.to);
        for (const auto& used : used_) {
            if (used.slot != walk.relationship && may_coincide(used.types, walk.types)) {
                walk.different_from.push_back(used.slot);
            }
        }
        used_.push_back({relationship.slot, relationship.types});
        return walk;
    }

    void take(const PatternStep& step) {
        const auto& path = match_.paths[step.path];
        if (step.kind == PatternStep::Kind::scan) {
            scan(path.nodes[step.at]);
            return;
        }
        const auto& relationship = path.relationships[step.at];
        const bool known = bound_.contains(relationship.slot);
        Walk walk = walk_along(path, step.at, step.from_left);
        if (relationship.length) {
            supported(relationship);
            put(ExpandTrail{.walk = std::move(walk),
                            .length = *relationship.length,
                            .properties = relationship.properties,
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

    void supported(const RelationshipPattern& relationship) const {
        if (relationship.where) {
            throw graph::Error{{.type = graph::ErrorType::syntax_error,
                                .code = graph::ErrorCode::not_supported,
                                .message = "WHERE inside a variable-length relationship is not supported",
                                .where = relationship.span,
                                .hint = "write the condition after the pattern, with all(r IN … WHERE …)"}};
        }
    }

    /// A path of which not all matches count. One relationship of variable length is searched breadth first; any other
    /// is found whole, for each row alone, and the wanted ones are chosen.
    void selected(const PathPattern& path) {
        const bool one_trail = path.relationships.size() == 1 && path.relationships[0].length &&
                               path.relationships[0].length->min <= 1 && !bound_.contains(path.relationships[0].slot);
        const bool by_search = (path.selector == PathSelector::any_shortest && path.count == 1) ||
                               (path.selector == PathSelector::any && path.count == 1) ||
                               path.selector == PathSelector::all_shortest;
        if (one_trail && by_search) {
            shortest(path);
        } else {
            choose(path);
        }
    }

    void shortest(const PathPattern& path) {
        const auto& relationship = path.relationships[0];
        supported(relationship);
        const auto& left = path.nodes[0];
        const auto& right = path.nodes[1];
        const bool from_left = bound_.contains(left.slot) || !bound_.contains(right.slot);
        if (!bound_.contains(left.slot) && !bound_.contains(right.slot)) scan(left);
        Walk walk = walk_along(path, 0, from_left);
        // A selected path is chosen for itself: that another part of the MATCH uses one of its relationships must not
        // make it vanish, nor a longer one take its place.
        walk.different_from.clear();
        used_.pop_back();
        put(ShortestTrail{.walk = std::move(walk),
                          .length = *relationship.length,
                          .properties = relationship.properties,
                          .against = !from_left,
                          .all = path.selector == PathSelector::all_shortest});
        flush();
    }

    void choose(const PathPattern& path) {
        Match inner{.optional = false, .paths = {path}, .where = std::nullopt};
        inner.paths[0].selector = PathSelector::all;
        inner.paths[0].path.reset();
        SlotSet inside = bound_;
        Plan right = plan_match(inner, Plan{Argument{}, {}, std::nullopt}, inside, planner_);
        std::vector<Plan> below;
        below.push_back(std::move(right));
        right = Plan{SelectPaths{.selector = path.selector,
                                 .count = path.count,
                                 .first = path.nodes.front().slot,
                                 .last = path.nodes.back().slot,
                                 .steps = steps_of(path)},
                     std::move(below), std::nullopt};
        std::vector<Slot> results;
        for (const auto& node : path.nodes) results.push_back(node.slot);
        for (const auto& relationship : path.relationships) results.push_back(relationship.slot);
        std::erase_if(results, [&](Slot slot) { return bound_.contains(slot); });
        std::vector<Plan> inputs;
        inputs.push_back(std::move(plan_));
        inputs.push_back(std::move(right));
        plan_ = Plan{Apply{.optional = false, .unit = false, .results = results}, std::move(inputs), std::nullopt};
        for (const Slot slot : results) bound_.insert(slot);
        flush();
    }

    void build_path(const PathPattern& path) {
        if (!path.path) return;
        std::vector<Slot> nodes;
        for (const auto& node : path.nodes) nodes.push_back(node.slot);
        put(BuildPath{*path.path, std::move(nodes), steps_of(path)});
    }

    const Match& match_;
    Plan plan_;
    SlotSet& bound_;
    PlannerInput& planner_;
    SlotSet own_;
    std::vector<Pending> pending_;
    std::vector<Used> used_;
};

}  // namespace

Plan plan_match(const Match& match, Plan input, SlotSet& bound, PlannerInput& planner) {
    return MatchPlanner{match, std::move(input), bound, planner}.plan();
}

}  // namespace dossier::query::plan
