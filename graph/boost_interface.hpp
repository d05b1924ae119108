#pragma once

// A property graph in Boost.Graph's words. BoostGraphView models BidirectionalGraph, VertexListGraph, EdgeListGraph and
// AdjacencyGraph; UndirectedBoostView is the same with directions left out. Every algorithm of the library so runs on
// the arrays of the store as they are.
//
//     BoostGraphView view{graph};
//     boost::breadth_first_search(view, node, boost::visitor(visitor));
//
// A vertex is a NodeId; an edge carries its ends, so that source() and target() read nothing. The index maps count what
// is in the view from 0 without holes, whatever was erased: algorithms make arrays of num_vertices() and index them so.
//
// A view is good until the graph is written to. Copying one is cheap; making one reads a bit for every id.

#include <cstddef>
#include <utility>

#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/boost_view.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph {

/// `directed`: out_edges() are outgoing, in_edges() incoming. Otherwise both are all relationships of a node, a loop
/// twice.
template <bool directed>
class BasicBoostView : public boost_view::View {
public:
    using vertex_descriptor = NodeId;
    using edge_descriptor = Edge;
    using directed_category = std::conditional_t<directed, boost::bidirectional_tag, boost::undirected_tag>;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    struct traversal_category : boost::bidirectional_graph_tag,
                                boost::vertex_list_graph_tag,
                                boost::edge_list_graph_tag,
                                boost::adjacency_graph_tag {};

    using out_edge_iterator =
        boost_view::EdgeWalk<directed ? boost_view::Sides::outgoing : boost_view::Sides::both, false>;
    using in_edge_iterator =
        boost_view::EdgeWalk<directed ? boost_view::Sides::incoming : boost_view::Sides::both, true>;
    using adjacency_iterator = boost_view::Mapped<out_edge_iterator, boost_view::TakeNeighbour>;
    using vertex_iterator = boost_view::Mapped<boost_view::Members, boost_view::MakeNode>;
    using edge_iterator = boost_view::Mapped<boost_view::Members, boost_view::MakeEdge>;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;

    using View::View;

    [[nodiscard]] static NodeId null_vertex() noexcept { return NodeId{PropertyGraph::most_ids}; }
};

using BoostGraphView = BasicBoostView<true>;
using UndirectedBoostView = BasicBoostView<false>;

template <bool directed>
auto vertices(const BasicBoostView<directed>& view) {
    using Iterator = typename BasicBoostView<directed>::vertex_iterator;
    return std::pair{Iterator{boost_view::Members{view.graph().nodes(), 0}}, Iterator{boost_view::Members{}}};
}

template <bool directed>
auto edges(const BasicBoostView<directed>& view) {
    using Iterator = typename BasicBoostView<directed>::edge_iterator;
    const boost_view::MakeEdge make{&view.graph()};
    return std::pair{Iterator{boost_view::Members{view.edge_set(), 0}, make}, Iterator{boost_view::Members{}, make}};
}

template <bool directed>
auto out_edges(NodeId node, const BasicBoostView<directed>& view) {
    using Iterator = typename BasicBoostView<directed>::out_edge_iterator;
    return std::pair{Iterator{view, node}, Iterator{}};
}

template <bool directed>
auto in_edges(NodeId node, const BasicBoostView<directed>& view) {
    using Iterator = typename BasicBoostView<directed>::in_edge_iterator;
    return std::pair{Iterator{view, node}, Iterator{}};
}

template <bool directed>
auto adjacent_vertices(NodeId node, const BasicBoostView<directed>& view) {
    using Iterator = typename BasicBoostView<directed>::adjacency_iterator;
    const auto [begin, end] = out_edges(node, view);
    return std::pair{Iterator{begin}, Iterator{end}};
}

template <bool directed>
std::size_t degree(NodeId node, const BasicBoostView<directed>& view) {
    return view.degree(node, Direction::outgoing) + view.degree(node, Direction::incoming);
}

template <bool directed>
std::size_t out_degree(NodeId node, const BasicBoostView<directed>& view) {
    return directed ? view.degree(node, Direction::outgoing) : degree(node, view);
}

template <bool directed>
std::size_t in_degree(NodeId node, const BasicBoostView<directed>& view) {
    return directed ? view.degree(node, Direction::incoming) : degree(node, view);
}

template <bool directed>
std::size_t num_vertices(const BasicBoostView<directed>& view) {
    return view.graph().node_count();
}

template <bool directed>
std::size_t num_edges(const BasicBoostView<directed>& view) {
    return view.edge_set().count();
}

template <bool directed>
NodeId source(const Edge& edge, const BasicBoostView<directed>&) {
    return edge.from;
}

template <bool directed>
NodeId target(const Edge& edge, const BasicBoostView<directed>&) {
    return edge.to;
}

/// Property maps from vertices and edges to their numbers in the view. Good as long as the view.
class VertexIndexMap : public boost::put_get_helper<std::size_t, VertexIndexMap> {
public:
    using category = boost::readable_property_map_tag;
    using key_type = NodeId;
    using value_type = std::size_t;
    using reference = std::size_t;

    VertexIndexMap() = default;
    explicit VertexIndexMap(boost_view::RankOf rank) : rank_{rank} {}
    [[nodiscard]] std::size_t operator[](NodeId node) const noexcept { return rank_(index(node)); }

private:
    boost_view::RankOf rank_;
};

class EdgeIndexMap : public boost::put_get_helper<std::size_t, EdgeIndexMap> {
public:
    using category = boost::readable_property_map_tag;
    using key_type = Edge;
    using value_type = std::size_t;
    using reference = std::size_t;

    EdgeIndexMap() = default;
    explicit EdgeIndexMap(boost_view::RankOf rank) : rank_{rank} {}
    [[nodiscard]] std::size_t operator[](const Edge& edge) const noexcept { return rank_(index(edge.relationship)); }

private:
    boost_view::RankOf rank_;
};

template <bool directed>
VertexIndexMap get(boost::vertex_index_t, const BasicBoostView<directed>& view) {
    return VertexIndexMap{view.vertex_rank()};
}

template <bool directed>
EdgeIndexMap get(boost::edge_index_t, const BasicBoostView<directed>& view) {
    return EdgeIndexMap{view.edge_rank()};
}

template <bool directed>
std::size_t get(boost::vertex_index_t, const BasicBoostView<directed>& view, NodeId node) {
    return view.vertex_rank()(index(node));
}

template <bool directed>
std::size_t get(boost::edge_index_t, const BasicBoostView<directed>& view, const Edge& edge) {
    return view.edge_rank()(index(edge.relationship));
}

}  // namespace dossier::graph

namespace boost {

template <bool directed>
struct property_map<dossier::graph::BasicBoostView<directed>, vertex_index_t> {
    using type = dossier::graph::VertexIndexMap;
    using const_type = type;
};

template <bool directed>
struct property_map<dossier::graph::BasicBoostView<directed>, edge_index_t> {
    using type = dossier::graph::EdgeIndexMap;
    using const_type = type;
};

}  // namespace boost
