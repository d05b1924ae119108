#include "graph/paths.hpp"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"

namespace dossier::graph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Paths : testing::Test {
    PropertyGraph graph;
    Transaction transaction{graph};
    TypeId supports = graph.intern_type("SUPPORTS");
    TypeId opposes = graph.intern_type("OPPOSES");

    void nodes(int count) {
        for (int i = 0; i < count; ++i) graph.create_node({});
    }
    RelationshipId connect(std::uint32_t start, std::uint32_t end) { return connect(start, end, supports); }
    RelationshipId connect(std::uint32_t start, std::uint32_t end, TypeId type) {
        return graph.create_relationship(NodeId{start}, NodeId{end}, type);
    }
};

TEST_F(Paths, AllShortestPathsAreFoundAndNoLongerOne) {
    nodes(5);
    const RelationshipId a = connect(0, 1), b = connect(1, 3), c = connect(0, 2), d = connect(3, 2);
    connect(0, 4), connect(4, 1);
    EXPECT_THAT(
        shortest_paths(graph, NodeId{0}, NodeId{3}),
        ElementsAre(Path{{NodeId{0}, NodeId{1}, NodeId{3}}, {a, b}}, Path{{NodeId{0}, NodeId{2}, NodeId{3}}, {c, d}}));
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{3}, {.types = {}, .against = false}),
                ElementsAre(Path{{NodeId{0}, NodeId{1}, NodeId{3}}, {a, b}}));
    EXPECT_THAT(shortest_paths(graph, NodeId{3}, NodeId{0}, {.types = {}, .along = false}),
                ElementsAre(Path{{NodeId{3}, NodeId{1}, NodeId{0}}, {b, a}}));
}

TEST_F(Paths, ParallelRelationshipsAreDifferentPaths) {
    nodes(3);
    connect(0, 1), connect(0, 1), connect(1, 2), connect(2, 1), connect(1, 1);
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{2}), SizeIs(4));
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{2}, {}, 3), SizeIs(3));
}

TEST_F(Paths, TypesAndLengthLimitTheWay) {
    nodes(3);
    connect(0, 1), connect(1, 2, opposes);
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{2}), SizeIs(1));
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{2}, {.types = {supports}}), IsEmpty());
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{2}, {}, 1000, 1), IsEmpty());
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{2}, {}, 1000, 2), SizeIs(1));
}

TEST_F(Paths, FromANodeToItselfIsThePathWithoutRelationships) {
    nodes(2);
    connect(0, 0);
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{0}), ElementsAre(Path{{NodeId{0}}, {}}));
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{1}), IsEmpty());
}

TEST_F(Paths, AWayOfAHundredThousandStepsIsWalked) {
    constexpr std::uint32_t length = 100'000;
    nodes(length + 1);
    for (std::uint32_t i = 0; i < length; ++i) connect(i, i + 1);
    const std::vector<Path> paths = shortest_paths(graph, NodeId{0}, NodeId{length});
    ASSERT_THAT(paths, SizeIs(1));
    EXPECT_EQ(paths[0].nodes[length / 2], NodeId{length / 2});
    EXPECT_EQ(paths[0].relationships[7], RelationshipId{7});
}

TEST_F(Paths, MorePathsThanCanBeToldEndAtTheLimit) {
    // 60 diamonds in a row: 2^60 shortest paths.
    nodes(1);
    for (std::uint32_t i = 0; i < 60; ++i) {
        nodes(3);
        connect(3 * i, 3 * i + 1), connect(3 * i, 3 * i + 2), connect(3 * i + 1, 3 * i + 3);
        connect(3 * i + 2, 3 * i + 3);
    }
    EXPECT_THAT(shortest_paths(graph, NodeId{0}, NodeId{180}, {}, 50), SizeIs(50));
}

TEST_F(Paths, ACheckpointThatThrowsEndsTheSearch) {
    nodes(5000);
    for (std::uint32_t i = 0; i + 1 < 5000; ++i) connect(i, i + 1);
    const auto stop = [] { throw std::runtime_error{"stop"}; };
    EXPECT_THROW(static_cast<void>(shortest_paths(graph, NodeId{0}, NodeId{4999}, {}, 1, 9999, stop)),
                 std::runtime_error);
}

TEST_F(Paths, ANeighbourhoodGrowsByHops) {
    nodes(5);
    connect(1, 0), connect(1, 2), connect(2, 3, opposes), connect(3, 4);
    EXPECT_THAT(neighbourhood(graph, NodeId{0}, 2),
                ElementsAre(Reached{NodeId{0}, 0}, Reached{NodeId{1}, 1}, Reached{NodeId{2}, 2}));
    EXPECT_THAT(neighbourhood(graph, NodeId{0}, 9, {.types = {}, .against = false}), SizeIs(1));
    EXPECT_THAT(neighbourhood(graph, NodeId{1}, 9, {.types = {supports}}), SizeIs(3));
    EXPECT_THAT(neighbourhood(graph, NodeId{4}, 0), ElementsAre(Reached{NodeId{4}, 0}));
}

}  // namespace
}  // namespace dossier::graph
