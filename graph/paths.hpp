#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "graph/checkpoint.hpp"
#include "graph/property_graph.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// Which relationships may be walked, and which way.
struct Steps {
    std::vector<TypeId> types;  ///< none: every type
    bool along = true;          ///< from start to end
    bool against = true;        ///< from end to start
};

/// All shortest paths between two nodes, in an order that depends on the graph alone; none when there is no way or when
/// it is longer than `longest`. From a node to itself it is the path without relationships.
///
/// `most_paths`   there can be more of them than atoms: after this many the search is over
[[nodiscard]] std::vector<Path> shortest_paths(const PropertyGraph& graph, NodeId from, NodeId to,
                                               const Steps& steps = {}, std::size_t most_paths = 1000,
                                               std::uint32_t longest = std::numeric_limits<std::uint32_t>::max(),
                                               const Checkpoint& checkpoint = {});

struct Reached {
    NodeId node;
    std::uint32_t hops;

    bool operator==(const Reached&) const = default;
};

/// Every node within `hops` of `centre`, itself first, by distance and then by id.
[[nodiscard]] std::vector<Reached> neighbourhood(const PropertyGraph& graph, NodeId centre, std::uint32_t hops,
                                                 const Steps& steps = {}, const Checkpoint& checkpoint = {});

}  // namespace dossier::graph
