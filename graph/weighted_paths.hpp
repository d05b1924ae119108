#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "graph/algorithms.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// What walking a relationship costs: not below 0; infinity where it may not be walked.
using Weight = std::function<double(RelationshipId)>;

/// 1 for every relationship.
[[nodiscard]] Weight equal_weights();

/// The numbers under `key`, read once, of every relationship in scope.
///
/// throws     Error{invalid_argument_value}: one that is absent, no number, negative, infinite or NaN
[[nodiscard]] Weight property_weights(const PropertyGraph& graph, KeyId key, const Scope& scope = {});

struct WeightedPath {
    Path path;
    double cost = 0;  ///< the sum of the weights along it
};

/// The `most` cheapest paths between two nodes that meet no node twice, by cost; fewer where there are no more. Which
/// of equally cheap ones come first depends on the graph alone. Of a node to itself there is one, without
/// relationships. Paths over parallel relationships are different paths. Undirected scope: relationships are walked
/// both ways.
///
/// source     Yen: Finding the K shortest loopless paths in a network, 1971, with Lawler's rule that a path deviates no
///            earlier than the path that it came from; the single paths by boost::dijkstra_shortest_paths
[[nodiscard]] std::vector<WeightedPath> cheapest_paths(const PropertyGraph& graph, NodeId from, NodeId to,
                                                       std::size_t most, const Weight& weight, const Scope& scope = {});

}  // namespace dossier::graph
