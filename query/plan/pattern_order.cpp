#include "query/plan/pattern_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <utility>

#include "query/plan/conjuncts.hpp"
#include "query/plan/selectivity.hpp"

namespace dossier::query::plan {

namespace {

using bind::LabelExpression;
using bind::NodePattern;
using bind::RelationshipPattern;

bool plain(const bind::PathPattern& path) { return path.selector == bind::PathSelector::all; }

using Conditions = std::map<Slot, std::vector<KeyCondition>>;

/// Notes `n.key op value`, seen from either side, for the slot of `n`.
void add_comparison(const bind::Binary& binary, Conditions& conditions) {
    using bind::BinaryOp;
    const auto side = [&](const bind::Expression& e, KeyCondition condition) {
        const auto* access = std::get_if<bind::PropertyAccess>(&e.node);
        const auto* variable = access ? std::get_if<bind::Variable>(&access->object->node) : nullptr;
        if (!variable) return;
        condition.key = access->key;
        conditions[variable->slot].push_back(std::move(condition));
    };
    if (binary.op == BinaryOp::equal) {
        for (const auto* e : {&*binary.left, &*binary.right}) side(*e, {.key = {}, .equal = true});
    } else if (binary.op == BinaryOp::in) {
        const auto* list = std::get_if<bind::ListOf>(&binary.right->node);
        side(*binary.left,
             {.key = {}, .equal = true, .values = list ? static_cast<double>(list->elements.size()) : guess::list});
    }
}

void add_conditions(const bind::Expression& predicate, Conditions& conditions) {
    for (const bind::Expression& part : conjuncts(predicate)) {
        if (const auto* binary = std::get_if<bind::Binary>(&part.node)) add_comparison(*binary, conditions);
    }
}

/// What the pattern and its WHERE ask of the nodes' properties, by the node.
Conditions conditions_of(const bind::Match& match) {
    Conditions found;
    for (const auto& path : match.paths) {
        for (const auto& node : path.nodes) {
            for (const auto& [key, value] : node.properties.entries) {
                found[node.slot].push_back({.key = key, .equal = true});
            }
            if (node.where) add_conditions(**node.where, found);
        }
    }
    if (match.where) add_conditions(*match.where, found);
    return found;
}

double relationships_of(const std::optional<LabelExpression>& types, const graph::PropertyGraph& graph) {
    const auto all = static_cast<double>(graph.relationship_count());
    if (!types) return all;
    double sum = 0;
    switch (types->op) {
    case LabelExpression::Op::name: {
        const auto id = graph.types().find(types->name);
        return id ? static_cast<double>(graph.count(*id)) : 0;
    }
    case LabelExpression::Op::disjunction:
        for (const auto& operand : types->operands) sum += relationships_of(operand, graph);
        return std::min(all, sum);
    default: return all;
    }
}

/// How many rows one row becomes along `relationship`, before the node at the other end is looked at.
double fan_out(const RelationshipPattern& relationship, const graph::PropertyGraph& graph) {
    if (relationship.repeated) {
        const bind::Repetition& repetition = **relationship.repeated;
        double each = 1;
        for (const auto& one : repetition.relationships) each *= fan_out(one, graph);
        const double most = repetition.max ? static_cast<double>(*repetition.max)
                                           : static_cast<double>(repetition.min + guess::repetitions);
        return std::pow(std::max(1.0, each), std::min(most, static_cast<double>(guess::longest)));
    }
    const double nodes = std::max<double>(1, static_cast<double>(graph.node_count()));
    double degree = relationships_of(relationship.types, graph) / nodes;
    if (relationship.direction == bind::PatternDirection::either) degree *= 2;
    return degree * std::pow(guess::equal, static_cast<double>(relationship.properties.entries.size()));
}

double nodes_with(const NodePattern& node, std::span<const KeyCondition> conditions,
                  const graph::PropertyGraph& graph) {
    const LabelExpression* labels = node.labels ? &*node.labels : nullptr;
    const double share = labels ? share_of_nodes(*labels, graph) : 1;
    return static_cast<double>(graph.node_count()) * share * share_with(conditions, labels, graph);
}

struct Candidate {
    PatternStep step;
    double cost = std::numeric_limits<double>::infinity();
};

class CheapestFirst {
public:
    CheapestFirst(const bind::Match& match, const SlotSet& bound, const graph::PropertyGraph& graph)
        : match_{match}, known_{bound}, graph_{graph}, conditions_{conditions_of(match)} {
        for (const auto& path : match.paths) walked_.emplace_back(path.relationships.size(), !plain(path));
    }

