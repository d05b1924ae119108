#include "query/plan/counting_costs.hpp"

#include <algorithm>

#include "query/plan/path_parts.hpp"
#include "query/plan/selectivity.hpp"

namespace dossier::query::plan {

namespace {

/// Finding the label that walks imply looks at every label of the graph.
constexpr std::size_t most_labels = 64;
/// A node that is scanned is one of many in the order of memory, and so are its degrees; one at the end of a walk may
/// be anywhere.
constexpr double in_order = 0.1;

/// Whether a node from which the walk does not lead on stands for nothing.
bool is_needed(const CountedWalk& walk) {
    return walk.factor == CountedWalk::Factor::sum || walk.factor == CountedWalk::Factor::some;
}

/// Whether a degree answers for the walk.
bool is_bare(const CountedWalk& walk) { return walk.end.walks.empty() && walk.end.conditions.empty(); }

/// Neighbours a node, on average, below which few have any.
constexpr double rare = 0.4;

const std::string* name_asked(const Expression& condition) {
    const auto* test = std::get_if<bind::LabelTest>(&condition.node);
    return test && test->labels.op == LabelExpression::Op::name ? &test->labels.name : nullptr;
}

}  // namespace

/// The one type of the walk, if it has one and counts can tell anything of it.
std::optional<graph::TypeId> CountingCosts::type_of(const Walk& walk) const {
    if (!steady_ || !walk.types || walk.types->op != LabelExpression::Op::name) return std::nullopt;
    return graph_.types().find(walk.types->name);
}

/// Whether every node from which such a walk leads on has the label.
bool CountingCosts::implies(graph::TypeId type, PatternDirection direction, graph::LabelId label) const {
    const std::size_t all = graph_.count(type);
    return (direction == PatternDirection::incoming || graph_.count(label, type, {}) == all) &&
           (direction == PatternDirection::outgoing || graph_.count({}, type, label) == all);
}

void CountingCosts::drop_implied(const Walk& walk, std::vector<Expression>& conditions) const {
    const auto type = type_of(walk);
    if (!type) return;
    std::erase_if(conditions, [&](const Expression& condition) {
        const auto* name = name_asked(condition);
        const auto label = name ? graph_.labels().find(*name) : std::nullopt;
        return label && implies(*type, turned(walk.direction), *label);
    });
}

std::optional<graph::LabelId> CountingCosts::implied_label(const Walk& walk) {
    const auto type = type_of(walk);
    if (!type) return std::nullopt;
    const auto [known, is_new] = implied_.try_emplace({*type, walk.direction});
    if (!is_new) return known->second;
    std::optional<graph::LabelId>& rarest = known->second;
    const std::size_t labels = graph_.labels().all().size();
    for (std::uint32_t id = 0; id < labels && labels <= most_labels; ++id) {
        const graph::LabelId label{id};
        const bool rarer = !rarest || graph_.count(label) < graph_.count(*rarest);
        if (rarer && implies(*type, walk.direction, label)) rarest = label;
    }
    return rarest;
}

std::optional<graph::LabelId> CountingCosts::label_of(const CountedNode& node) {
    std::optional<graph::LabelId> rarest;
    const auto take = [&](std::optional<graph::LabelId> label) {
        if (label && (!rarest || graph_.count(*label) < graph_.count(*rarest))) rarest = label;
    };
    for (const auto& condition : node.conditions) {
        if (const auto* name = name_asked(condition)) take(graph_.labels().find(*name));
    }
    for (const auto& walk : node.walks) {
        if (is_needed(walk)) take(implied_label(walk.walk));
    }
    return rarest;
}

std::optional<std::string> CountingCosts::take_label(CountedNode& node) {
    const auto rarest = label_of(node);
    if (!rarest) return std::nullopt;
    const std::string& name = graph_.labels().text(*rarest);
    const auto asked = std::ranges::find_if(node.conditions, [&](const Expression& condition) {
        const auto* label = name_asked(condition);
        return label && *label == name;
    });
    // A label that walks imply is worth a look at each node only where few have it.
    const bool implied = asked == node.conditions.end();
    if (implied && graph_.count(*rarest) * 2 > graph_.node_count()) return std::nullopt;
    if (!implied) node.conditions.erase(asked);
    return name;
}

CountingCosts::Label CountingCosts::label(const CountedNode& node) {
    const auto id = label_of(node);
    return {id, std::max<double>(1, static_cast<double>(id ? graph_.count(*id) : graph_.node_count()))};
}

double CountingCosts::nodes(const CountedNode& node) { return label(node).nodes; }

double CountingCosts::ends(const Walk& walk, const CountedNode& from) { return fan_out(walk, label(from)); }

double CountingCosts::fan_out(const Walk& walk, const Label& from) const {
    return relationships_along(walk.types, walk.direction, from.id, {}, graph_) / from.nodes;
}

/// Of the nodes with the label, those that pass what else is asked.
double CountingCosts::share(const CountedNode& node, const Label& label) const {
    double share = 1;
    for (const auto& condition : node.conditions) {
        if (const auto* test = std::get_if<bind::LabelTest>(&condition.node)) {
            const double nodes = share_of_nodes(test->labels, graph_) * static_cast<double>(graph_.node_count());
            share *= std::min(1.0, nodes / label.nodes);
            continue;
        }
        const auto* binary = std::get_if<bind::Binary>(&condition.node);
        const bool equal = binary && (binary->op == bind::BinaryOp::equal || binary->op == bind::BinaryOp::in);
        share *= equal ? guess::equal : guess::one_bound;
    }
    return share;
}

double CountingCosts::below(const CountedNode& node, const Label& label, double asked, bool scanned) {
    double cost = 0;
    asked *= share(node, label);
    for (const auto& walk : node.walks) {
        const double ends = asked * fan_out(walk.walk, label);
        if (!scanned || !is_bare(walk)) cost += asked;
        if (!is_bare(walk)) {
            const Label end = this->label(walk.end);
            cost += ends + below(walk.end, end, std::min(ends, end.nodes), false);
        }
        // Where a walk finds nothing, those behind it are not asked for.
        if (walk.factor == CountedWalk::Factor::sum) asked = std::min(asked, ends);
    }
    return cost;
}

double CountingCosts::of_all(const CountedNode& root) {
    const Label label = this->label(root);
    const auto bare = std::ranges::count_if(root.walks, is_bare);
    return in_order * label.nodes * static_cast<double>(1 + bare) + below(root, label, label.nodes, true);
}

void CountingCosts::arrange(CountedNode& node) {
    for (auto& walk : node.walks) arrange(walk.end);
    std::erase_if(node.conditions, [&](const Expression& condition) {
        const auto* name = name_asked(condition);
        const auto id = name ? graph_.labels().find(*name) : std::nullopt;
        return id && std::ranges::any_of(node.walks, [&](const CountedWalk& walk) {
                   const auto type = is_needed(walk) ? type_of(walk.walk) : std::nullopt;
                   return type && implies(*type, walk.walk.direction, *id);
               });
    });
    const Label from = label(node);
    const auto rank = [&](const CountedWalk& walk) {
        const double ends = fan_out(walk.walk, from);
        // Lists that few nodes have are searched for, others lie in a row; OPTIONAL MATCH drops nothing.
        if (is_bare(walk)) return ends + (ends < rare || !is_needed(walk) ? 1e6 : 0);
        const Label end = label(walk.end);
        // Behind every degree: what costs more than a look.
        return 1e9 + ends + below(walk.end, end, ends, false);
    };
    std::ranges::stable_sort(node.walks, {}, rank);
}

}  // namespace dossier::query::plan
