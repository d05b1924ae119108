#include "graph/weighted_paths.hpp"

#include <algorithm>
#include <limits>
#include <random>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/communities.hpp"

namespace dossier::graph {
namespace {

using testing::ElementsAre;
using testing::Pair;

struct Net {
    PropertyGraph graph;
    Transaction transaction{graph};
    TypeId type = graph.intern_type("ROAD");
    KeyId key = graph.intern_key("km");

    explicit Net(int nodes) {
        for (int i = 0; i < nodes; ++i) graph.create_node({});
    }
    void connect(std::uint32_t start, std::uint32_t end, double weight = 1) {
        graph.set_property(graph.create_relationship(NodeId{start}, NodeId{end}, type), key, Value{weight});
    }
    [[nodiscard]] std::vector<double> costs(std::uint32_t from, std::uint32_t to, std::size_t most,
                                            const Scope& scope = {}) const {
        std::vector<double> found;
        for (const auto& path :
             cheapest_paths(graph, NodeId{from}, NodeId{to}, most, property_weights(graph, key), scope))
            found.push_back(path.cost);
        return found;
    }
};

/// The costs of all paths without a node twice, by trying every one.
void walk_all(const Net& net, std::uint32_t at, std::uint32_t to, double cost, std::vector<bool>& seen,
              std::vector<double>& costs) {
    if (at == to) return costs.push_back(cost);
    seen[at] = true;
    net.graph.for_each_adjacent(NodeId{at}, Direction::outgoing, [&](Adjacent step) {
        if (!seen[index(step.node)])
            walk_all(net, index(step.node), to, cost + net.graph.property(step.relationship, net.key).as_number(), seen,
                     costs);
    });
    seen[at] = false;
}

TEST(CheapestPaths, AreThoseOfYensExample) {
    // C D E F G H are 0 to 5; from C to H the three cheapest cost 5, 7 and 8.
    Net net{6};
    net.connect(0, 1, 3), net.connect(0, 2, 2), net.connect(1, 3, 4), net.connect(2, 1, 1), net.connect(2, 3, 2);
    net.connect(2, 4, 3), net.connect(3, 4, 2), net.connect(3, 5, 1), net.connect(4, 5, 2);
    EXPECT_THAT(net.costs(0, 5, 3), ElementsAre(5, 7, 8));
}

TEST(CheapestPaths, AreAllPathsInTheOrderOfTheirCosts) {
    std::mt19937 random{7};
    for (int round = 0; round < 20; ++round) {
        Net net{7};
        const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
        for (int i = 0; i < 16; ++i) net.connect(below(7), below(7), below(5));
        std::vector<double> expected;
        std::vector<bool> seen(7);
        walk_all(net, 0, 6, 0, seen, expected);
        std::ranges::sort(expected);
        EXPECT_EQ(net.costs(0, 6, 100'000), expected);
        const std::size_t some = std::min<std::size_t>(3, expected.size());
        expected.resize(some);
        EXPECT_EQ(net.costs(0, 6, 3), expected);
    }
}

TEST(CheapestPaths, AreWalkedBothWaysWhereDirectionsDoNotCount) {
    Net net{3};
    net.connect(1, 0, 2), net.connect(1, 2, 3);
    EXPECT_THAT(net.costs(0, 2, 5), ElementsAre());
    EXPECT_THAT(net.costs(0, 2, 5, {.types = {}, .directed = false}), ElementsAre(5));
}

TEST(CheapestPaths, AnInfiniteWeightIsNotWalked) {
    Net net{2};
    net.connect(0, 1);
    const Weight never = [](RelationshipId) { return std::numeric_limits<double>::infinity(); };
    EXPECT_TRUE(cheapest_paths(net.graph, NodeId{0}, NodeId{1}, 1, never).empty());
}

TEST(CheapestPaths, EndWhenTheirLimitsThrow) {
    Net net{2};
    net.connect(0, 1);
    const auto stop = [](auto...) { throw std::runtime_error{"stop"}; };
    EXPECT_THROW(static_cast<void>(net.costs(0, 1, 1, {.types = {}, .checkpoint = stop})), std::runtime_error);
    EXPECT_THROW(static_cast<void>(net.costs(0, 1, 1, {.types = {}, .account = stop})), std::runtime_error);
}

TEST(Communities, AreTheTwoTrianglesOfABarbell) {
    Net net{7};
    net.connect(0, 1), net.connect(1, 2), net.connect(2, 0), net.connect(3, 4), net.connect(4, 5), net.connect(5, 3);
    net.connect(2, 3), net.connect(6, 6);
    std::vector<std::uint32_t> found;
    for (const auto& [node, community] : communities(net.graph)) found.push_back(index(community));
    EXPECT_THAT(found, ElementsAre(0, 0, 0, 3, 3, 3, 6));
}

TEST(Communities, OfARingOfCliquesAreTheCliques) {
    // Blondel and others: thirty cliques of five in a ring; within the limit of resolution for ten of them.
    Net net{50};
    for (std::uint32_t clique = 0; clique < 10; ++clique) {
        for (std::uint32_t a = 0; a < 5; ++a) {
            for (std::uint32_t b = a + 1; b < 5; ++b) net.connect(clique * 5 + a, clique * 5 + b);
        }
        net.connect(clique * 5, (clique * 5 + 6) % 50);
    }
    for (const auto& [node, community] : communities(net.graph)) EXPECT_EQ(index(community), index(node) / 5 * 5);
}

TEST(Clustering, CountsTrianglesAndTheirShare) {
    Net net{4};
    net.connect(0, 1), net.connect(1, 2), net.connect(2, 0), net.connect(0, 3), net.connect(0, 2), net.connect(3, 3);
    const auto is = [](std::uint32_t node, std::size_t triangles, double share) {
        return Pair(NodeId{node}, Clustering{triangles, share});
    };
    EXPECT_THAT(clustering(net.graph), ElementsAre(is(0, 1, 1.0 / 3), is(1, 1, 1), is(2, 1, 1), is(3, 0, 0)));
    EXPECT_THAT(degrees(net.graph), ElementsAre(Pair(NodeId{0}, Degree{3, 1}), Pair(NodeId{1}, Degree{1, 1}),
                                                Pair(NodeId{2}, Degree{1, 2}), Pair(NodeId{3}, Degree{1, 2})));
}

}  // namespace
}  // namespace dossier::graph
