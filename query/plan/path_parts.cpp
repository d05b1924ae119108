#include "query/plan/path_parts.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "query/plan/slots.hpp"

namespace dossier::query::plan {

namespace {

using bind::StaticType;

Expression variable(Slot slot, StaticType type, bind::SourceSpan where) {
    return {.node = bind::Variable{slot}, .where = where, .type = type};
}

void add_properties(const bind::Properties& properties, Slot slot, StaticType type, std::vector<Expression>& found) {
    for (const auto& [key, value] : properties.entries) {
        Expression access{.node = bind::PropertyAccess{variable(slot, type, value.where), key}, .where = value.where};
        found.push_back({.node = bind::Binary{bind::BinaryOp::equal, std::move(access), value},
                         .where = value.where,
                         .type = StaticType::boolean});
    }
}

/// Puts each condition where all that it looks at in a repetition is there.
void place_conditions(PathPart& part, std::vector<Expression> conditions) {
    for (Expression& condition : conditions) {
        SlotSet needs;
        mention(condition, needs);
        std::size_t at = 0;
        for (std::size_t i = 0; i < part.transitions.size(); ++i) {
            const PathTransition& transition = part.transitions[i];
            const bool again = transition.node == part.start ||
                               std::ranges::any_of(part.transitions.begin(), part.transitions.begin() + i,
                                                   [&](const auto& t) { return t.node == transition.node; });
            if (needs.contains(transition.relationship) || (needs.contains(transition.node) && !again)) at = i;
        }
        for (const PathRange& range : part.ranges) {
            if (range.each && range.kind == PathRange::Kind::path && needs.contains(*range.each)) {
                at = std::max(at, range.last - 1);
            }
        }
        part.transitions[at].conditions.push_back(std::move(condition));
    }
}

/// The variables and bracketed parts of a repetition of `length` relationships, by their places as walked.
std::vector<PathRange> ranges_of(const bind::Repetition& repetition, bool from_left) {
    const std::size_t length = repetition.relationships.size();
    std::vector<PathRange> ranges;
    const auto group_of = [&](Slot each) -> std::optional<Slot> {
        const auto found = std::ranges::find(repetition.groups, each, &bind::GroupVariable::each);
        return found == repetition.groups.end() ? std::nullopt : std::optional{found->all};
    };
    const auto add = [&](PathRange range) {
        if (!from_left) std::tie(range.first, range.last) = std::pair{length - range.last, length - range.first};
        if (range.each) range.all = group_of(*range.each);
        ranges.push_back(range);
    };
    std::vector<Slot> seen;
    for (std::size_t i = 0; i <= length; ++i) {
        const Slot node = repetition.nodes[i].slot;
        if (std::ranges::find(seen, node) == seen.end()) add({PathRange::Kind::node, i, i, node, {}, {}});
        seen.push_back(node);
    }
    for (std::size_t i = 0; i < length; ++i) {
        add({PathRange::Kind::relationship, i, i + 1, repetition.relationships[i].slot, {}, {}});
    }
    for (const auto& bracket : repetition.brackets) {
        add({PathRange::Kind::path, bracket.first, bracket.last, bracket.path, {}, bracket.mode});
    }
    return ranges;
}

}  // namespace

PatternDirection turned(PatternDirection direction) {
    switch (direction) {
    case PatternDirection::outgoing: return PatternDirection::incoming;
    case PatternDirection::incoming: return PatternDirection::outgoing;
    case PatternDirection::either: break;
    }
    return PatternDirection::either;
}

std::vector<Expression> conditions_of(const bind::NodePattern& node) {
    std::vector<Expression> found;
    if (node.labels) {
        found.push_back({.node = bind::LabelTest{variable(node.slot, StaticType::node, node.span), *node.labels},
                         .where = node.span,
                         .type = StaticType::boolean});
    }
    add_properties(node.properties, node.slot, StaticType::node, found);
    if (node.where) found.push_back(**node.where);
    return found;
}

std::vector<Expression> conditions_of(const bind::RelationshipPattern& relationship) {
    std::vector<Expression> found;
    add_properties(relationship.properties, relationship.slot, StaticType::relationship, found);
    if (relationship.where) found.push_back(**relationship.where);
    return found;
}

std::vector<Expression> inner_conditions(const bind::Repetition& repetition) {
    std::vector<Expression> found;
    const auto add = [&](std::vector<Expression> more) { std::ranges::move(more, std::back_inserter(found)); };
    for (const auto& relationship : repetition.relationships) add(conditions_of(relationship));
    for (const auto& node : repetition.nodes) add(conditions_of(node));
    return found;
}

Expression for_all(const bind::RelationshipPattern& relationship, Expression condition) {
    const bind::SourceSpan where = condition.where;
    const Slot each = (*relationship.repeated)->relationships.front().slot;
    return {.node = bind::Quantifier{bind::Quantifier::Kind::all, each,
                                     variable(relationship.slot, StaticType::relationship_list, where),
                                     std::move(condition)},
            .where = where,
            .type = StaticType::boolean};
}

PathPart part_of(const bind::PathPattern& path, std::size_t at, bool from_left, std::vector<Expression> conditions) {
    const auto& relationship = path.relationships[at];
    PathPart part{.start = {},
                  .relationships = relationship.slot,
                  .single = !relationship.repeated,
                  .transitions = {},
                  .ranges = {},
                  .min = 1,
                  .max = 1};
    const auto link = [&](const bind::RelationshipPattern& r, Slot left, Slot right) {
        part.transitions.push_back({.relationship = r.slot,
                                    .node = from_left ? right : left,
                                    .direction = from_left ? r.direction : turned(r.direction),
                                    .types = r.types,
                                    .conditions = {}});
    };
    if (part.single) {
        part.start = path.nodes[from_left ? at : at + 1].slot;
        link(relationship, path.nodes[at].slot, path.nodes[at + 1].slot);
    } else {
        const bind::Repetition& repetition = **relationship.repeated;
        part.min = repetition.min;
        part.max = repetition.max;
        part.start = from_left ? repetition.nodes.front().slot : repetition.nodes.back().slot;
        for (std::size_t i = 0; i < repetition.relationships.size(); ++i) {
            link(repetition.relationships[i], repetition.nodes[i].slot, repetition.nodes[i + 1].slot);
        }
        if (!from_left) std::ranges::reverse(part.transitions);
        part.ranges = ranges_of(repetition, from_left);
    }
    place_conditions(part, std::move(conditions));
    return part;
}

std::optional<LabelExpression> types_of(const bind::RelationshipPattern& relationship) {
    if (!relationship.repeated) return relationship.types;
    const auto& repeated = (*relationship.repeated)->relationships;
    if (repeated.size() == 1) return repeated.front().types;
    LabelExpression all{.op = LabelExpression::Op::disjunction, .name = {}, .operands = {}};
    for (const auto& one : repeated) {
        if (!one.types) return std::nullopt;
        all.operands.push_back(*one.types);
    }
    return all;
}

std::vector<PathStep> steps_of(const bind::PathPattern& path, std::size_t first, std::size_t last) {
    std::vector<PathStep> steps;
    for (std::size_t i = first; i < last; ++i) {
        steps.push_back({path.relationships[i].slot, path.relationships[i].repeated.has_value()});
    }
    return steps;
}

}  // namespace dossier::query::plan
