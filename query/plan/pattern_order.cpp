#include "query/plan/pattern_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <utility>

#include "query/plan/conjuncts.hpp"
#include "query/plan/path_parts.hpp"
#include "query/plan/selectivity.hpp"

namespace dossier::query::plan {

namespace {

using bind::LabelExpression;
using bind::NodePattern;
using bind::PathPattern;
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
        const auto length = bind::written_length(*binary.right);
        side(*binary.left, {.key = {}, .equal = true, .values = length ? static_cast<double>(*length) : guess::list});
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

double nodes_with(const NodePattern& node, std::span<const KeyCondition> conditions,
                  const graph::PropertyGraph& graph) {
    const LabelExpression* labels = node.labels ? &*node.labels : nullptr;
    const double share = labels ? share_of_nodes(*labels, graph) : 1;
    return static_cast<double>(graph.node_count()) * share * share_with(conditions, labels, graph);
}

struct Candidate {
    PatternStep step;
    double cost = std::numeric_limits<double>::infinity();  ///< how many rows one row becomes
    double walked = 0;                                      ///< how many ends are looked at for that
};

class CheapestFirst {
public:
    CheapestFirst(const bind::Match& match, const SlotSet& bound, const graph::PropertyGraph& graph,
                  const std::optional<SlotSet>& counted)
        : match_{match}, known_{bound}, graph_{graph}, conditions_{conditions_of(match)}, counted_{counted} {
        if (counted_ && match.where) mention(*match.where, *counted_);
        for (const auto& path : match.paths) {
            walked_.emplace_back(path.relationships.size(), !plain(path));
            for (const auto& node : path.nodes) note_label(node);
        }
        for (const auto& path : match.paths) {
            auto& costs = costs_.emplace_back();
            for (std::size_t at = 0; at < path.relationships.size(); ++at) {
                for (const bool from_left : {true, false}) costs.push_back(cost_of(path, at, from_left));
            }
        }
    }

    std::vector<PatternStep> order() {
        if (std::isfinite(best_walk().cost)) return grown(SlotSet{known_}, walked_).steps;
        return from_best_start();
    }

private:
    using Walked = std::vector<std::vector<bool>>;

    /// Steps with the rows that they make, all added up.
    struct Order {
        std::vector<PatternStep> steps;
        double rows = 0;
    };

    // Every start is tried as long as there are few; with many parts the rarest node is good enough.
    static constexpr std::size_t most_starts = 24;

    void note_label(const NodePattern& node) {
        const std::string* label = node.labels ? required_label(*node.labels, graph_) : nullptr;
        const auto id = label ? graph_.labels().find(*label) : std::nullopt;
        if (id) labels_.emplace(node.slot, *id);
    }

    std::vector<PatternStep> from_best_start() {
        std::vector<PatternStep> starts;
        SlotSet seen;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            const auto& path = match_.paths[p];
            for (std::size_t n = 0; plain(path) && n < path.nodes.size(); ++n) {
                if (known_.contains(path.nodes[n].slot) || seen.contains(path.nodes[n].slot)) continue;
                seen.insert(path.nodes[n].slot);
                starts.push_back({PatternStep::Kind::scan, p, n, true});
            }
        }
        if (starts.size() < 2 || starts.size() > most_starts) return grown(SlotSet{known_}, walked_).steps;
        Order best{{}, std::numeric_limits<double>::infinity()};
        for (const PatternStep& start : starts) {
            Order order = grown_from(start);
            if (order.rows < best.rows) best = std::move(order);
        }
        return best.steps;
    }

    Order grown_from(const PatternStep& start) {
        const SlotSet known = known_;
        const Walked walked = walked_;
        const double rows = nodes(node_of(start));
        const double looked_at = scanned(node_of(start));
        take(start);
        Order rest = grow(rows);
        known_ = known;
        walked_ = walked;
        rest.steps.insert(rest.steps.begin(), start);
        rest.rows += looked_at + rows;
        return rest;
    }

    Order grown(SlotSet known, Walked walked) {
        Order order = grow(1);
        known_ = std::move(known);
        walked_ = std::move(walked);
        return order;
    }

    /// Takes the cheapest step as long as there is one. `rows`: how many there are to begin with.
    Order grow(double rows) {
        Order order;
        while (true) {
            Candidate best = best_walk();
            if (!std::isfinite(best.cost)) best = best_scan();
            if (!std::isfinite(best.cost)) return order;
            // What a walk looks at before the node at its end is asked for its label costs as much as what it keeps.
            order.rows += rows * (best.walked + best.cost);
            take(best.step);
            rows = folded(rows * best.cost);
            order.steps.push_back(best.step);
        }
    }

