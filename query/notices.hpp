#pragma once

#include <vector>

#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/bind/bound.hpp"

namespace dossier::query {

/// What a statement looks for and the graph has never heard of: labels and relationship types in patterns, property
/// keys of nodes and relationships. Statements that write are not looked at. Not a fault, but mostly a slip of the pen;
/// the hint is the nearest name that there is.
[[nodiscard]] std::vector<graph::Diagnostic> unknown_names(const bind::Statement& statement,
                                                           const graph::PropertyGraph& graph);

}  // namespace dossier::query
