#include "query/plan/counted_region.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "query/plan/counted_branch.hpp"
#include "query/plan/path_parts.hpp"

namespace dossier::query::plan {

namespace {

/// A start that is far rarer than the best root is walked from, so that the rest of the graph is not looked at.
constexpr double far_cheaper = 2;

/// Every node is tried as the root as long as there are few.
constexpr std::size_t most_roots = 24;

bool contains(const std::vector<Slot>& slots, Slot slot) { return std::ranges::binary_search(slots, slot); }

CountedWalk::Factor factor_of(bool anti) { return anti ? CountedWalk::Factor::none : CountedWalk::Factor::some; }

}  // namespace

CountedRegion::CountedRegion(std::span<const Plan* const> parts, CountingCosts& costs)
    : parts_{parts}, costs_{costs}, summed_(parts.size(), false) {
    gather();
    for (std::size_t tree = 0; tree < trees_.size(); ++tree) reduce(tree);
    std::ranges::stable_sort(sums_, {}, &Sum::above);  // those below all parts first
}

void CountedRegion::gather() {
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        const Plan& plan = *parts_[part];
        if (const auto* scan = plan.as<LabelScan>()) {
            add_scan(part, scan->node, &scan->label);
        } else if (const auto* all = plan.as<AllNodesScan>()) {
            add_scan(part, all->node, nullptr);
        } else if (const auto* expand = plan.as<Expand>();
                   expand && may_be_summed(expand->walk, contains(*plan.wanted, expand->walk.relationship))) {
            add_edge(part, expand->walk);
        } else if (const auto* filter = plan.as<Filter>(); !filter || !add_condition(part, filter->predicate)) {
            if (!add_branch(part)) pin(part);
        }
    }
    for (const Slot slot : *parts_.back()->wanted) {
        if (const auto found = vertices_.find(slot); found != vertices_.end()) found->second.read = true;
    }
}

CountedRegion::Vertex& CountedRegion::vertex(Slot slot, std::size_t tree) {
    const auto [at, is_new] = vertices_.try_emplace(slot);
    if (is_new) at->second.tree = tree;
    return at->second;
}

/// One that may be bound below all parts.
CountedRegion::Vertex& CountedRegion::known_vertex(Slot slot) {
    if (!vertices_.contains(slot)) {
        trees_.push_back(slot);
        vertex(slot, trees_.size() - 1).read = true;
    }
    return vertices_.at(slot);
}

void CountedRegion::add_scan(std::size_t part, Slot node, const std::string* label) {
    trees_.push_back(node);
    Vertex& scanned = vertex(node, trees_.size() - 1);
    scanned.bound_by = part;
    scanned.scanned = true;
    if (!label) return;
    Expression of{.node = bind::Variable{node}, .where = {}, .type = bind::StaticType::node};
    LabelExpression asked{.op = LabelExpression::Op::name, .name = *label, .operands = {}};
    labels_.emplace(node, Expression{.node = bind::LabelTest{std::move(of), std::move(asked)},
                                     .where = {},
                                     .type = bind::StaticType::boolean});
}

void CountedRegion::add_edge(std::size_t part, const Walk& walk) {
    Vertex& from = known_vertex(walk.from);
    Vertex& to = vertex(walk.to, from.tree);
    to.bound_by = part;
    from.edges.push_back(edges_.size());
    to.edges.push_back(edges_.size());
    edges_.push_back({part, &walk});
}

bool CountedRegion::add_condition(std::size_t part, const Expression& predicate) {
    const auto slot = node_asked_by(predicate);
    const auto asked = slot ? vertices_.find(*slot) : vertices_.end();
    if (asked == vertices_.end()) return false;
    asked->second.conditions.push_back(conditions_.size());
    conditions_.push_back({part, &predicate});
    return true;
}