    /// `rows`, or fewer where they are only counted: rows are never more than the nodes that are still of use.
    double folded(double rows) const {
        if (!counted_) return rows;
        SlotSet seen;
        double different = 1;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            const auto& path = match_.paths[p];
            for (std::size_t n = 0; n < path.nodes.size(); ++n) {
                const Slot slot = path.nodes[n].slot;
                if (!known_.contains(slot) || seen.contains(slot)) continue;
                const bool open = (n > 0 && !walked_[p][n - 1]) || (n + 1 < path.nodes.size() && !walked_[p][n]);
                if (!open && !counted_->contains(slot)) continue;
                seen.insert(slot);
                different *= count(label(path.nodes[n]));
                if (different > rows) return rows;
            }
        }
        return std::min(rows, different);
    }

    const NodePattern& node_of(const PatternStep& scan) const { return match_.paths[scan.path].nodes[scan.at]; }

    double share(const NodePattern& node) const {
        const auto found = conditions_.find(node.slot);
        if (found == conditions_.end()) return 1;
        return share_with(found->second, node.labels ? &*node.labels : nullptr, graph_);
    }

    double nodes(const NodePattern& node) const {
        const double labelled = node.labels ? share_of_nodes(*node.labels, graph_) : 1;
        return static_cast<double>(graph_.node_count()) * labelled * share(node);
    }

    /// How many nodes a scan looks at to find them.
    double scanned(const NodePattern& node) const {
        const auto found = conditions_.find(node.slot);
        const LabelExpression* labels = node.labels ? &*node.labels : nullptr;
        const bool by_index = found != conditions_.end() && found_by_index(found->second, labels, graph_);
        return by_index ? nodes(node) : count(label(node));
    }

    std::optional<graph::LabelId> label(const NodePattern& node) const {
        const auto found = labels_.find(node.slot);
        return found == labels_.end() ? std::nullopt : std::optional{found->second};
    }

    double count(std::optional<graph::LabelId> label) const {
        return std::max<double>(1, static_cast<double>(label ? graph_.count(*label) : graph_.node_count()));
    }

    /// How many rows one row becomes along `relationship`, when its end may be any node with the label `to`.
    double fan_out(const RelationshipPattern& relationship, bind::PatternDirection direction,
                   std::optional<graph::LabelId> from, std::optional<graph::LabelId> to) const {
        if (relationship.repeated) {
            const bind::Repetition& repetition = **relationship.repeated;
            double each = 1;
            for (const auto& one : repetition.relationships) each *= fan_out(one, one.direction, {}, {});
            const double most = repetition.max ? static_cast<double>(*repetition.max)
                                               : static_cast<double>(repetition.min + guess::repetitions);
            return std::pow(std::max(1.0, each), std::min(most, static_cast<double>(guess::longest)));
        }
        return relationships_along(relationship.types, direction, from, to, graph_) / count(from) *
               std::pow(guess::equal, static_cast<double>(relationship.properties.entries.size()));
    }

    /// What walking along one relationship costs, to a node that is looked for and to one that is known.
    struct WalkCost {
        double found, walked, known;
    };

    WalkCost cost_of(const PathPattern& path, std::size_t at, bool from_left) const {
        const auto& relationship = path.relationships[at];
        const auto& from = path.nodes[from_left ? at : at + 1];
        const auto& to = path.nodes[from_left ? at + 1 : at];
        const auto direction = from_left ? relationship.direction : turned(relationship.direction);
        const double out = fan_out(relationship, direction, label(from), label(to));
        return {.found = out * share(to),
                .walked = fan_out(relationship, direction, label(from), {}),
                .known = out / count(label(to))};
    }

    Candidate walk(const PatternStep& step) const {
        const auto& path = match_.paths[step.path];
        const auto& relationship = path.relationships[step.at];
        if (!relationship.repeated && known_.contains(relationship.slot)) return {step, 0, 0};
        if (!known_.contains(path.nodes[step.from_left ? step.at : step.at + 1].slot)) return {};
        const WalkCost& cost = costs_[step.path][2 * step.at + (step.from_left ? 0 : 1)];
        if (known_.contains(path.nodes[step.from_left ? step.at + 1 : step.at].slot)) return {step, cost.known, 0};
        return {step, cost.found, cost.walked};
    }

    Candidate best_walk() const {
        Candidate best;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            for (std::size_t r = 0; r < match_.paths[p].relationships.size(); ++r) {
                if (walked_[p][r]) continue;
                for (const bool from_left : {true, false}) {
                    const Candidate found = walk({PatternStep::Kind::walk, p, r, from_left});
                    if (found.cost < best.cost) best = found;
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
                if (c < best.cost) best = {{PatternStep::Kind::scan, p, n, true}, c, 0};
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
    std::map<Slot, graph::LabelId> labels_;  // one that each node in the slot must have
    Walked walked_;
    std::optional<SlotSet> counted_;
    std::vector<std::vector<WalkCost>> costs_;  // by path, then by relationship, from its left end and from its right
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
                                        const graph::PropertyGraph& graph, const std::optional<SlotSet>& counted) {
    return CheapestFirst{match, bound, graph, counted}.order();
}

}  // namespace dossier::query::plan
