#include "query/plan/selectivity.hpp"

#include <algorithm>
#include <optional>

#include "graph/schema.hpp"

namespace dossier::query::plan {

namespace {

/// Whether each node that passes `labels` has the label `name`.
bool requires_label(const LabelExpression& labels, const std::string& name) {
    if (labels.op == LabelExpression::Op::name) return labels.name == name;
    return labels.op == LabelExpression::Op::conjunction &&
           std::ranges::any_of(labels.operands, [&](const auto& operand) { return requires_label(operand, name); });
}

/// Share of the nodes of the index's label that have one certain value under each of its keys.
double share_of_one(const graph::Schema::Index& index, const graph::PropertyGraph& graph) {
    const auto label = graph.labels().find(index.definition.target.names.front());
    const double all = label ? static_cast<double>(graph.count(*label)) : 0;
    if (all == 0 || index.range->distinct() == 0) return 0;
    return static_cast<double>(index.range->size()) / static_cast<double>(index.range->distinct()) / all;
}

}  // namespace

double relationships_along(const std::optional<LabelExpression>& types, PatternDirection direction,
                           std::optional<graph::LabelId> from, std::optional<graph::LabelId> to,
                           const graph::PropertyGraph& graph) {
    const auto of_type = [&](std::optional<graph::TypeId> type) {
        double sum = 0;
        if (direction != PatternDirection::incoming) sum += static_cast<double>(graph.count(from, type, to));
        if (direction != PatternDirection::outgoing) sum += static_cast<double>(graph.count(to, type, from));
        return sum;
    };
    const auto named = [&](const LabelExpression& type) {
        const auto id = graph.types().find(type.name);
        return id ? of_type(*id) : 0;
    };
    if (!types) return of_type({});
    if (types->op == LabelExpression::Op::name) return named(*types);
    if (types->op != LabelExpression::Op::disjunction) return of_type({});
    double sum = 0;
    for (const auto& type : types->operands) {
        if (type.op != LabelExpression::Op::name) return of_type({});
        sum += named(type);
    }
    return sum;
}

double share_of_nodes(const LabelExpression& labels, const graph::PropertyGraph& graph) {
    const double all = std::max<double>(1, static_cast<double>(graph.node_count()));
    switch (labels.op) {
    case LabelExpression::Op::name: {
        const auto id = graph.labels().find(labels.name);
        return id ? static_cast<double>(graph.count(*id)) / all : 0;
    }
    case LabelExpression::Op::wildcard: return 1;
    case LabelExpression::Op::negation: return 1 - share_of_nodes(labels.operands.front(), graph);
    case LabelExpression::Op::conjunction: {
        double product = 1;
        for (const auto& operand : labels.operands) product *= share_of_nodes(operand, graph);
        return product;
    }
    case LabelExpression::Op::disjunction: {
        double sum = 0;
        for (const auto& operand : labels.operands) sum += share_of_nodes(operand, graph);
        return std::min(1.0, sum);
    }
    }
    return 1;
}

bool found_by_index(std::span<const KeyCondition> conditions, const LabelExpression* labels,
                    const graph::PropertyGraph& graph) {
    const auto asked = [&](const std::string& key) {
        return std::ranges::any_of(conditions, [&](const KeyCondition& one) { return one.equal && one.key == key; });
    };
    if (conditions.empty()) return false;
    bool found = std::ranges::any_of(conditions, [&](const KeyCondition& one) {
        const auto key = graph.keys().find(one.key);
        return one.equal && key && graph.property_index(*key);
    });
    if (found || labels == nullptr) return found;
    graph.schema().for_each_index([&](const graph::Schema::Index& index) {
        const graph::SchemaTarget& target = index.definition.target;
        found = found || (index.range && target.element == graph::ElementKind::node &&
                          requires_label(*labels, target.names.front()) && std::ranges::all_of(target.keys, asked));
    });
    return found;
}

double share_with(std::span<const KeyCondition> conditions, const LabelExpression* labels,
                  const graph::PropertyGraph& graph) {
    double result = 1;
    for (const KeyCondition& condition : conditions) result *= condition.guessed;
    if (conditions.empty() || labels == nullptr) return result;
    std::optional<double> known_share;  // what an index knows goes before a guess, also where it is more
    graph.schema().for_each_index([&](const graph::Schema::Index& index) {
        const graph::SchemaTarget& target = index.definition.target;
        const bool known = index.range && target.element == graph::ElementKind::node;
        if (!known || !requires_label(*labels, target.names.front())) return;
        // The guesses of the conditions that the index answers give way to what it knows.
        double values = 1, others = 1;
        std::size_t answered = 0;
        for (const KeyCondition& condition : conditions) {
            const bool here = condition.equal && std::ranges::count(target.keys, condition.key) > 0;
            if (here) {
                ++answered;
                values *= condition.values;
            } else {
                others *= condition.guessed;
            }
        }
        if (answered < target.keys.size()) return;
        const double share = std::min(1.0, share_of_one(index, graph) * values);
        known_share = std::min(known_share.value_or(1), share * others);
    });
    return known_share.value_or(result);
}

}  // namespace dossier::query::plan
