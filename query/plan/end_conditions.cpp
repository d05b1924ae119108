#include "query/plan/end_conditions.hpp"

#include <algorithm>

#include "query/plan/conjuncts.hpp"
#include "query/plan/path_parts.hpp"
#include "query/plan/relationship_ends.hpp"

namespace dossier::query::plan {

namespace {

using bind::Expression;
using bind::PathPattern;
using bind::Subquery;

bool is_node(const Expression& e) {
    return std::holds_alternative<bind::Variable>(e.node) && e.type == bind::StaticType::node;
}

Slot slot_of(const Expression& variable) { return std::get<bind::Variable>(variable.node).slot; }

bool asks(const bind::Properties& properties) { return properties.map || !properties.entries.empty(); }

/// Whether the relationship, seen from its left node, is one that the step, seen from its own, would be.
bool is_such_a_step(const bind::RelationshipPattern& relationship, bool from_left,
                    const bind::RelationshipPattern& step, bool step_from_left) {
    const auto direction = from_left ? relationship.direction : turned(relationship.direction);
    const auto wanted = step_from_left ? step.direction : turned(step.direction);
    if (wanted != PatternDirection::either && direction != wanted) return false;
    const auto types = types_of(relationship);
    const auto allowed = types_of(step);
    const auto one = LabelExpression::Op::name;
    return !allowed || (types && types->op == one && allowed->op == one && types->name == allowed->name);
}

/// Whether the pattern has a relationship from the node `x` to `end` of the kind that `missing` says is not there.
bool has_step(const JoinedPattern& pattern, Slot x, Slot end, const PathPattern& missing, bool step_from_left) {
    return std::ranges::any_of(pattern.match.paths, [&](const PathPattern& path) {
        for (std::size_t at = 0; at < path.relationships.size(); ++at) {
            for (const bool from_left : {true, false}) {
                const Slot from = path.nodes[from_left ? at : at + 1].slot;
                const Slot to = path.nodes[from_left ? at + 1 : at].slot;
                if (from != x || to != end) continue;
                if (is_such_a_step(path.relationships[at], from_left, missing.relationships.front(), step_from_left)) {
                    return true;
                }
            }
        }
        return false;
    });
}

/// Whether `a` cannot be `b`, for then it would have the step that it must not have.
bool is_implied(const JoinedPattern& pattern, Slot a, Slot b, const PathPattern& missing) {
    const Slot left = missing.nodes[0].slot;
    const Slot right = missing.nodes[1].slot;
    return (right == a && has_step(pattern, left, b, missing, true)) ||
           (left == a && has_step(pattern, right, b, missing, false));
}

}  // namespace

std::optional<std::pair<Slot, Slot>> as_inequality(const Expression& e) {
    const auto* binary = std::get_if<bind::Binary>(&e.node);
    if (!binary || binary->op != bind::BinaryOp::not_equal || !is_node(*binary->left) || !is_node(*binary->right)) {
        return std::nullopt;
    }
    const std::pair ends{slot_of(*binary->left), slot_of(*binary->right)};
    return ends.first != ends.second ? std::optional{ends} : std::nullopt;
}

const PathPattern* as_missing_step(const Expression& e) {
    const auto* unary = std::get_if<bind::Unary>(&e.node);
    if (!unary || unary->op != bind::UnaryOp::logical_not) return nullptr;
    const auto* subquery = std::get_if<Subquery>(&unary->operand->node);
    if (!subquery || subquery->kind != Subquery::Kind::exists) return nullptr;
    const bind::Query& query = *subquery->query;
    if (!query.before.empty() || query.branches.size() != 1) return nullptr;
    const auto& clauses = query.branches.front().clauses;
    const auto* match = clauses.empty() ? nullptr : std::get_if<bind::Match>(&clauses.front());
    if (clauses.size() != 1 || !match || match->optional || match->mandatory || match->where || match->after_delete ||
        match->paths.size() != 1) {
        return nullptr;
    }
    const PathPattern& path = match->paths.front();
    const bool step = path.selector == bind::PathSelector::all && !path.path && path.brackets.empty() &&
                      path.relationships.size() == 1 && path.nodes[0].slot != path.nodes[1].slot;
    const auto asks_nothing = [](const bind::NodePattern& node) {
        return !node.labels && !node.where && !asks(node.properties) && !node.unsure;
    };
    if (!step || !std::ranges::all_of(path.nodes, asks_nothing)) return nullptr;
    const auto& relationship = path.relationships.front();
    const bool bare = !relationship.repeated && !relationship.where && !asks(relationship.properties);
    return bare && !relationship.bound ? &path : nullptr;
}

std::optional<Expression> joined(std::vector<Expression> parts) {
    std::optional<Expression> whole;
    for (auto& part : parts) whole = whole ? both(*std::move(whole), std::move(part)) : std::move(part);
    return whole;
}

bool ties_nodes(const Expression& where) {
    return std::ranges::any_of(parts_of(where), [](const Expression* part) {
        return as_inequality(*part).has_value() || as_missing_step(*part) != nullptr;
    });
}

void tell_apart(JoinedPattern& pattern, Slot a, Slot b) {
    UnequalNodes unequal;
    unequal.insert(a, b);
    std::vector<std::pair<Slot, RelationshipEnds>> ends;
    for (const auto& path : pattern.match.paths) {
        for (std::size_t r = 0; r < path.relationships.size(); ++r) {
            ends.emplace_back(path.relationships[r].slot, RelationshipEnds{path.nodes[r].slot, path.nodes[r + 1].slot,
                                                                           path.relationships[r].direction});
        }
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
        for (std::size_t j = i + 1; j < ends.size(); ++j) {
            if (told_apart(ends[i].second, ends[j].second, unequal)) {
                pattern.told_apart.emplace_back(ends[i].first, ends[j].first);
            }
        }
    }
}

void drop_implied_inequalities(JoinedPattern& pattern) {
    std::vector<Expression> left = conjuncts(*pattern.match.where);
    std::vector<const PathPattern*> missing;
    for (const Expression& condition : left) {
        if (const auto* step = as_missing_step(condition)) missing.push_back(step);
    }
    std::vector<Expression> kept;
    for (const Expression& condition : left) {
        const auto ends = as_inequality(condition);
        const bool implied = ends && std::ranges::any_of(missing, [&](const PathPattern* step) {
                                 return is_implied(pattern, ends->first, ends->second, *step) ||
                                        is_implied(pattern, ends->second, ends->first, *step);
                             });
        if (implied) {
            tell_apart(pattern, ends->first, ends->second);
        } else {
            kept.push_back(condition);
        }
    }
    pattern.match.where = joined(std::move(kept));
}

}  // namespace dossier::query::plan
