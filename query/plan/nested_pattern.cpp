#include "query/plan/nested_pattern.hpp"

#include <algorithm>
#include <utility>

#include "query/plan/counted_branch.hpp"
#include "query/plan/path_parts.hpp"

namespace dossier::query::plan {

namespace {

/// So many times as many ways as rows that come together, and the rows are the better way.
constexpr double far_more_ways = 4;

bool closes(const NestedWalk& nested) { return nested.closing.has_value(); }

bool tells_apart(const NestedWalk& nested) {
    return !nested.walk.different_from.empty() || (nested.closing && !nested.closing->different_from.empty());
}

}  // namespace

std::optional<CountPattern> NestedPattern::pattern_of(std::span<const Plan* const> parts) {
    for (const Plan* part : parts) {
        if (!add(*part)) return std::nullopt;
    }
    if (!begun_ || !is_worth_nesting()) return std::nullopt;
    bool root_read = false;
    for (const Slot slot : *parts.back()->wanted) {
        if (slot == pattern_.root.node) root_read = true;
        if (numbers_.contains(slot)) return std::nullopt;
    }
    for (const Step& step : steps_) {
        const auto read = [&](Slot slot) { return std::ranges::binary_search(*parts.back()->wanted, slot); };
        if (read(step.nested.walk.relationship)) return std::nullopt;
        if (step.nested.closing && read(step.nested.closing->relationship)) return std::nullopt;
    }
    pattern_.total = pattern_.scans && !root_read;
    if (comes_together()) return std::nullopt;
    find_factors();
    return made();
}

/// Without a cycle, and where nothing must differ, sums are all.
bool NestedPattern::is_worth_nesting() const {
    return std::ranges::any_of(steps_,
                               [](const Step& step) { return closes(step.nested) || tells_apart(step.nested); });
}

bool NestedPattern::add(const Plan& part) {
    if (const auto* scan = part.as<LabelScan>()) {
        pattern_.label = scan->label;
        pattern_.scans = true;
        return begin(scan->node);
    }
    if (const auto* scan = part.as<AllNodesScan>()) {
        pattern_.scans = true;
        return begin(scan->node);
    }
    if (const auto* pattern = part.as<CountPattern>()) return add_pattern(*pattern);
    if (const auto* expand = part.as<Expand>()) return add_walk(expand->walk, nullptr, false);
    if (const auto* both = part.as<IntersectExpand>()) return add_walk(both->walk, &both->closing, both->differ);
    if (const auto* semi = part.as<SemiExpand>()) {
        return add_branch(semi->walk, semi->anti ? CountedWalk::Factor::none : CountedWalk::Factor::some);
    }
    const auto* filter = part.as<Filter>();
    return filter && add_condition(filter->predicate);
}

bool NestedPattern::begin(Slot root) {
    if (begun_) return false;
    begun_ = true;
    pattern_.root.node = root;
    return true;
}

bool NestedPattern::add_pattern(const CountPattern& pattern) {
    if (!pattern.nested.empty() || pattern.total) return false;
    if (pattern.scans) {
        pattern_.scans = true;
        pattern_.label = pattern.label;
        if (!begin(pattern.root.node)) return false;
    }
    CountedNode* root = node(pattern.root.node);
    if (!root) return false;
    root->walks.insert(root->walks.end(), pattern.root.walks.begin(), pattern.root.walks.end());
    root->conditions.insert(root->conditions.end(), pattern.root.conditions.begin(), pattern.root.conditions.end());
    return true;
}

CountedNode* NestedPattern::node(Slot slot) {
    if (!begun_) begin(slot);
    if (slot == pattern_.root.node) return &pattern_.root;
    const auto found = numbers_.find(slot);
    return found == numbers_.end() ? nullptr : &steps_[found->second].nested.end;
}

bool NestedPattern::is_known(const Walk& walk) const {
    const auto named = [&](Slot slot) {
        return std::ranges::any_of(steps_, [&](const Step& step) {
            const NestedWalk& nested = step.nested;
            return nested.walk.relationship == slot || (nested.closing && nested.closing->relationship == slot);
        });
    };
    return (walk.from == pattern_.root.node || numbers_.contains(walk.from)) &&
           std::ranges::all_of(walk.different_from, named);
}

/// Whether `a` is known before `b`; both are.
bool NestedPattern::is_before(Slot a, Slot b) const {
    if (a == pattern_.root.node || b == pattern_.root.node) return b != pattern_.root.node;
    return numbers_.at(a) < numbers_.at(b);
}

bool NestedPattern::add_walk(const Walk& walk, const Walk* closing, bool differ) {
    if (!begun_) begin(walk.from);
    if (walk.into || !is_known(walk) || (closing && !is_known(*closing))) return false;
    if (walk.to == pattern_.root.node || numbers_.contains(walk.to)) return false;
    for (const Walk* one : {&walk, closing}) {
        if (one) differing_.insert(one->different_from.begin(), one->different_from.end());
    }
    numbers_.emplace(walk.to, steps_.size());
    NestedWalk nested{.walk = walk, .closing = {}, .differ = differ, .end = {walk.to, {}, {}}, .factors = {}};
    if (closing) nested.closing = *closing;
    // What the node that is known longer has as neighbours stays for many others (exec/nested_step).
    if (closing && is_before(walk.from, closing->from)) std::swap(nested.walk, *nested.closing);
    steps_.push_back({std::move(nested), std::nullopt});
    return true;
}

bool NestedPattern::add_branch(const Walk& walk, CountedWalk::Factor factor) {
    CountedNode* from = may_be_summed(walk, false) ? node(walk.from) : nullptr;
    if (!from) return false;
    from->walks.push_back({walk, factor, {walk.to, {}, {}}});
    return true;
}

bool NestedPattern::add_condition(const Expression& predicate) {
    const auto slot = node_asked_by(predicate);
    CountedNode* asked = slot && begun_ ? node(*slot) : nullptr;
    if (!asked) return false;
    asked->conditions.push_back(predicate);
    return true;
}

/// Whether a step behind `step` begins at the node or closes a cycle to it.
bool NestedPattern::is_used_after(Slot slot, std::size_t step) const {
    return std::any_of(steps_.begin() + static_cast<std::ptrdiff_t>(step) + 1, steps_.end(), [&](const Step& later) {
        return later.nested.walk.from == slot || (later.nested.closing && later.nested.closing->from == slot);
    });
}

/// Whether nothing else depends on which end and which relationships the step takes.
bool NestedPattern::is_leaf(std::size_t step) const {
    const NestedWalk& nested = steps_[step].nested;
    const auto free = [&](const Walk& walk) {
        return walk.different_from.empty() && !differing_.contains(walk.relationship);
    };
    return free(nested.walk) && (!nested.closing || free(*nested.closing)) && !is_used_after(nested.end.node, step);
}

/// What follows one node alone is counted where that is found.
void NestedPattern::hang_on(std::size_t step) {
    NestedWalk& nested = steps_[step].nested;
    if (!nested.closing) {
        steps_[step].summed = true;
        node(nested.walk.from)->walks.push_back({nested.walk, CountedWalk::Factor::sum, std::move(nested.end)});
        return;
    }
    const auto number = [&](Slot slot) {
        const auto found = numbers_.find(slot);
        return found == numbers_.end() ? std::optional<std::size_t>{} : std::optional{found->second};
    };
    // Nullopt, the root, is before every step.
    steps_[step].factor_of = std::max(number(nested.walk.from), number(nested.closing->from));
}

void NestedPattern::find_factors() {
    for (std::size_t step = steps_.size(); step-- > 0;) {
        if (is_leaf(step)) hang_on(step);
    }
}

double NestedPattern::nodes_at_end(const NestedWalk& nested) {
    CountedNode end = nested.end;
    Walk back = nested.walk;
    std::swap(back.from, back.to);
    back.direction = turned(back.direction);
    end.walks.push_back({std::move(back), CountedWalk::Factor::sum, {}});
    return costs_.nodes(end);
}

/// Whether rows that agree in all nodes which are still needed, as FoldExpand puts them together, are far fewer than
/// the ways to them.
bool NestedPattern::comes_together() {
    const double roots = costs_.nodes(pattern_.root);
    double ways = roots;
    for (std::size_t step = 0; step + 1 < steps_.size(); ++step) {
        NestedWalk& nested = steps_[step].nested;
        if (is_leaf(step)) continue;
        ways *= costs_.ends(nested.walk, *node(nested.walk.from));
        if (nested.closing) ways *= costs_.ends(*nested.closing, *node(nested.closing->from)) / nodes_at_end(nested);
        double rows = pattern_.total && !is_used_after(pattern_.root.node, step) ? 1 : roots;
        for (std::size_t known = 0; known <= step; ++known) {
            const NestedWalk& before = steps_[known].nested;
            if (is_used_after(before.end.node, step)) rows *= nodes_at_end(before);
        }
        const bool named = std::ranges::any_of(steps_, [](const Step& s) { return tells_apart(s.nested); });
        if (!named && ways > far_more_ways * rows) return true;
    }
    return false;
}

CountPattern NestedPattern::made() {
    for (auto& step : steps_) costs_.arrange(step.nested.end);
    costs_.arrange(pattern_.root);
    for (std::size_t step = steps_.size(); step-- > 0;) {
        if (!steps_[step].factor_of) continue;
        auto& factors = steps_[*steps_[step].factor_of].nested.factors;
        factors.insert(factors.begin(), std::move(steps_[step].nested));
    }
    for (auto& step : steps_) {
        if (!step.factor_of && !step.summed) pattern_.nested.push_back(std::move(step.nested));
    }
    return std::move(pattern_);
}

}  // namespace dossier::query::plan
