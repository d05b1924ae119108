#include "graph/canonical.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "graph/change.hpp"
#include "graph/export/exporter.hpp"
#include "graph/integrity.hpp"

namespace {

using namespace dossier::graph;

NodeId node(PropertyGraph& graph, std::string_view label, std::string_view id) {
    const std::array labels{graph.intern_label(label)};
    const NodeId made = graph.create_node(labels);
    graph.set_property(made, graph.intern_key("id"), Value{id});
    return made;
}

std::string text_of(const PropertyGraph& graph, std::string_view format = "cypher") {
    const CanonicalGraph copy = canonical(graph, whole(graph));
    EXPECT_TRUE(check_integrity(copy.graph).empty());
    return export_format(format).write(copy.graph, whole(copy.graph), {}).front().bytes;
}

TEST(Canonical, ShowsNoOrderOfMakingAndNothingThatWasErased) {
    PropertyGraph one;
    {
        Transaction transaction{one};
        const NodeId a = node(one, "Actor", "a");
        const NodeId b = node(one, "Topic", "b");
        one.set_property(a, one.intern_key("name"), Value{"A"});
        one.create_relationship(a, b, one.intern_type("SUPPORTS"));
        const RelationshipId said = one.create_relationship(a, b, one.intern_type("OPPOSES"));
        one.set_property(said, one.intern_key("x"), Value{1});
        one.create_relationship(a, b, one.intern_type("OPPOSES"));
        transaction.commit();
    }
    PropertyGraph other;
    {
        Transaction transaction{other};
        const NodeId gone = node(other, "Zebra", "z");
        other.set_property(gone, other.intern_key("name"), Value{"Z"});
        const NodeId b = node(other, "Topic", "b");
        const NodeId a = node(other, "Actor", "a");
        other.create_relationship(a, b, other.intern_type("OPPOSES"));
        const RelationshipId said = other.create_relationship(a, b, other.intern_type("OPPOSES"));
        other.set_property(said, other.intern_key("x"), Value{1});
        other.create_relationship(a, b, other.intern_type("SUPPORTS"));
        other.set_property(a, other.intern_key("name"), Value{"A"});
        other.erase(gone);
        transaction.commit();
    }
    for (const std::string_view format : {"cypher", "json", "graphml", "dot"})
        EXPECT_EQ(text_of(one, format), text_of(other, format)) << format;
    EXPECT_EQ(text_of(PropertyGraph{}), "");
}

TEST(Canonical, TellsWhatEachWasInTheFirstGraph) {
    PropertyGraph graph;
    Transaction transaction{graph};
    const NodeId b = node(graph, "A", "b");
    const NodeId a = node(graph, "A", "a");
    const RelationshipId tie = graph.create_relationship(b, a, graph.intern_type("T"));
    transaction.commit();
    const CanonicalGraph copy = canonical(graph, whole(graph));
    EXPECT_EQ(copy.nodes, (std::vector{a, b}));
    EXPECT_EQ(copy.relationships, std::vector{tie});
    const CanonicalGraph part = canonical(graph, {.nodes = {b}, .relationships = {}});
    EXPECT_EQ(part.graph.node_count(), 1U);
    EXPECT_EQ(part.graph.relationship_count(), 0U);
}

TEST(Canonical, EqualNodesStayInTheirOrder) {
    PropertyGraph graph;
    Transaction transaction{graph};
    const NodeId first = node(graph, "A", "a");
    const NodeId second = node(graph, "A", "a");
    graph.create_relationship(second, first, graph.intern_type("T"));
    transaction.commit();
    EXPECT_EQ(canonical(graph, whole(graph)).nodes, (std::vector{first, second}));
}

}  // namespace
