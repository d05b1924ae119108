#pragma once

#include <map>

#include "graph/property_graph.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// How many rows each operator of a plan is expected to give in a whole run, those of a right side for all left rows
/// together. By address: the plan stays where it is.
using Estimates = std::map<const Plan*, double>;

/// From the counts of the graph, which are exact, and from guesses where there are none (conditions on properties).
[[nodiscard]] Estimates estimate(const Plan& plan, const graph::PropertyGraph& graph);

}  // namespace dossier::query::plan
