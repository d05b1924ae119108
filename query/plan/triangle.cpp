#include "query/plan/triangle.hpp"

#include <algorithm>

namespace dossier::query::plan {

namespace {

const std::string* only_type(const Walk& walk) {
    return walk.types && walk.types->op == LabelExpression::Op::name ? &walk.types->name : nullptr;
}

/// Whether the relationships lead along one and the same type, in either direction.
bool are_alike(const Walk& a, const Walk& b) {
    const std::string* type = only_type(a);
    const std::string* other = only_type(b);
    return type && other && *type == *other && a.direction == PatternDirection::either &&
           b.direction == PatternDirection::either;
}

/// Whether nothing but the node of `tie` ties the end of `step` to another, and that once.
bool is_tied_to(const NestedWalk& step, Slot tie) {
    if (step.factors.size() != 1) return false;
    const NestedWalk& factor = step.factors.front();
    return factor.closing && factor.walk.from == step.end.node && factor.closing->from == tie &&
           factor.factors.empty() && !factor.differ;
}

}  // namespace

const NestedWalk& third_of(const CountPattern& pattern, const Triangle& triangle) {
    const NestedWalk& second = pattern.nested[triangle.side];
    return triangle.third_is_factor ? second.factors.front() : pattern.nested[triangle.side + 1];
}

std::optional<Triangle> triangle_of(const CountPattern& pattern) {
    const auto& steps = pattern.nested;
    if (!pattern.total || pattern.exists || steps.empty()) return std::nullopt;
    const bool third_is_factor = steps.size() == 1;
    if (third_is_factor && steps.front().factors.size() != 1) return std::nullopt;
    const Triangle found{.side = third_is_factor ? 0 : steps.size() - 2, .third_is_factor = third_is_factor};
    const Slot root = pattern.root.node;
    Slot from = root;
    for (std::size_t step = 0; step < found.side; ++step) {
        if (steps[step].closing || !steps[step].factors.empty() || steps[step].walk.from != from) return std::nullopt;
        from = steps[step].end.node;
    }
    const NestedWalk& second = steps[found.side];
    const NestedWalk& third = third_of(pattern, found);
    if (second.closing || !third.closing || second.walk.from != root) return std::nullopt;
    const auto begins = std::minmax(third.walk.from, third.closing->from);
    if (begins != std::minmax(root, second.end.node)) return std::nullopt;
    if (!are_alike(second.walk, third.walk) || !are_alike(second.walk, *third.closing)) return std::nullopt;
    const auto only_from_sides = [&](const Walk& side) {  // from others than sides, which are never one
        return std::ranges::all_of(side.different_from, [&](Slot other) {
            return other == second.walk.relationship || other == third.walk.relationship ||
                   other == third.closing->relationship;
        });
    };
    if (!only_from_sides(second.walk) || !only_from_sides(third.walk) || !only_from_sides(*third.closing))
        return std::nullopt;
    const auto fits = [&](const NestedWalk& step) {
        return found.tied() ? is_tied_to(step, from) : step.factors.empty();
    };
    return (third_is_factor || fits(second)) && fits(third) ? std::optional{found} : std::nullopt;
}

}  // namespace dossier::query::plan
