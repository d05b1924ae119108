#pragma once

#include "graph/algorithms.hpp"
#include "graph/weighted_paths.hpp"

namespace dossier::graph {

/// Parts of the graph with many relationships within and few between, called by their smallest node id: modularity
/// cannot be raised by moving one node, or one part that an earlier round found, to another part. Directions do not
/// count, parallel relationships add up. The same graph always has the same parts: nodes are tried in the order of
/// their ids, and of equally good parts the one met first is taken.
///
/// source     Blondel, Guillaume, Lambiotte, Lefebvre: Fast unfolding of communities in large networks, 2008 (Louvain)
[[nodiscard]] ByNode<NodeId> communities(const PropertyGraph& graph, const Scope& scope = {},
                                         const Weight& weight = equal_weights());

}  // namespace dossier::graph
