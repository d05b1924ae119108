#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::plan {

/// One step of finding a pattern: a node out of nothing, or along a relationship from an end that is known.
struct PatternStep {
    enum class Kind : std::uint8_t { scan, walk };
    Kind kind = Kind::scan;
    std::size_t path = 0;
    std::size_t at = 0;     ///< which node, or which relationship, of the path
    bool from_left = true;  ///< a walk starts at the pattern's left end

    bool operator==(const PatternStep&) const = default;
};

/// The plain paths (selector `all`) of `match` as they are written, each from its first node that is known.
/// Every step walks from a node that is in `bound` or that an earlier step gave; each relationship comes once.
[[nodiscard]] std::vector<PatternStep> written_order(const bind::Match& match, const SlotSet& bound);

/// The same, cheapest first as far as the counts of the graph tell: from what is known, else from the rarest node, then
/// always along the relationship that multiplies the rows least; a relationship between two known nodes at once.
///
/// `counted`  slots that are read of the rows, where rows that agree in them may come together (fold_rows)
[[nodiscard]] std::vector<PatternStep> cheapest_order(const bind::Match& match, const SlotSet& bound,
                                                      const graph::PropertyGraph& graph,
                                                      const std::optional<SlotSet>& counted = std::nullopt);

/// How many nodes a pattern may mean, by the counts of its labels, its property equalities and the declared indexes.
[[nodiscard]] double expected_nodes(const bind::NodePattern& node, const graph::PropertyGraph& graph);

/// The label of which every node of the pattern must be; the rarest when there is a choice. Null when there is none.
[[nodiscard]] const std::string* required_label(const bind::LabelExpression& labels, const graph::PropertyGraph& graph);

}  // namespace dossier::query::plan
