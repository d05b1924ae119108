#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// What it costs to sum over a tree of walks, in nodes that are looked at.
class CountingCosts {
public:
    /// `steady`  the counts of the graph hold while the plan runs
    CountingCosts(const graph::PropertyGraph& graph, bool steady) : graph_{graph}, steady_{steady} {}

    /// Of finding every node that `root` may be, and of all that hangs on it.
    [[nodiscard]] double of_all(const CountedNode& root);

    /// How many nodes it may be, and how many ends the walk has from one of them.
    [[nodiscard]] double nodes(const CountedNode& node);
    [[nodiscard]] double ends(const Walk& walk, const CountedNode& from);

    /// The label that every node has which can be `node`, the rarest there is; of its conditions or, where counts are
    /// steady, of its walks.
    [[nodiscard]] std::optional<graph::LabelId> label_of(const CountedNode& node);

    /// Drops the labels that every node has to which `walk` leads.
    void drop_implied(const Walk& walk, std::vector<Expression>& conditions) const;

    /// The label by which the node is best scanned for, if any; its condition need not be asked then.
    [[nodiscard]] std::optional<std::string> take_label(CountedNode& node);

    /// Puts the walks of each node in the order that drops rows soonest, and drops conditions that every node fulfils
    /// from which the walks lead on.
    void arrange(CountedNode& node);

private:
    struct Label {
        std::optional<graph::LabelId> id;
        double nodes;
    };
    [[nodiscard]] Label label(const CountedNode& node);
    [[nodiscard]] std::optional<graph::TypeId> type_of(const Walk& walk) const;
    [[nodiscard]] bool implies(graph::TypeId type, PatternDirection direction, graph::LabelId label) const;
    [[nodiscard]] std::optional<graph::LabelId> implied_label(const Walk& walk);
    [[nodiscard]] double fan_out(const Walk& walk, const Label& from) const;
    [[nodiscard]] double share(const CountedNode& node, const Label& label) const;
    [[nodiscard]] double below(const CountedNode& node, const Label& label, double asked, bool scanned);

    const graph::PropertyGraph& graph_;
    bool steady_;
    std::map<std::pair<graph::TypeId, PatternDirection>, std::optional<graph::LabelId>> implied_;  // found before
};

}  // namespace dossier::query::plan
