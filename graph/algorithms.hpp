#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "graph/paths.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph {

// Boost.Graph's algorithms as values by node, ascending by node id.

template <typename T>
using ByNode = std::vector<std::pair<NodeId, T>>;

/// Told of the bytes that a computation is about to take until it returns; whatever it throws ends the work.
using Account = std::function<void(std::size_t bytes)>;

/// What an algorithm looks at, and what it may cost.
struct Scope {
    std::vector<TypeId> types;  ///< none: every type
    bool directed = true;       ///< where the algorithm has both forms
    Checkpoint checkpoint = {};
    Account account = {};

    void check() const {
        if (checkpoint) checkpoint();
    }
    void take(std::size_t bytes) const {
        if (account) account(bytes);
    }
};

/// Shares of a random walk that follows relationships and starts anew anywhere with 1 - `damping`, or where no
/// relationship leads on; they add up to 1. `damping` is from 0 to below 1.
///
/// source     Page, Brin, Motwani, Winograd: The PageRank Citation Ranking, 1999; boost::page_rank
[[nodiscard]] ByNode<double> pagerank(const PropertyGraph& graph, const Scope& scope = {}, double damping = 0.85);

/// How many shortest paths between two others pass, each pair counting 1 divided among its paths. Time in proportion to
/// nodes times relationships.
///
/// source     Brandes: A faster algorithm for betweenness centrality, 2001; boost::brandes_betweenness_centrality
[[nodiscard]] ByNode<double> betweenness(const PropertyGraph& graph, const Scope& scope = {});

/// How near the nodes are that can be reached, times how many of all those are: 1 where all others are neighbours, 0
/// where nobody can be reached. Time as betweenness.
///
/// source     Wasserman, Faust: Social Network Analysis, 1994, formula 5.22; boost::breadth_first_search
[[nodiscard]] ByNode<double> closeness(const PropertyGraph& graph, const Scope& scope = {});

/// The smallest node id of the component. Directed: nodes that reach each other; otherwise directions do not count.
///
/// source     Tarjan: Depth-first search and linear graph algorithms, 1972; boost::strong_components,
///            boost::connected_components
[[nodiscard]] ByNode<NodeId> components(const PropertyGraph& graph, const Scope& scope = {});

/// The largest k such that the node is in a part of the graph where everybody has k neighbours in that part.
/// Directions, loops and parallel relationships do not count.
///
/// source     Batagelj, Zaversnik: An O(m) algorithm for cores decomposition of networks, 2003; boost::core_numbers
[[nodiscard]] ByNode<std::size_t> core_numbers(const PropertyGraph& graph, const Scope& scope = {});

struct Degree {
    std::size_t outgoing;
    std::size_t incoming;

    bool operator==(const Degree&) const = default;
};

/// How many relationships leave and reach each node; a loop does both.
[[nodiscard]] ByNode<Degree> degrees(const PropertyGraph& graph, const Scope& scope = {});

struct Clustering {
    std::size_t triangles;  ///< that the node is a corner of
    double coefficient;     ///< the share of the pairs of its neighbours that are neighbours; 0 where there is no pair

    bool operator==(const Clustering&) const = default;
};

/// Directions, loops and parallel relationships do not count. Time in proportion to relationships to the power 1.5.
///
/// source     Watts, Strogatz: Collective dynamics of small-world networks, 1998; triangles by the forward algorithm of
///            Schank, Wagner: Finding, counting and listing all triangles in large graphs, 2005
[[nodiscard]] ByNode<Clustering> clustering(const PropertyGraph& graph, const Scope& scope = {});

}  // namespace dossier::graph
