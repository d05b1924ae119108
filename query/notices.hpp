#pragma once

#include <vector>

#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/bind/bound.hpp"

namespace dossier::query {

/// What is no fault in a statement, but mostly a slip of the pen:
///
/// - labels and relationship types that it looks for, and keys of nodes and relationships, that the graph has never
///   heard of; the hint is the nearest name that there is. Statements that write may make the names, and are not asked
/// - comparisons with `null`, which are never true
[[nodiscard]] std::vector<graph::Diagnostic> notices(const bind::Statement& statement,
                                                     const graph::PropertyGraph& graph);

}  // namespace dossier::query
