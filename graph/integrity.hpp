#pragma once

#include <vector>

#include "graph/error.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph {

/// Every invariant of a graph, computed anew and compared with what the graph says; empty when all of them hold.
/// Each broken one is a Diagnostic{damaged_file} that names the node, relationship or count. Takes time and memory in
/// proportion to the graph.
///
/// - node_count(), relationship_count() and the scans agree; nothing outside them has labels, properties or neighbours;
/// - every relationship has its start, its end and its type, and stands once in the list of each end;
/// - lists of neighbours ascend, name relationships that are there, and lengths are the degrees;
/// - counts by label, by type and by (label, type, label) are exact, is_simple() is true where it may be;
/// - a typed column and the look-up by id agree, and an index finds every value of its column and nothing else;
/// - declared indexes hold what they are to hold, and constraints hold.
[[nodiscard]] std::vector<Diagnostic> check_integrity(const PropertyGraph& graph);

}  // namespace dossier::graph
