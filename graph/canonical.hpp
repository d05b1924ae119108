#pragma once

#include <vector>

#include "graph/property_graph.hpp"
#include "graph/subgraph.hpp"

namespace dossier::graph {

/// A part of a graph as a graph of its own that shows nothing of how the first came about: not in which order nodes,
/// relationships and names were made, nor what else was there meanwhile.
struct CanonicalGraph {
    PropertyGraph graph;
    std::vector<NodeId> nodes;                  ///< what each node is in the first graph, by its id here
    std::vector<RelationshipId> relationships;  ///< likewise
};

/// Nodes are in the order of their labels, their `id` property and the others; relationships in that of their starts,
/// types, ends and properties; ids count from 0. Nodes that say the same of themselves stay in the order of the first
/// graph. Indexes and constraints come along with all of it, not with a part.
[[nodiscard]] CanonicalGraph canonical(const PropertyGraph& graph, const Selection& part);

}  // namespace dossier::graph
