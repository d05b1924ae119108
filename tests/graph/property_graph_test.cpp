#include "graph/property_graph.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/error.hpp"

namespace dossier::graph {
namespace {

std::vector<std::uint32_t> neighbours(const PropertyGraph& graph, NodeId node, Direction direction) {
    std::vector<std::uint32_t> found;
    graph.for_each_adjacent(node, direction, [&](Adjacent step) { found.push_back(index(step.node)); });
    return found;
}

struct Graph : testing::Test {
    PropertyGraph graph;
    TypeId supports = graph.intern_type("SUPPORTS");
    TypeId opposes = graph.intern_type("OPPOSES");
    LabelId actor = graph.intern_label("Actor");
    LabelId country = graph.intern_label("Country");
    KeyId name = graph.intern_key("name");

    NodeId node(std::vector<LabelId> labels = {}) { return graph.create_node(labels); }
};

TEST_F(Graph, NeighboursComeInOrderWhateverTheOrderOfCreation) {
    Transaction transaction{graph};
    const NodeId a = node(), b = node(), c = node();
    graph.create_relationship(a, c, supports);
    graph.create_relationship(a, b, opposes);
    graph.create_relationship(a, b, supports);
    graph.create_relationship(a, b, supports);
    EXPECT_EQ(neighbours(graph, a, Direction::outgoing), (std::vector<std::uint32_t>{1, 1, 2, 1}));
    const Neighbours supported = graph.neighbours(a, supports, Direction::outgoing);
    EXPECT_EQ((std::vector(supported.relationships.begin(), supported.relationships.end())),
              (std::vector{RelationshipId{2}, RelationshipId{3}, RelationshipId{0}}));
    EXPECT_EQ(graph.degree(b, Direction::incoming), 3U);
    EXPECT_EQ(graph.degree(b, supports, Direction::incoming), 2U);
}

TEST_F(Graph, ALoopIsOutgoingAndIncoming) {
    Transaction transaction{graph};
    const NodeId a = node();
    const RelationshipId loop = graph.create_relationship(a, a, supports);
    EXPECT_EQ(graph.degree(a, Direction::outgoing), 1U);
    EXPECT_EQ(graph.degree(a, Direction::incoming), 1U);
    EXPECT_FALSE(graph.is_simple(supports));
    graph.erase(loop);
    EXPECT_TRUE(graph.is_simple(supports));
    EXPECT_EQ(graph.count(supports), 0U);
}

TEST_F(Graph, ParallelRelationshipsMakeATypeNotSimple) {
    Transaction transaction{graph};
    const NodeId a = node(), b = node();
    graph.create_relationship(a, b, supports);
    graph.create_relationship(b, a, supports);
    EXPECT_TRUE(graph.is_simple(supports));
    const RelationshipId second = graph.create_relationship(a, b, supports);
    EXPECT_FALSE(graph.is_simple(supports));
    graph.erase(second);
    EXPECT_TRUE(graph.is_simple(supports));
}

TEST_F(Graph, CountsFollowLabelsAddedAndRemoved) {
    Transaction transaction{graph};
    const NodeId a = node({country, actor, actor}), b = node();
    graph.create_relationship(a, b, supports);
    EXPECT_EQ(graph.labels_of(a), (std::vector{actor, country}));
    EXPECT_EQ(graph.count(actor, supports, std::nullopt), 1U);
    EXPECT_EQ(graph.count(actor, supports, actor), 0U);
    graph.add_label(b, actor);
    EXPECT_EQ(graph.count(actor, supports, actor), 1U);
    graph.remove_label(a, actor);
    EXPECT_EQ(graph.count(actor, supports, actor), 0U);
    EXPECT_EQ(graph.count(country, std::nullopt, actor), 1U);
    EXPECT_EQ(graph.count(actor), 1U);
}

TEST_F(Graph, AnErasedIdIsNotHandedOutAgain) {
    Transaction transaction{graph};
    const NodeId a = node(), b = node({actor});
    graph.erase(b);
    const NodeId c = node();
    EXPECT_EQ(index(c), 2U);
    EXPECT_TRUE(graph.contains(a));
    EXPECT_FALSE(graph.contains(b));
    EXPECT_EQ(graph.node_count(), 2U);
    EXPECT_EQ(graph.node_bound(), 3U);
    EXPECT_EQ(graph.count(actor), 0U);
}

TEST_F(Graph, AColumnTakesValuesOfMoreThanOneKind) {
    Transaction transaction{graph};
    const NodeId a = node(), b = node(), c = node();
    graph.set_property(a, name, 1);
    EXPECT_EQ(graph.property(a, name).as_integer(), 1);
    graph.set_property(b, name, "NATO");
    graph.set_property(c, name, List{Value{true}, Value{2.5}});
    EXPECT_EQ(graph.property(a, name).as_integer(), 1);
    EXPECT_EQ(graph.property(b, name).as_string(), "NATO");
    EXPECT_EQ(graph.property(c, name).as_list().size(), 2U);
    graph.set_property(b, name, Value{});
    EXPECT_TRUE(graph.property(b, name).is_null());
    EXPECT_TRUE(graph.properties(b).empty());
}

TEST_F(Graph, AnEqualStringIsKeptOnceAndForgottenWithItsLastUser) {
    Transaction transaction{graph};
    const NodeId a = node(), b = node();
    graph.set_property(a, name, "Nederland");
    graph.set_property(b, name, std::string{"Nederland"});
    EXPECT_EQ(&graph.property(a, name).as_string(), &graph.property(b, name).as_string());
    graph.set_property(a, name, "België");
    graph.set_property(b, name, "België");
    const auto& column = std::get<Column::Strings>(graph.node_columns().find(name)->data());
    EXPECT_EQ(column.dictionary.size(), 1U);
}

TEST_F(Graph, AnIndexFollowsWritesAndRollbacks) {
    const auto found = [&](const Value& value) {
        const auto nodes = graph.property_index(name)->find(value);
        return std::vector(nodes.begin(), nodes.end());
    };
    Transaction transaction{graph};
    const NodeId a = node(), b = node(), c = node();
    graph.set_property(c, name, 1);
    graph.set_property(a, name, 1.0);
    EXPECT_EQ(graph.property_index(name), nullptr);
    graph.index_property(name);
    EXPECT_EQ(found(1), (std::vector{a, c}));
    const std::size_t savepoint = transaction.savepoint();
    graph.set_property(b, name, 1);
    graph.set_property(a, name, "one");
    graph.erase(c);
    EXPECT_EQ(found(1), std::vector{b});
    EXPECT_EQ(found("one"), std::vector{a});
    transaction.roll_back_to(savepoint);
    EXPECT_EQ(found(1), (std::vector{a, c}));
    EXPECT_EQ(graph.property_index(name)->distinct(), 1U);
}

TEST_F(Graph, RollingBackRestoresEverythingThatWasCommitted) {
    NodeId a{}, b{};
    RelationshipId r{};
    {
        Transaction transaction{graph};
        a = node({actor}), b = node();
        r = graph.create_relationship(a, b, supports);
        graph.set_property(a, name, "Nederland");
        graph.set_property(r, name, 7);
        transaction.commit();
    }
    {
        Transaction transaction{graph};
        graph.erase(r);
        graph.erase(a);
        graph.add_label(b, country);
        graph.create_relationship(b, node({actor}), opposes);
    }
    EXPECT_EQ(graph.node_count(), 2U);
    EXPECT_EQ(graph.relationship_count(), 1U);
    EXPECT_EQ(graph.labels_of(a), std::vector{actor});
    EXPECT_TRUE(graph.labels_of(b).empty());
    EXPECT_EQ(graph.property(a, name).as_string(), "Nederland");
    EXPECT_EQ(graph.property(r, name).as_integer(), 7);
    EXPECT_EQ(neighbours(graph, a, Direction::outgoing), std::vector<std::uint32_t>{1});
    EXPECT_EQ(graph.count(actor, supports, std::nullopt), 1U);
    EXPECT_EQ(graph.count(opposes), 0U);
}

TEST_F(Graph, ASavepointKeepsWhatCameBeforeIt) {
    Transaction transaction{graph};
    const NodeId a = node();
    graph.set_property(a, name, "before");
    const std::size_t savepoint = transaction.savepoint();
    graph.set_property(a, name, "after");
    node();
    transaction.roll_back_to(savepoint);
    transaction.commit();
    EXPECT_EQ(graph.property(a, name).as_string(), "before");
    EXPECT_EQ(graph.node_count(), 1U);
}

TEST_F(Graph, ThousandsOfRelationshipsAtOnceReadLikeOneByOne) {
    PropertyGraph other;
    other.intern_type("SUPPORTS");
    Transaction transaction{graph};
    Transaction other_transaction{other};
    constexpr std::uint32_t nodes = 300;
    std::vector<PropertyGraph::Ends> ends;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        node();
        other.create_node({});
    }
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        ends.push_back({NodeId{i * 7919 % 31 * i % nodes}, NodeId{i * 104729 % nodes}});
        other.create_relationship(ends.back().start, ends.back().end, supports);
    }
    const auto middle = ends.begin() + 15'000;
    EXPECT_EQ(graph.create_relationships(supports, {ends.begin(), middle}), RelationshipId{0});
    EXPECT_EQ(graph.create_relationships(supports, {middle, ends.end()}), RelationshipId{15'000});
    EXPECT_EQ(graph.is_simple(supports), other.is_simple(supports));
    for (std::uint32_t i = 0; i < nodes; ++i) {
        for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
            const Neighbours one = graph.neighbours(NodeId{i}, supports, direction);
            const Neighbours two = other.neighbours(NodeId{i}, supports, direction);
            ASSERT_TRUE(std::ranges::equal(one.nodes, two.nodes));
            ASSERT_TRUE(std::ranges::equal(one.relationships, two.relationships));
        }
    }
}

// So many that the two directions are made beside each other.
TEST_F(Graph, WhatCameAtOnceGoesAtOnce) {
    Transaction transaction{graph};
    const NodeId a = node({actor}), b = node({country});
    const RelationshipId kept = graph.create_relationship(a, b, supports);
    const std::size_t savepoint = transaction.savepoint();
    std::vector<PropertyGraph::Ends> ends(70'000, {a, b});
    ends.front() = ends.back() = {b, b};
    EXPECT_EQ(graph.create_relationships(supports, ends), RelationshipId{1});
    EXPECT_EQ(transaction.savepoint(), savepoint + 1);
    EXPECT_EQ(graph.count(actor, supports, country), 69'999U);
    EXPECT_EQ(graph.count(country, supports, country), 2U);
    EXPECT_TRUE(graph.has_loops(supports));
    EXPECT_EQ(graph.degree(b, Direction::incoming), 70'001U);
    transaction.roll_back_to(savepoint);
    EXPECT_EQ(graph.relationship_count(), 1U);
    EXPECT_EQ(graph.count(actor, supports, country), 1U);
    EXPECT_FALSE(graph.has_loops(supports));
    EXPECT_TRUE(graph.is_simple(supports));
    EXPECT_EQ(neighbours(graph, a, Direction::outgoing), (std::vector{index(b)}));
    EXPECT_TRUE(graph.contains(kept));
    EXPECT_EQ(graph.relationship_bound(), 70'001U);
}

TEST_F(Graph, NoneAtOnceIsNothing) {
    Transaction transaction{graph};
    EXPECT_EQ(graph.create_relationships(supports, {}), RelationshipId{0});
    EXPECT_TRUE(transaction.changes().empty());
}

TEST_F(Graph, AVisitorThatReturnsFalseStopsTheScan) {
    Transaction transaction{graph};
    for (int i = 0; i < 5; ++i) node({actor});
    int seen = 0;
    graph.for_each_node(actor, [&](NodeId) { return ++seen < 2; });
    EXPECT_EQ(seen, 2);
}

TEST(GraphLimit, TheIdAfterTheLastIsAnError) {
    PropertyGraph graph{2};
    Transaction transaction{graph};
    const NodeId a = graph.create_node({});
    const NodeId b = graph.create_node({});
    const TypeId type = graph.intern_type("T");
    for (int i = 0; i < 2; ++i) graph.create_relationship(a, b, type);
    const auto code = [](auto create) {
        try {
            create();
        } catch (const Error& error) {
            return error.diagnostic().code;
        }
        return ErrorCode::wrong_usage;
    };
    EXPECT_EQ(code([&] { graph.create_node({}); }), ErrorCode::too_many_ids);
    EXPECT_EQ(code([&] { graph.create_relationship(a, b, type); }), ErrorCode::too_many_ids);
    EXPECT_EQ(code([&] {
                  graph.create_relationships(type, std::vector<PropertyGraph::Ends>{{a, b}});
              }),
              ErrorCode::too_many_ids);
    EXPECT_EQ(graph.node_count(), 2U);
    EXPECT_EQ(graph.relationship_count(), 2U);
}

}  // namespace
}  // namespace dossier::graph
