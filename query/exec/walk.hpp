#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

using bind::PatternDirection;
using graph::Adjacent;
using graph::Direction;
using graph::TypeId;

/// The types of the graph, ascending, that `types` allows; all of them when it is absent.
[[nodiscard]] std::vector<TypeId> allowed_types(const std::optional<bind::LabelExpression>& types,
                                                const graph::PropertyGraph& graph);

/// One end of a set of parallel relationships: those from one node to another.
[[nodiscard]] inline graph::Neighbours between(const graph::Neighbours& all, NodeId to) {
    const auto range = std::ranges::equal_range(all.nodes, to);
    const auto begin = static_cast<std::size_t>(range.begin() - all.nodes.begin());
    return {.nodes = all.nodes.subspan(begin, range.size()),
            .relationships =
                all.relationships.empty() ? all.relationships : all.relationships.subspan(begin, range.size())};
}

/// Calls `visit(Adjacent)` for every step from `node`. A loop is one step, whatever the direction.
template <typename Visit>
void for_each_step(const graph::PropertyGraph& graph, NodeId node, const std::vector<TypeId>& types,
                   PatternDirection direction, Visit visit) {
    if (direction != PatternDirection::incoming) {
        for (const TypeId type : types) graph.for_each_adjacent(node, type, Direction::outgoing, visit);
    }
    if (direction == PatternDirection::outgoing) return;
    const bool loops = direction == PatternDirection::incoming;
    for (const TypeId type : types) {
        graph.for_each_adjacent(node, type, Direction::incoming, [&](Adjacent step) {
            if (loops || step.node != node) visit(step);
        });
    }
}

/// The same for the steps that lead to `to` alone.
template <typename Visit>
void for_each_step_to(const graph::PropertyGraph& graph, NodeId node, NodeId to, const std::vector<TypeId>& types,
                      PatternDirection direction, Visit visit) {
    const auto one_way = [&](NodeId start, NodeId end) {
        for (const TypeId type : types) {
            const auto out = graph.neighbours(start, type, Direction::outgoing);
            const auto in = graph.neighbours(end, type, Direction::incoming);
            const auto found = out.size() <= in.size() ? between(out, end) : between(in, start);
            for (const RelationshipId relationship : found.relationships) visit(Adjacent{to, relationship});
        }
    };
    if (direction != PatternDirection::incoming) one_way(node, to);
    if (direction == PatternDirection::incoming || (direction == PatternDirection::either && node != to)) {
        one_way(to, node);
    }
}

/// The relationships in the slots of `others` in one row: those that may not be used again.
void collect_used(const Batch& batch, std::size_t row, const std::vector<Slot>& others,
                  std::vector<RelationshipId>& used);

/// What a pattern asks of the properties of one element, for the rows of one batch.
class PropertyTest {
public:
    explicit PropertyTest(const bind::Properties& properties) : properties_{properties} {}

    void open(const Batch& batch, Context& context);
    [[nodiscard]] bool empty() const noexcept { return properties_.entries.empty() && !properties_.map; }

    template <typename Id>
    [[nodiscard]] bool matches(Id element, std::size_t row, const graph::PropertyGraph& graph) const {
        for (const auto& [key, values] : entries_) {
            if (!same(graph, element, key, values.at(row))) return false;
        }
        return !map_ || matches_map(element, map_->at(row), graph);
    }

private:
    template <typename Id>
    static bool same(const graph::PropertyGraph& graph, Id element, std::string_view key, const Value& value);
    template <typename Id>
    bool matches_map(Id element, const Value& map, const graph::PropertyGraph& graph) const;

    const bind::Properties& properties_;  // of the logical operator
    std::vector<std::pair<std::string_view, Column>> entries_;
    std::optional<Column> map_;
};

}  // namespace dossier::query::exec