    std::vector<PatternStep> order() {
        std::vector<PatternStep> steps;
        while (true) {
            auto best = best_walk();
            if (!std::isfinite(best.cost)) best = best_scan();
            if (!std::isfinite(best.cost)) return steps;
            take(best.step);
            steps.push_back(best.step);
        }
    }

private:
    double nodes(const NodePattern& node) const {
        const auto found = conditions_.find(node.slot);
        return nodes_with(node, found == conditions_.end() ? std::vector<KeyCondition>{} : found->second, graph_);
    }

    double cost(const RelationshipPattern& relationship, const NodePattern& to) const {
        const bool single_known = !relationship.repeated && known_.contains(relationship.slot);
        if (single_known) return 0;
        const double out = fan_out(relationship, graph_);
        const double all = std::max<double>(1, static_cast<double>(graph_.node_count()));
        return known_.contains(to.slot) ? out / all : out * nodes(to) / all;
    }

    Candidate best_walk() const {
        Candidate best;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            const auto& path = match_.paths[p];
            for (std::size_t r = 0; r < path.relationships.size(); ++r) {
                if (walked_[p][r]) continue;
                const auto& relationship = path.relationships[r];
                const bool known = !relationship.repeated && known_.contains(relationship.slot);
                for (const bool from_left : {true, false}) {
                    const auto& from = path.nodes[from_left ? r : r + 1];
                    const auto& to = path.nodes[from_left ? r + 1 : r];
                    if (!known && !known_.contains(from.slot)) continue;
                    const double c = cost(relationship, to);
                    if (c < best.cost) best = {{PatternStep::Kind::walk, p, r, from_left}, c};
                }
            }
        }
        return best;
    }

    Candidate best_scan() const {
        Candidate best;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            const auto& path = match_.paths[p];
            if (!plain(path)) continue;
            for (std::size_t n = 0; n < path.nodes.size(); ++n) {
                if (known_.contains(path.nodes[n].slot)) continue;
                const double c = nodes(path.nodes[n]);
                if (c < best.cost) best = {{PatternStep::Kind::scan, p, n, true}, c};
            }
        }
        return best;
    }

    void take(const PatternStep& step) {
        const auto& path = match_.paths[step.path];
        if (step.kind == PatternStep::Kind::scan) {
            known_.insert(path.nodes[step.at].slot);
            return;
        }
        walked_[step.path][step.at] = true;
        known_.insert(path.relationships[step.at].slot);
        known_.insert(path.nodes[step.at].slot);
        known_.insert(path.nodes[step.at + 1].slot);
    }

    const bind::Match& match_;
    SlotSet known_;
    const graph::PropertyGraph& graph_;
    Conditions conditions_;
    std::vector<std::vector<bool>> walked_;
};

}  // namespace

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

std::vector<PatternStep> written_order(const bind::Match& match, const SlotSet& bound) {
    std::vector<PatternStep> steps;
    SlotSet known = bound;
    for (std::size_t p = 0; p < match.paths.size(); ++p) {
        const auto& path = match.paths[p];
        if (!plain(path)) continue;
        const auto walk = [&](std::size_t r, bool from_left) {
            steps.push_back({PatternStep::Kind::walk, p, r, from_left});
            known.insert(path.relationships[r].slot);
            known.insert(path.nodes[from_left ? r + 1 : r].slot);
        };
        std::size_t start = 0;
        while (start < path.nodes.size() && !known.contains(path.nodes[start].slot)) ++start;
        if (start == path.nodes.size()) {
            start = 0;
            steps.push_back({PatternStep::Kind::scan, p, 0, true});
            known.insert(path.nodes[0].slot);
        }
        for (std::size_t r = start; r < path.relationships.size(); ++r) walk(r, true);
        for (std::size_t r = start; r-- > 0;) walk(r, false);
    }
    return steps;
}

std::vector<PatternStep> cheapest_order(const bind::Match& match, const SlotSet& bound,
                                        const graph::PropertyGraph& graph) {
    return CheapestFirst{match, bound, graph}.order();
}

}  // namespace dossier::query::plan