/// OPTIONAL MATCH or EXISTS of one walk with what hangs on it.
bool CountedRegion::add_branch(std::size_t part) {
    const Plan& plan = *parts_[part];
    std::optional<CountedWalk> walk;
    if (const auto* optional = plan.as<Optional>()) {
        if (!optional->mandatory) walk = branch_of(plan.inputs[1], CountedWalk::Factor::sum_or_one);
    } else if (const auto* semi = plan.as<SemiApply>()) {
        walk = branch_of(plan.inputs[1], factor_of(semi->anti));
    } else if (const auto* step = plan.as<SemiExpand>(); step && may_be_summed(step->walk, false)) {
        walk = CountedWalk{step->walk, factor_of(step->anti), {step->walk.to, {}, {}}};
    }
    if (!walk) return false;
    known_vertex(walk->walk.from).branches.push_back(branches_.size());
    branches_.push_back({part, *std::move(walk)});
    return true;
}

/// All that the operator reads stays, and what it binds itself is no part of a tree that could be turned round.
void CountedRegion::pin(std::size_t part) {
    SlotSet named;
    reads(parts_[part]->op, named);
    SlotSet bound;
    binds(parts_[part]->op, bound);
    for (const Slot slot : named.to_vector()) {
        if (const auto found = vertices_.find(slot); found != vertices_.end()) found->second.read = true;
    }
    for (const Slot slot : bound.to_vector()) {
        if (vertices_.contains(slot)) continue;
        trees_.push_back(slot);
        Vertex& own = vertex(slot, trees_.size() - 1);
        own.bound_by = part;
        own.read = true;
    }
}

std::vector<Slot> CountedRegion::slots_of(std::size_t tree) const {
    std::vector<Slot> slots;
    for (const auto& [slot, vertex] : vertices_) {
        if (vertex.tree == tree) slots.push_back(slot);
    }
    return slots;
}

Slot CountedRegion::other_end(std::size_t edge, Slot slot) const {
    const Walk& walk = *edges_[edge].walk;
    return walk.from == slot ? walk.to : walk.from;
}

double CountedRegion::cost_from(Slot root) { return costs_.of_all(tree_at(root, Extent::whole)); }

/// Takes off the ends of a tree that nobody reads, until there are none or one node is left.
void CountedRegion::take_off(std::span<const Slot> slots) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const Slot slot : slots) {
            Vertex& vertex = vertices_.at(slot);
            const auto left = std::ranges::count_if(
                vertex.edges, [&](std::size_t edge) { return !vertices_.at(other_end(edge, slot)).gone; });
            if (vertex.gone || vertex.read || left != 1) continue;
            vertex.gone = true;
            changed = true;
        }
    }
}

void CountedRegion::reduce(std::size_t tree) {
    const auto slots = slots_of(tree);
    const Slot start = trees_[tree];
    Vertex& first = vertices_.at(start);
    const bool any_read = std::ranges::any_of(slots, [&](Slot slot) { return vertices_.at(slot).read; });
    if (!any_read) vertices_.at(slots.size() > most_roots ? start : best_root(slots)).read = true;
    take_off(slots);
    if (first.gone && cost_from(start) * far_cheaper < cost_from(entry(start))) {
        for (const Slot slot : slots) vertices_.at(slot).gone = false;
        first.read = true;
        take_off(slots);
    }
    const Slot root = entry(start);
    const auto left = std::ranges::count_if(slots, [&](Slot slot) { return !vertices_.at(slot).gone; });
    for (const Slot slot : slots) {
        if (vertices_.at(slot).gone) continue;
        if (first.scanned && slot == root) {
            sum_up_scanned(root, start, !any_read && left == 1);
        } else {
            sum_up_at(slot);
        }
    }
}

Slot CountedRegion::best_root(std::span<const Slot> slots) {
    Slot best = slots.front();
    double least = std::numeric_limits<double>::infinity();
    for (const Slot slot : slots) {
        const double cost = cost_from(slot);
        if (cost >= least) continue;
        least = cost;
        best = slot;
    }
    return best;
}

/// The first node that is left, from `start` on.
Slot CountedRegion::entry(Slot start) const {
    std::vector<std::pair<Slot, Slot>> to_see{{start, start}};
    for (std::size_t i = 0; i < to_see.size(); ++i) {
        const auto [slot, from] = to_see[i];
        if (!vertices_.at(slot).gone) return slot;
        for (const std::size_t edge : vertices_.at(slot).edges) {
            const Slot other = other_end(edge, slot);
            if (other != from) to_see.emplace_back(other, slot);
        }
    }
    return start;
}

