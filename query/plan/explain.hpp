#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// One operator of a plan as people read it.
struct ExplainedOperator {
    std::string name;     ///< `+ Expand`: with marks for its place in the tree
    std::string details;  ///< `(a)-[r:SUPPORTS]->(b)`
    /// How many rows it should give; rounded up, so only what cannot be is 0.
    std::int64_t estimated_rows;
    const Plan* plan;  ///< it and its inputs
};

/// What the topmost operator of `plan` is called: `Expand`.
[[nodiscard]] std::string operator_name(const Plan& plan);

/// `plan` with its last operator first, each above its input; a second input is indented.
///
/// `slot_names`   of the statement's variables, by slot
/// `graph`        its counts give the estimates
[[nodiscard]] std::vector<ExplainedOperator> explained(const Plan& plan, const std::vector<std::string>& slot_names,
                                                       const graph::PropertyGraph& graph);

/// The same as an aligned table: a header, then a line an operator.
[[nodiscard]] std::string explain(const Plan& plan, const std::vector<std::string>& slot_names,
                                  const graph::PropertyGraph& graph);

}  // namespace dossier::query::plan
