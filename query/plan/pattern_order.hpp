#pragma once

#include <cstddef>
#include <cstdint>
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

struct PatternOrder {
    std::vector<PatternStep> steps;
    double cost = 0;  ///< of all steps for one row: what they look at and the rows that they make
};

/// The plain paths (selector `all`) of `match` as they are written, each from its first node that is known.
/// Every step walks from a node that is in `bound` or that an earlier step gave; each relationship comes once.
[[nodiscard]] std::vector<PatternStep> written_order(const bind::Match& match, const SlotSet& bound);

/// The same in the order that costs least as far as the counts of the graph tell. Nodes that hang together are found by
/// walking; a relationship between two known nodes comes at once.
///
/// `counted`  slots that are read of the rows, where rows that agree in them may come together (fold_rows)
[[nodiscard]] PatternOrder cheapest_order(const bind::Match& match, const SlotSet& bound,
                                          const graph::PropertyGraph& graph,
                                          const std::optional<SlotSet>& counted = std::nullopt);

}  // namespace dossier::query::plan
