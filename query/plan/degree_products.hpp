#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// Relationships of one type that leave a node in one direction.
struct Arm {
    graph::TypeId type;
    graph::Direction direction;

    auto operator<=>(const Arm&) const = default;
};

/// One relationship that a pattern takes at a node: along any of `arms`, and none of `taken` others that it took along
/// the same.
struct Leg {
    std::vector<Arm> arms;
    std::size_t taken = 0;

    auto operator<=>(const Leg&) const = default;
};

/// The arms along which a walk goes; nullopt where its types are no list of names.
[[nodiscard]] std::optional<std::vector<Arm>> arms_of(const std::optional<LabelExpression>& types,
                                                      PatternDirection direction, const graph::PropertyGraph& graph);

/// The same relationships, seen from their other end.
[[nodiscard]] std::vector<Arm> turned(std::vector<Arm> arms);

/// In how many ways a pattern's relationships meet at a node: where a node has many relationships of one type it mostly
/// has many of another, so that counts alone, which know only the mean of each, are wrong by the skew of the graph.
class DegreeProducts {
public:
    /// `graph`       outlives the products
    /// `most_nodes`  how many nodes a sum looks at; of more, runs of neighbouring ids stand for the others
    DegreeProducts(const graph::PropertyGraph& graph, std::size_t most_nodes)
        : graph_{graph}, most_nodes_{most_nodes} {}

    /// Sum over the nodes with `label`, or all, of the number of ways to take all `legs` there; without legs, how many
    /// nodes there are.
    [[nodiscard]] double sum(std::optional<graph::LabelId> label, std::vector<Leg> legs);

    /// How many times as many rows there are when one of `legs` more is taken: `leg` beside `legs`.
    [[nodiscard]] double growth(std::optional<graph::LabelId> label, const std::vector<Leg>& legs, const Leg& leg);

private:
    [[nodiscard]] double summed(const graph::Bitmap& nodes, const std::vector<Leg>& legs) const;

    const graph::PropertyGraph& graph_;
    std::size_t most_nodes_;
    std::map<std::pair<std::optional<graph::LabelId>, std::vector<Leg>>, double> known_;
};

}  // namespace dossier::query::plan
