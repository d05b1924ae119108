#pragma once

#include <span>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::graph {

/// A chosen part of a graph: ids ascending, each once, and with every relationship both of its nodes.
struct Selection {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;
};

[[nodiscard]] Selection whole(const PropertyGraph& graph);

/// The nodes, relationships and paths among `values`, in lists and maps too; those that the graph no longer has are
/// left out.
[[nodiscard]] Selection selected(const PropertyGraph& graph, std::span<const Value> values);

}  // namespace dossier::graph
