#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "graph/paths.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph {

// Boost.Graph's algorithms as values by node, ascending by node id.

template <typename T>
using ByNode = std::vector<std::pair<NodeId, T>>;

/// What an algorithm looks at.
struct Scope {
    std::vector<TypeId> types;  ///< none: every type
    bool directed = true;       ///< where the algorithm has both forms
    Checkpoint checkpoint = {};
};

/// Shares of a random walk that follows relationships and starts anew anywhere with 1 - `damping`, or where no
/// relationship leads on; they add up to 1. `damping` is from 0 to below 1.
[[nodiscard]] ByNode<double> pagerank(const PropertyGraph& graph, const Scope& scope = {}, double damping = 0.85);

/// How many shortest paths between two others pass, each pair counting 1 divided among its paths (Brandes). Time in
/// proportion to nodes times relationships.
[[nodiscard]] ByNode<double> betweenness(const PropertyGraph& graph, const Scope& scope = {});

/// How near the nodes are that can be reached, times how many of all those are (Wasserman and Faust): 1 where all
/// others are neighbours, 0 where nobody can be reached. Time as betweenness.
[[nodiscard]] ByNode<double> closeness(const PropertyGraph& graph, const Scope& scope = {});

/// The smallest node id of the component. Directed: nodes that reach each other; otherwise directions do not count.
[[nodiscard]] ByNode<NodeId> components(const PropertyGraph& graph, const Scope& scope = {});

/// The largest k such that the node is in a part of the graph where everybody has k neighbours in that part.
/// Directions, loops and parallel relationships do not count.
[[nodiscard]] ByNode<std::size_t> core_numbers(const PropertyGraph& graph, const Scope& scope = {});

}  // namespace dossier::graph
