#include "graph/algorithms.hpp"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"

namespace dossier::graph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// A triangle 1, 2, 3 around which it is a cycle, a tail 3 -> 4, and 5 alone; node 0 was erased.
struct Algorithms : testing::Test {
    PropertyGraph graph;
    TypeId type = graph.intern_type("SUPPORTS");

    Algorithms() {
        Transaction transaction{graph};
        for (int i = 0; i < 6; ++i) graph.create_node({});
        connect(1, 2), connect(2, 3), connect(3, 1), connect(3, 4);
        graph.erase(NodeId{0});
        transaction.commit();
    }
    void connect(std::uint32_t start, std::uint32_t end) {
        graph.create_relationship(NodeId{start}, NodeId{end}, type);
    }
    template <typename T>
    static auto at(std::uint32_t node, T value) {
        return Pair(NodeId{node}, value);
    }
};

TEST_F(Algorithms, PageRankAddsUpToOneAndStartsAnewAtDeadEnds) {
    double total = 0;
    for (const auto& [node, rank] : pagerank(graph)) total += rank;
    EXPECT_NEAR(total, 1, 1e-12);

    // Two nodes, one relationship: x = c, y = c + x/2, x + y = 1, so c = 2/5.
    PropertyGraph pair;
    Transaction transaction{pair};
    const NodeId a = pair.create_node({}), b = pair.create_node({});
    pair.create_relationship(a, b, pair.intern_type("T"));
    const ByNode<double> ranks = pagerank(pair, {}, 0.5);
    EXPECT_NEAR(ranks[0].second, 0.4, 1e-10);
    EXPECT_NEAR(ranks[1].second, 0.6, 1e-10);
}

TEST_F(Algorithms, BetweennessOfBothForms) {
    // Directed: 3 lies on 1-4, 2-1, 2-4; 2 on 1-3 and 1-4; 1 on 3-2.
    EXPECT_THAT(betweenness(graph), ElementsAre(at(1, 1.0), at(2, 2.0), at(3, 3.0), at(4, 0.0), at(5, 0.0)));
    // Undirected: 3 lies on 1-4 and 2-4.
    EXPECT_THAT(betweenness(graph, {.types = {}, .directed = false}),
                ElementsAre(at(1, 0.0), at(2, 0.0), at(3, 2.0), at(4, 0.0), at(5, 0.0)));
}

TEST_F(Algorithms, ClosenessCountsWhatIsReached) {
    // Undirected, 1 reaches 3 of 4 others at 1 + 1 + 2; 3 reaches them at 1 each.
    EXPECT_THAT(closeness(graph, {.types = {}, .directed = false}),
                ElementsAre(at(1, 0.75 * 0.75), at(2, 0.75 * 0.75), at(3, 0.75), at(4, 0.6 * 0.75), at(5, 0.0)));
    EXPECT_THAT(closeness(graph),
                ElementsAre(at(1, 0.5 * 0.75), at(2, 0.6 * 0.75), at(3, 0.75 * 0.75), at(4, 0.0), at(5, 0.0)));
}

TEST_F(Algorithms, ComponentsAreCalledByTheirSmallestNode) {
    const auto is = [](std::uint32_t node, std::uint32_t component) { return Pair(NodeId{node}, NodeId{component}); };
    EXPECT_THAT(components(graph), ElementsAre(is(1, 1), is(2, 1), is(3, 1), is(4, 4), is(5, 5)));
    EXPECT_THAT(components(graph, {.types = {}, .directed = false}),
                ElementsAre(is(1, 1), is(2, 1), is(3, 1), is(4, 1), is(5, 5)));
}

TEST_F(Algorithms, CoreNumbersDisregardLoopsAndParallels) {
    Transaction transaction{graph};
    connect(4, 4), connect(4, 3), connect(5, 5);
    EXPECT_THAT(core_numbers(graph), ElementsAre(at(1, 2U), at(2, 2U), at(3, 2U), at(4, 1U), at(5, 0U)));
}

TEST_F(Algorithms, AnEmptyGraphHasNoValues) {
    const PropertyGraph empty;
    EXPECT_THAT(pagerank(empty), IsEmpty());
    EXPECT_THAT(betweenness(empty), IsEmpty());
    EXPECT_THAT(closeness(empty), IsEmpty());
    EXPECT_THAT(components(empty), IsEmpty());
    EXPECT_THAT(core_numbers(empty), IsEmpty());
}

TEST_F(Algorithms, ACheckpointThatThrowsEndsThem) {
    const Scope scope{.types = {}, .checkpoint = [] { throw std::runtime_error{"stop"}; }};
    EXPECT_THROW(static_cast<void>(pagerank(graph, scope)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(closeness(graph, scope)), std::runtime_error);
}

}  // namespace
}  // namespace dossier::graph
