#include "query/plan/relationship_ends.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::query::plan {

namespace {

bool directed(const RelationshipEnds& e) { return e.direction != PatternDirection::either; }
Slot start(const RelationshipEnds& e) { return e.direction == PatternDirection::incoming ? e.to : e.from; }
Slot end(const RelationshipEnds& e) { return e.direction == PatternDirection::incoming ? e.from : e.to; }

/// Only names, joined by `|`; null for anything more.
const std::vector<LabelExpression>* alternatives(const LabelExpression& types) {
    const bool names = types.op == LabelExpression::Op::disjunction &&
                       std::ranges::all_of(types.operands, [](const LabelExpression& operand) {
                           return operand.op == LabelExpression::Op::name;
                       });
    return names ? &types.operands : nullptr;
}

}  // namespace

bool told_apart(const RelationshipEnds& a, const RelationshipEnds& b, const UnequalNodes& unequal) {
    if (directed(a) && directed(b)) {
        if (unequal.contains(start(a), start(b)) || unequal.contains(end(a), end(b))) return true;
    }
    if (a.from == b.from) return unequal.contains(a.to, b.to);
    if (a.from == b.to) return unequal.contains(a.to, b.from);
    if (a.to == b.from) return unequal.contains(a.from, b.to);
    return a.to == b.to && unequal.contains(a.from, b.from);
}

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

}  // namespace dossier::query::plan
