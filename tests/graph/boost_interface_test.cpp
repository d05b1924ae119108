#include "graph/boost_interface.hpp"

#include <map>
#include <sstream>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/page_rank.hpp>
#include <gtest/gtest.h>

#include "graph/change.hpp"

namespace dossier::graph {
namespace {

/// 1 -> 2 -> 3 -> 4 and 2 -> 5, over two types; nodes 0 and 6 and a relationship were erased, node 7 stands alone.
struct Tree : testing::Test {
    PropertyGraph graph;
    TypeId supports = graph.intern_type("SUPPORTS");
    TypeId opposes = graph.intern_type("OPPOSES");

    Tree() {
        Transaction transaction{graph};
        for (int i = 0; i < 8; ++i) graph.create_node({});
        const RelationshipId erased = graph.create_relationship(NodeId{4}, NodeId{0}, supports);
        graph.create_relationship(NodeId{1}, NodeId{2}, supports);
        graph.create_relationship(NodeId{2}, NodeId{3}, opposes);
        graph.create_relationship(NodeId{3}, NodeId{4}, supports);
        graph.create_relationship(NodeId{2}, NodeId{5}, supports);
        graph.erase(erased);
        graph.erase(NodeId{0});
        graph.erase(NodeId{6});
        transaction.commit();
    }

    /// A property map over values by vertex number.
    template <typename T>
    static auto by_vertex(std::vector<T>& values, const auto& view) {
        return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, view));
    }
};

TEST_F(Tree, ErasedIdsAreNotInTheView) {
    const BoostGraphView view{graph};
    const auto [first, last] = vertices(view);
    EXPECT_EQ((std::vector<NodeId>(first, last)),
              (std::vector{NodeId{1}, NodeId{2}, NodeId{3}, NodeId{4}, NodeId{5}, NodeId{7}}));
    EXPECT_EQ(num_vertices(view), 6U);
    EXPECT_EQ(get(boost::vertex_index, view, NodeId{7}), 5U);
    const auto [edge, end] = edges(view);
    EXPECT_EQ(std::distance(edge, end), 4);
    EXPECT_EQ(num_edges(view), 4U);
    EXPECT_EQ(get(boost::edge_index, view, *edge), 0U);
    EXPECT_EQ(target(*edge, view), NodeId{2});
}

TEST_F(Tree, ChosenTypesAloneAreInTheView) {
    const BoostGraphView view{graph, std::vector{supports}};
    EXPECT_EQ(num_edges(view), 3U);
    EXPECT_EQ(out_degree(NodeId{2}, view), 1U);
    EXPECT_EQ(in_degree(NodeId{3}, view), 0U);
}

TEST_F(Tree, IncomingEdgesEndInTheirNode) {
    const BoostGraphView view{graph};
    const auto [first, last] = in_edges(NodeId{3}, view);
    ASSERT_EQ(std::distance(first, last), 1);
    EXPECT_EQ(source(*first, view), NodeId{2});
    EXPECT_EQ(target(*first, view), NodeId{3});
}

TEST_F(Tree, BreadthFirstSearchFindsDistances) {
    const BoostGraphView view{graph};
    std::vector<int> distances(num_vertices(view), -1);
    distances[get(boost::vertex_index, view, NodeId{1})] = 0;
    boost::breadth_first_search(view, NodeId{1},
                                boost::visitor(boost::make_bfs_visitor(
                                    boost::record_distances(by_vertex(distances, view), boost::on_tree_edge{}))));
    EXPECT_EQ(distances, (std::vector{0, 1, 2, 3, 2, -1}));
}

TEST_F(Tree, BetweennessCountsThePathsThatPass) {
    const BoostGraphView view{graph};
    std::vector<double> passes(num_vertices(view));
    boost::brandes_betweenness_centrality(view, by_vertex(passes, view));
    // Through 2: 1 to 3, 4 and 5. Through 3: 1 and 2 to 4.
    EXPECT_EQ(passes, (std::vector<double>{0, 3, 2, 0, 0, 0}));
    const UndirectedBoostView undirected{graph};
    boost::brandes_betweenness_centrality(undirected, by_vertex(passes, undirected));
    // Through 2: {1, 3, 4, 5} in pairs, but 3 and 4; through 3: all of {1, 2, 5} to 4.
    EXPECT_EQ(passes, (std::vector<double>{0, 5, 3, 0, 0, 0}));
}

TEST_F(Tree, PageRankFlowsAlongRelationships) {
    const BoostGraphView view{graph};
    std::vector<double> ranks(num_vertices(view));
    boost::graph::page_rank(view, by_vertex(ranks, view), boost::graph::n_iterations{10}, 0.5);
    // 0.5 for each, and half of what comes in: 2 has 0.5 + 0.25, divides among 3 and 5, and so on.
    EXPECT_EQ(ranks, (std::vector{0.5, 0.75, 0.6875, 0.84375, 0.6875, 0.5}));
}

TEST_F(Tree, ComponentsDisregardDirections) {
    const UndirectedBoostView view{graph};
    std::vector<int> components(num_vertices(view));
    EXPECT_EQ(boost::connected_components(view, by_vertex(components, view)), 2);
    EXPECT_EQ(components, (std::vector{0, 0, 0, 0, 0, 1}));
}

TEST_F(Tree, AnUndirectedLoopStandsTwiceAtItsNode) {
    Transaction transaction{graph};
    graph.create_relationship(NodeId{7}, NodeId{7}, supports);
    const UndirectedBoostView view{graph};
    const auto [first, last] = out_edges(NodeId{7}, view);
    EXPECT_EQ(std::distance(first, last), 2);
    EXPECT_EQ(out_degree(NodeId{7}, view), 2U);
    EXPECT_EQ(num_edges(view), 5U);
}

TEST_F(Tree, GraphvizPrintsNumbersWithoutHoles) {
    std::ostringstream out;
    boost::write_graphviz(out, BoostGraphView{graph, std::vector{opposes}});
    EXPECT_EQ(out.str(), "digraph G {\n0;\n1;\n2;\n3;\n4;\n5;\n1->2 ;\n}\n");
}

TEST(EmptyGraph, HasNoVerticesAndNoEdges) {
    const PropertyGraph graph;
    const BoostGraphView view{graph};
    EXPECT_EQ(vertices(view).first, vertices(view).second);
    EXPECT_EQ(edges(view).first, edges(view).second);
}

}  // namespace
}  // namespace dossier::graph
