#include "query/plan/pattern_costs.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "query/plan/conjuncts.hpp"

namespace dossier::query::plan {

namespace {

using bind::LabelExpression;
using bind::NodePattern;
using bind::PathPattern;
using bind::RelationshipPattern;

double nodes_with(const NodePattern& node, std::span<const KeyCondition> conditions,
                  const graph::PropertyGraph& graph) {
    const LabelExpression* labels = node.labels ? &*node.labels : nullptr;
    const double share = labels ? share_of_nodes(*labels, graph) : 1;
    return static_cast<double>(graph.node_count()) * share * share_with(conditions, labels, graph);
}

}  // namespace

PatternCosts::PatternCosts(const bind::Match& match, const SlotSet& bound, const graph::PropertyGraph& graph,
                           const std::optional<SlotSet>& counted)
    : graph_{graph}, counted_{counted} {
    if (counted_ && match.where) mention(*match.where, *counted_);
    for (const auto& path : match.paths) {
        for (const auto& node : path.nodes) {
            own_.insert(node.slot);
            note_label(node);
        }
        for (const auto& relationship : path.relationships) own_.insert(relationship.slot);
    }
    own_.erase(bound);
    for (const auto& path : match.paths) {
        for (const auto& node : path.nodes) note_conditions(node);
    }
    if (match.where) note_conditions(*match.where);
    for (const auto& path : match.paths) {
        auto& walks = walks_.emplace_back();
        for (std::size_t at = 0; at < path.relationships.size(); ++at) {
            add_walks(path, at, walks);
        }
    }
}

void PatternCosts::note_label(const NodePattern& node) {
    const std::string* label = node.labels ? required_label(*node.labels, graph_) : nullptr;
    const auto id = label ? graph_.labels().find(*label) : std::nullopt;
    if (id) labels_.emplace(node.slot, *id);
}

void PatternCosts::note_conditions(const NodePattern& node) {
    for (const auto& [key, value] : node.properties.entries) {
        note(node.slot, {.key = key, .equal = true}, value);
        const SlotSet needs = needed(value, node.slot);
        if (needs.size() == 0) continue;
        links_.push_back({needs, share_alone(node.slot, {.key = key, .equal = true})});
        links_.back().slots.insert(node.slot);
    }
    if (node.where) note_conditions(**node.where);
}

void PatternCosts::note_conditions(const bind::Expression& predicate) {
    for (const bind::Expression* part : parts_of(predicate)) {
        if (const auto* binary = std::get_if<bind::Binary>(&part->node)) note_comparison(*binary);
    }
}

/// `n.key op value`, seen from either side, for the slot of `n`.
void PatternCosts::note_comparison(const bind::Binary& binary) {
    using bind::BinaryOp;
    if (binary.op != BinaryOp::equal && binary.op != BinaryOp::in) return;
    Link link{{}, 1};
    const auto side = [&](const bind::Expression& e, const bind::Expression& value, double values) {
        const auto* access = std::get_if<bind::PropertyAccess>(&e.node);
        const auto* variable = access ? std::get_if<bind::Variable>(&access->object->node) : nullptr;
        if (!variable) return;
        const KeyCondition asked{.key = access->key, .equal = true, .values = values};
        note(variable->slot, asked, value);
        link.slots.insert(needed(value, variable->slot));
        link.slots.insert(variable->slot);
        link.share = std::min(link.share, share_alone(variable->slot, asked));
    };
    if (binary.op == BinaryOp::equal) {
        side(*binary.left, *binary.right, 1);
        side(*binary.right, *binary.left, 1);
    } else {
        const auto length = bind::written_length(*binary.right);
        side(*binary.left, *binary.right, length ? static_cast<double>(*length) : guess::list);
    }
    if (link.slots.intersection(own_).size() > 1) links_.push_back(std::move(link));
}

void PatternCosts::note(Slot node, KeyCondition asked, const bind::Expression& value) {
    conditions_[node].push_back({std::move(asked), needed(value, node)});
}

/// The slots of the pattern, but for `node`, that `value` is made of.
SlotSet PatternCosts::needed(const bind::Expression& value, Slot node) const {
    SlotSet mentioned;
    mention(value, mentioned);
    SlotSet needs = mentioned.intersection(own_);
    needs.erase(node);
    return needs;
}

std::vector<KeyCondition> PatternCosts::askable(Slot node, const SlotSet& known) const {
    std::vector<KeyCondition> asked;
    const auto found = conditions_.find(node);
    if (found == conditions_.end()) return asked;
    for (const Condition& condition : found->second) {
        if (known.contains_all(condition.needs)) asked.push_back(condition.asked);
    }
    return asked;
}

double PatternCosts::share_alone(Slot node, const KeyCondition& asked) const {
    const auto label = labels_.find(node);
    if (label == labels_.end()) return share_with({&asked, 1}, nullptr, graph_);
    const LabelExpression labels{
        .op = LabelExpression::Op::name, .name = graph_.labels().text(label->second), .operands = {}};
    return share_with({&asked, 1}, &labels, graph_);
}

double PatternCosts::share(const NodePattern& node, const SlotSet& known) const {
    return share_with(askable(node.slot, known), node.labels ? &*node.labels : nullptr, graph_);
}

double PatternCosts::nodes(const NodePattern& node, const SlotSet& known) const {
    const double labelled = node.labels ? share_of_nodes(*node.labels, graph_) : 1;
    return static_cast<double>(graph_.node_count()) * labelled * share(node, known);
}

double PatternCosts::scanned(const NodePattern& node, const SlotSet& known) const {
    const LabelExpression* labels = node.labels ? &*node.labels : nullptr;
    return found_by_index(askable(node.slot, known), labels, graph_) ? nodes(node, known) : labelled(node);
}

std::optional<graph::LabelId> PatternCosts::label(const NodePattern& node) const {
    const auto found = labels_.find(node.slot);
    return found == labels_.end() ? std::nullopt : std::optional{found->second};
}

double PatternCosts::count(std::optional<graph::LabelId> label) const {
    return std::max<double>(1, static_cast<double>(label ? graph_.count(*label) : graph_.node_count()));
}

/// How many relationships there are between nodes with these labels; the part that is repeated, if it is.
double PatternCosts::along(const RelationshipPattern& relationship, std::optional<graph::LabelId> left,
                           std::optional<graph::LabelId> right) const {
    return relationships_along(relationship.types, relationship.direction, left, right, graph_) *
           std::pow(guess::equal, static_cast<double>(relationship.properties.entries.size()));
}

/// How many rows one row becomes along a part that is repeated.
double PatternCosts::repeated(const bind::Repetition& repetition) const {
    double each = 1;
    for (const auto& one : repetition.relationships) each *= along(one, {}, {}) / count({});
    const double most = repetition.max ? static_cast<double>(*repetition.max)
                                       : static_cast<double>(repetition.min + guess::repetitions);
    return std::pow(std::max(1.0, each), std::min(most, static_cast<double>(guess::longest)));
}

/// From the left end and from the right. What lies between two labels is counted once for both.
void PatternCosts::add_walks(const PathPattern& path, std::size_t at, std::vector<Walk>& walks) const {
    const auto& relationship = path.relationships[at];
    const auto& left = path.nodes[at];
    const auto& right = path.nodes[at + 1];
    const auto add = [&](double walked, double out, const NodePattern& to) {
        walks.push_back({.walked = walked, .found = out * share(to, {}), .known = out / labelled(to)});
    };
    if (relationship.repeated) {
        const double out = repeated(**relationship.repeated);
        add(out, out, right);
        add(out, out, left);
        return;
    }
    const auto of_left = label(left);
    const auto of_right = label(right);
    const double between = along(relationship, of_left, of_right);
    const double from_left = of_right ? along(relationship, of_left, {}) : between;
    const double from_right = of_left ? along(relationship, {}, of_right) : between;
    add(from_left / count(of_left), between / count(of_left), right);
    add(from_right / count(of_right), between / count(of_right), left);
}

double expected_nodes(const NodePattern& node, const graph::PropertyGraph& graph) {
    std::vector<KeyCondition> conditions;
    for (const auto& [key, value] : node.properties.entries) conditions.push_back({.key = key, .equal = true});
    return nodes_with(node, conditions, graph);
}

const std::string* required_label(const LabelExpression& labels, const graph::PropertyGraph& graph) {
    if (labels.op == LabelExpression::Op::name) return &labels.name;
    if (labels.op != LabelExpression::Op::conjunction) return nullptr;
    const std::string* best = nullptr;
    std::size_t fewest = 0;
    for (const auto& operand : labels.operands) {
        const std::string* label = required_label(operand, graph);
        if (!label) continue;
        const auto id = graph.labels().find(*label);
        const std::size_t count = id ? graph.count(*id) : 0;
        if (!best || count < fewest) {
            best = label;
            fewest = count;
        }
    }
    return best;
}

}  // namespace dossier::query::plan
