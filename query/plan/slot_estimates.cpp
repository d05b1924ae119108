#include "query/plan/slot_estimates.hpp"

#include <algorithm>
#include <utility>

#include "graph/property_index.hpp"
#include "graph/value.hpp"
#include "query/bind/comparison.hpp"
#include "query/bind/functions.hpp"
#include "query/plan/selectivity.hpp"

// How many rows a pattern has. Let a node `v` be met by relationships along the legs e1, e2, …: the sum over all `v` of
// the product of its degrees along them is exact for a star. A chain is the product of these sums over its nodes,
// divided by the number of relationships of each kind, which two of the sums have both counted: exact for two steps,
// and for more as far as what a node has on one side tells nothing of what stands two steps away. A cycle is closed as
// often as if the last relationship led to a node by its degree alone.

namespace dossier::query::plan {

namespace {

using bind::BinaryOp;
using graph::LabelId;

const Slot* variable(const Expression& expression) {
    const auto* found = std::get_if<bind::Variable>(&expression.node);
    return found ? &found->slot : nullptr;
}

const graph::Value* written(const Expression& expression) {
    const auto* literal = std::get_if<bind::Literal>(&expression.node);
    return literal ? &literal->value : nullptr;
}

}  // namespace

std::optional<double> written_number(const Expression& expression) {
    const graph::Value* value = written(expression);
    if (!value || !value->is(graph::ValueKind::integer) || value->as_integer() < 0) return {};
    return static_cast<double>(value->as_integer());
}

double length_of(const Expression& list) {
    if (const auto length = bind::written_length(list)) return static_cast<double>(*length);
    if (const graph::Value* value = written(list); value && value->is_null()) return 0;
    const auto* call = std::get_if<bind::FunctionCall>(&list.node);
    if (call && call->function->name == "range" && call->arguments.size() == 2) {
        const auto from = written_number(call->arguments[0]);
        const auto to = written_number(call->arguments[1]);
        if (from && to) return std::max(0.0, *to - *from + 1);
    }
    return guess::list;
}

void SlotEstimates::note_node(Slot node, std::optional<LabelId> label) { nodes_[node] = label; }

std::optional<LabelId> SlotEstimates::label_of(Slot node) const {
    const auto found = nodes_.find(node);
    return found == nodes_.end() ? std::nullopt : found->second;
}

double SlotEstimates::nodes_with(std::optional<LabelId> label) const {
    return std::max(1.0, static_cast<double>(label ? graph_.count(*label) : graph_.node_count()));
}

Leg SlotEstimates::leg(std::vector<Arm> arms, Slot node, const std::vector<Slot>& different_from) const {
    Leg made{std::move(arms), 0};
    const auto found = taken_.find(node);
    if (found == taken_.end()) return made;
    const Taken& taken = found->second;
    for (std::size_t i = 0; i < taken.legs.size(); ++i) {
        const bool differs = std::ranges::count(different_from, taken.relationships[i]) > 0;
        if (differs && taken.legs[i].arms == made.arms) ++made.taken;
    }
    return made;
}

void SlotEstimates::take(Slot node, Leg leg, Slot relationship) {
    Taken& taken = taken_[node];
    if (taken.legs.size() == most_legs) return;
    taken.legs.push_back(std::move(leg));
    taken.relationships.push_back(relationship);
}

double SlotEstimates::step(const Walk& walk) {
    const auto from = label_of(walk.from);
    const double all = relationships_along(walk.types, walk.direction, from, {}, graph_);
    const auto arms = arms_of(walk.types, walk.direction, graph_);
    if (!walk.into) {
        reached_.insert_or_assign(walk.to, Reached{walk, from});
        taken_.erase(walk.to);
        note_node(walk.to, std::nullopt);
    }
    if (!arms) return all / nodes_with(from) / (walk.into ? nodes_with(label_of(walk.to)) : 1);
    Leg there = leg(*arms, walk.from, walk.different_from);
    double ways = degrees_.growth(from, taken_[walk.from].legs, there);
    take(walk.from, std::move(there), walk.relationship);
    Leg back = leg(turned(*arms), walk.to, walk.different_from);
    if (walk.into) {
        const double joined = relationships_along(walk.types, walk.direction, {}, {}, graph_);
        ways *= degrees_.growth(label_of(walk.to), taken_[walk.to].legs, back) / std::max(1.0, joined);
    }
    take(walk.to, std::move(back), walk.relationship);
    return ways;
}

double SlotEstimates::share_joined(const Walk& walk) {
    const auto from = label_of(walk.from);
    const auto arms = arms_of(walk.types, walk.direction, graph_);
    const double out = arms ? degrees_.growth(from, taken_[walk.from].legs, {*arms, 0})
                            : relationships_along(walk.types, walk.direction, from, {}, graph_) / nodes_with(from);
    return std::min(1.0, walk.into ? out / nodes_with(label_of(walk.to)) : out);
}

SlotEstimates::Repeated SlotEstimates::repeated(const PathPart& part, Slot from) {
    auto label = label_of(from);
    std::vector<Leg> legs = taken_[from].legs;
    const auto once = [&] {
        double ways = 1;
        for (const PathTransition& transition : part.transitions) {
            const auto arms = arms_of(transition.types, transition.direction, graph_);
            if (arms) {
                // The relationship that it came by is not taken back.
                const std::size_t taken = !legs.empty() && legs.back().arms == *arms ? 1 : 0;
                ways *= degrees_.growth(label, legs, {*arms, taken});
                legs = {Leg{turned(*arms), 0}};
            } else {
                ways *=
                    relationships_along(transition.types, transition.direction, label, {}, graph_) / nodes_with(label);
                legs.clear();
            }
            for (const auto& condition : transition.conditions) ways *= share(condition);
            label.reset();
        }
        return ways;
    };
    const double first = once();
    return {first, once()};
}

double SlotEstimates::share(const Expression& predicate) {
    if (const auto* binary = std::get_if<bind::Binary>(&predicate.node)) return share(*binary);
    if (const auto* test = std::get_if<bind::LabelTest>(&predicate.node)) return share(*test);
    if (const auto* unary = std::get_if<bind::Unary>(&predicate.node)) {
        if (unary->op == bind::UnaryOp::logical_not) return 1 - share(*unary->operand);
    }
    if (const graph::Value* value = written(predicate)) {
        return value->is(graph::ValueKind::boolean) && value->as_boolean() ? 1 : 0;
    }
    return guess::otherwise;
}

double SlotEstimates::share(const bind::Binary& binary) {
    switch (binary.op) {
    case BinaryOp::logical_and: return share(*binary.left) * share(*binary.right);
    case BinaryOp::logical_or: {
        const double left = share(*binary.left);
        const double right = share(*binary.right);
        return left + right - left * right;
    }
    case BinaryOp::equal:
    case BinaryOp::less:
    case BinaryOp::less_or_equal:
    case BinaryOp::greater:
    case BinaryOp::greater_or_equal:
    case BinaryOp::ends_with:
    case BinaryOp::contains:
    case BinaryOp::starts_with: return share_of_comparison(binary);
    case BinaryOp::not_equal: {
        bind::Binary same = binary;
        same.op = BinaryOp::equal;
        return 1 - share_of_comparison(same);
    }
    case BinaryOp::in: return share_of_members(binary);
    case BinaryOp::matches: return guess::one_bound;
    default: return guess::otherwise;
    }
}

/// A property and a value that is written are compared by what nodes have; otherwise the value may be any.
double SlotEstimates::share_of_comparison(const bind::Binary& binary) {
    const auto asked = [&](const Expression& e, const Expression& other, BinaryOp op) -> std::optional<double> {
        const graph::Value* value = written(other);
        const ValueSample* sample = value ? sample_of(e) : nullptr;
        if (!sample) return std::nullopt;
        if (op == BinaryOp::equal) return sample->share_equal(*value);
        const bool of_text = op == BinaryOp::contains || op == BinaryOp::starts_with || op == BinaryOp::ends_with;
        return of_text ? sample->share_of_texts(op, *value) : sample->share_comparing(op, *value);
    };
    if (const auto found = asked(*binary.left, *binary.right, binary.op)) return *found;
    const bool of_text = binary.op == BinaryOp::contains || binary.op == BinaryOp::ends_with;
    if (binary.op == BinaryOp::starts_with) return guess::prefix;
    if (of_text) return guess::one_bound;
    if (const auto found = asked(*binary.right, *binary.left, *bind::with_sides_exchanged(binary.op))) return *found;
    if (binary.op != BinaryOp::equal) return guess::one_bound;
    const auto left = share_of_key(*binary.left), right = share_of_key(*binary.right);
    return std::min(left.value_or(right.value_or(guess::equal)), right.value_or(1));
}

double SlotEstimates::share_of_members(const bind::Binary& in) {
    const graph::Value* list = written(*in.right);
    const ValueSample* sample = list && list->is(graph::ValueKind::list) ? sample_of(*in.left) : nullptr;
    if (!sample) return std::min(1.0, share_of_key(*in.left).value_or(guess::equal) * length_of(*in.right));
    double sum = 0;
    for (const graph::Value& member : list->as_list()) {
        sum += sample->share_equal(member);
        if (sum >= 1) return 1;
    }
    return sum;
}

double SlotEstimates::share(const bind::LabelTest& test) {
    const Slot* slot = variable(*test.object);
    const bool one = test.labels.op == LabelExpression::Op::name;
    if (!slot || !one) return share_of_nodes(test.labels, graph_);
    const auto label = graph_.labels().find(test.labels.name);
    if (!label) return 0;
    double result = share_of_nodes(test.labels, graph_);
    if (const auto found = reached_.find(*slot); found != reached_.end()) {
        const auto& [walk, from] = found->second;
        const double all = relationships_along(walk.types, walk.direction, from, {}, graph_);
        result = all == 0 ? 0 : relationships_along(walk.types, walk.direction, from, label, graph_) / all;
    }
    if (!label_of(*slot)) note_node(*slot, label);
    return result;
}

/// Share of the rows in which `e`, a property of a node, is one certain value: where its key is indexed, the distinct
/// values are known. nullopt for anything else.
std::optional<double> SlotEstimates::share_of_key(const Expression& e) {
    const auto* access = std::get_if<bind::PropertyAccess>(&e.node);
    const auto key = access ? graph_.keys().find(access->key) : std::nullopt;
    const auto* index = key ? graph_.property_index(*key) : nullptr;
    if (index && index->distinct() > 0) return 1 / static_cast<double>(index->distinct());
    const ValueSample* sample = sample_of(e);
    if (!sample) return std::nullopt;
    if (const auto label = label_of(*variable(*access->object))) {
        const LabelExpression labels{
            .op = LabelExpression::Op::name, .name = graph_.labels().text(*label), .operands = {}};
        const KeyCondition asked{.key = access->key, .equal = true};
        if (found_by_index({&asked, 1}, &labels, graph_)) return share_with({&asked, 1}, &labels, graph_);
    }
    return sample->share_of_one();
}

/// Of a property of a node; null for anything else.
const ValueSample* SlotEstimates::sample_of(const Expression& e) {
    const auto* access = std::get_if<bind::PropertyAccess>(&e.node);
    const Slot* slot = access ? variable(*access->object) : nullptr;
    const auto key = access ? graph_.keys().find(access->key) : std::nullopt;
    if (!slot || !key || !nodes_.contains(*slot)) return nullptr;
    const auto label = label_of(*slot);
    const auto found = samples_.find({label, *key});
    if (found != samples_.end()) return &found->second;
    return &samples_.emplace(std::pair{label, *key}, ValueSample{graph_, label, *key}).first->second;
}

}  // namespace dossier::query::plan
