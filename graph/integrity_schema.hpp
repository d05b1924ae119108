#pragma once

#include <vector>

#include "graph/error.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph {

/// The part of check_integrity() that is about declared indexes and constraints: each index holds exactly what is to be
/// in it, under its values, and every constraint holds.
[[nodiscard]] std::vector<Diagnostic> check_schema(const PropertyGraph& graph);

}  // namespace dossier::graph
