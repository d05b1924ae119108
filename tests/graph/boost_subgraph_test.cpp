#include "graph/boost_subgraph.hpp"

#include <iterator>
#include <vector>

#include <boost/graph/connected_components.hpp>
#include <gtest/gtest.h>

#include "graph/change.hpp"

namespace dossier::graph {
namespace {

TEST(SelectionView, ShowsTheChosenPartAlone) {
    PropertyGraph graph;
    Transaction transaction{graph};
    for (int i = 0; i < 4; ++i) graph.create_node({});
    const TypeId type = graph.intern_type("SUPPORTS");
    const RelationshipId chosen = graph.create_relationship(NodeId{0}, NodeId{1}, type);
    graph.create_relationship(NodeId{1}, NodeId{2}, type);
    graph.create_relationship(NodeId{2}, NodeId{3}, type);
    const Selection selection = selected(graph, std::vector<Value>{Value{chosen}, Value{NodeId{3}}});

    const BoostGraphView whole{graph};
    const SelectionView view = selection_view(whole, selection);
    const auto [first, last] = vertices(view);
    EXPECT_EQ((std::vector<NodeId>(first, last)), (std::vector{NodeId{0}, NodeId{1}, NodeId{3}}));
    const auto [edge, end] = edges(view);
    ASSERT_EQ(std::distance(edge, end), 1);
    EXPECT_EQ((*edge).relationship, chosen);
    EXPECT_EQ(out_degree(NodeId{1}, view), 0U);
}

TEST(SelectionView, ComponentsAreThoseOfTheChosenPart) {
    PropertyGraph graph;
    Transaction transaction{graph};
    for (int i = 0; i < 3; ++i) graph.create_node({});
    const TypeId type = graph.intern_type("SUPPORTS");
    graph.create_relationship(NodeId{0}, NodeId{1}, type);
    graph.create_relationship(NodeId{1}, NodeId{2}, type);
    const Selection selection{{NodeId{0}, NodeId{1}, NodeId{2}}, {RelationshipId{1}}};
    const UndirectedBoostView whole{graph};
    const UndirectedSelectionView view = selection_view(whole, selection);
    std::vector<int> components(num_vertices(view));
    const auto map = boost::make_iterator_property_map(components.begin(), get(boost::vertex_index, whole));
    EXPECT_EQ(boost::connected_components(view, map), 2);
    EXPECT_EQ(components, (std::vector{0, 1, 1}));
}

}  // namespace
}  // namespace dossier::graph