/// `slot` with what hangs on it, seen from the edge `from`: all, or what was taken off.
CountedNode CountedRegion::tree_at(Slot slot, Extent extent, std::optional<std::size_t> from) const {
    const Vertex& vertex = vertices_.at(slot);
    CountedNode node{slot, {}, {}};
    if (const auto label = labels_.find(slot); label != labels_.end()) node.conditions.push_back(label->second);
    for (const std::size_t condition : vertex.conditions) node.conditions.push_back(*conditions_[condition].predicate);
    for (const std::size_t branch : vertex.branches) node.walks.push_back(branches_[branch].walk);
    for (const std::size_t edge : vertex.edges) {
        const Slot other = other_end(edge, slot);
        if (edge == from || (extent == Extent::taken_off && !vertices_.at(other).gone)) continue;
        Walk walk = *edges_[edge].walk;
        if (walk.to == slot) {
            std::swap(walk.from, walk.to);
            walk.direction = turned(walk.direction);
        }
        CountedNode end = tree_at(other, extent, edge);
        costs_.drop_implied(walk, end.conditions);
        node.walks.push_back({std::move(walk), CountedWalk::Factor::sum, std::move(end)});
    }
    return node;
}

/// All operators that are in the sum at `slot` now.
void CountedRegion::mark_summed(Slot slot, std::optional<std::size_t> from) {
    const Vertex& vertex = vertices_.at(slot);
    if (vertex.scanned) summed_[*vertex.bound_by] = true;
    if (vertex.gone) {
        for (const std::size_t condition : vertex.conditions) summed_[conditions_[condition].part] = true;
    }
    for (const std::size_t branch : vertex.branches) summed_[branches_[branch].part] = true;
    for (const std::size_t edge : vertex.edges) {
        if (edge == from || !vertices_.at(other_end(edge, slot)).gone) continue;
        summed_[edges_[edge].part] = true;
        mark_summed(other_end(edge, slot), edge);
    }
}

/// A root that is found here, where the tree begins with a scan.
void CountedRegion::sum_up_scanned(Slot root, Slot start, bool total) {
    if (is_bare(root)) return;
    CountedNode node = tree_at(root, Extent::taken_off);
    const auto& found = vertices_.at(root);
    mark_summed(root, std::nullopt);
    for (const std::size_t condition : found.conditions) summed_[conditions_[condition].part] = true;
    costs_.arrange(node);
    CountPattern pattern{
        .root = std::move(node), .nested = {}, .scans = true, .total = false, .label = {}, .exists = false};
    pattern.label = costs_.take_label(pattern.root);
    pattern.total = total;
    sums_.push_back({std::move(pattern), vertices_.at(start).bound_by});
}

/// What hangs on a node that is bound; a single step is left to be counted by its degree.
void CountedRegion::sum_up_at(Slot slot) {
    if (is_bare(slot)) return;
    CountedNode node = tree_at(slot, Extent::taken_off);
    if (is_one_step(node, slot)) return;
    node.conditions.clear();  // asked where they are
    mark_summed(slot, std::nullopt);
    costs_.arrange(node);
    const Vertex& vertex = vertices_.at(slot);
    std::optional<std::size_t> above = vertex.bound_by;
    for (const std::size_t condition : vertex.conditions)
        above = std::max(above, std::optional{conditions_[condition].part});
    sums_.push_back(
        {.pattern =
             {.root = std::move(node), .nested = {}, .scans = false, .total = false, .label = {}, .exists = false},
         .above = above});
}

/// Whether nothing that was taken off hangs on the node.
bool CountedRegion::is_bare(Slot slot) const {
    const Vertex& vertex = vertices_.at(slot);
    return vertex.branches.empty() && std::ranges::none_of(vertex.edges, [&](std::size_t edge) {
               return vertices_.at(other_end(edge, slot)).gone;
           });
}

bool CountedRegion::is_one_step(const CountedNode& node, Slot slot) const {
    if (node.walks.size() != 1) return false;
    const CountedWalk& walk = node.walks.front();
    const bool bare = walk.end.walks.empty() && walk.end.conditions.empty();
    const auto& branches = vertices_.at(slot).branches;
    return bare && (branches.empty() || !parts_[branches_[branches.front()].part]->as<SemiApply>());
}

}  // namespace dossier::query::plan
