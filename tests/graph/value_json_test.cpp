#include "graph/value_json.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/value_order.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {
namespace {

struct SmallGraph {
    PropertyGraph graph;
    NodeId actor{}, topic{};
    RelationshipId supports{};

    SmallGraph() {
        Transaction transaction{graph};
        const LabelId labels[] = {graph.intern_label("Country"), graph.intern_label("Actor")};
        actor = graph.create_node(labels);
        topic = graph.create_node({});
        supports = graph.create_relationship(actor, topic, graph.intern_type("SUPPORTS"));
        graph.set_property(actor, graph.intern_key("name"), "Nederland");
        graph.set_property(supports, graph.intern_key("confidence"), 0.9);
        transaction.commit();
    }
};

TEST(ToJson, KeepsIntegersAndFloatsApart) {
    EXPECT_EQ(to_json(List{1, 1.0, -0.5, 1e20, 1e-7, 0.1, true, Value{}}),
              "[1, 1.0, -0.5, 1e20, 1e-7, 0.1, true, null]");
    EXPECT_EQ(to_json(List{std::nan(""), INFINITY, -INFINITY}), R"(["NaN", "Infinity", "-Infinity"])");
}

TEST(ToJson, EscapesStrings) {
    EXPECT_EQ(to_json("a\"b\\c\n\x01 ë€"), R"("a\"b\\c\n\u0001 ë€")");
    EXPECT_EQ(to_json("\xff"), "\"\xEF\xBF\xBD\"");
    EXPECT_EQ(to_json(Map{{"it's", "x"}, {"a", Date{0}}}), R"({"a": "1970-01-01", "it's": "x"})");
}

TEST(ToJson, ShowsNodesRelationshipsAndPaths) {
    const SmallGraph small;
    EXPECT_EQ(to_json(small.actor, &small.graph),
              R"({"id": 0, "labels": ["Actor", "Country"], "properties": {"name": "Nederland"}})");
    EXPECT_EQ(to_json(small.supports, &small.graph),
              R"({"id": 0, "type": "SUPPORTS", "start": 0, "end": 1, "properties": {"confidence": 0.9}})");
    EXPECT_EQ(to_json(Path{{small.topic}, {}}, &small.graph),
              R"({"nodes": [{"id": 1, "labels": [], "properties": {}}], "relationships": []})");
    EXPECT_EQ(to_json(NodeId{7}, &small.graph), R"({"id": 7})");
}

TEST(FromJson, ReadsWhatToJsonWrites) {
    const Value value = Map{{"list", List{1, 1.5, "ë\n", Value{}, false, List{}}},
                            {"map", Map{{"", Map{}}}},
                            {"least", std::int64_t{INT64_MIN}},
                            {"tiny", 5e-324},
                            {"third", 1.0 / 3}};
    const Value back = from_json(to_json(value));
    EXPECT_TRUE(equivalent(back, value));
    EXPECT_EQ(to_json(back), to_json(value));
    EXPECT_TRUE(from_json("9223372036854775808").is(ValueKind::floating));
    EXPECT_EQ(from_json(R"({"a": 1, "a": 2})").as_map().get("a").as_integer(), 2);
}

TEST(FromJson, RefusesWhatIsNotJson) {
    for (const char* text : {"", "{", "[1,]", "{\"a\" 1}", "1 2", "nul", "\"\xff\"", "NaN", "'a'"}) {
        try {
            static_cast<void>(from_json(text));
            FAIL() << text;
        } catch (const Error& error) {
            EXPECT_EQ(error.diagnostic().code, ErrorCode::unreadable_data) << text;
            EXPECT_TRUE(error.diagnostic().where) << text;
        }
    }
}

TEST(FromJson, NestsNoDeeperThanValuesDo) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(to_json(from_json(nested(max_nesting))), nested(max_nesting));
    EXPECT_THROW(static_cast<void>(from_json(nested(max_nesting + 1))), Error);
    EXPECT_THROW(static_cast<void>(from_json(std::string(5'000'000, '['))), Error);
}

TEST(Literal, WritesValuesAsCypherDoes) {
    EXPECT_EQ(literal(List{1, 1.0, 1e9, 2.5e-9, "it's\n\\", Value{}, true, std::nan("")}),
              R"([1, 1.0, 1000000000.0, 2.5e-9, 'it\'s\n\\', null, true, NaN])");
    EXPECT_EQ(literal(Map{{"plain_1", 1}, {"two words", Map{}}, {"tick`", List{}}}),
              "{plain_1: 1, `tick```: [], `two words`: {}}");
    EXPECT_EQ(literal(Date{0}), "'1970-01-01'");
    EXPECT_EQ(literal(List{Date{0}, Duration{.days = 1}, -INFINITY}, nullptr, LiteralUse::running),
              "[date('1970-01-01'), duration('P1D'), (-1.0 / 0.0)]");
}

TEST(Literal, ShowsNodesRelationshipsAndPaths) {
    const SmallGraph small;
    const auto shown = [&small](const Value& value) { return literal(value, &small.graph); };
    EXPECT_EQ(shown(small.actor), "(:Actor:Country {name: 'Nederland'})");
    EXPECT_EQ(shown(small.topic), "()");
    EXPECT_EQ(shown(small.supports), "[:SUPPORTS {confidence: 0.9}]");
    EXPECT_EQ(shown(Path{{small.actor, small.topic, small.actor}, {small.supports, small.supports}}),
              "<(:Actor:Country {name: 'Nederland'})-[:SUPPORTS {confidence: 0.9}]->()<-[:SUPPORTS {confidence: 0.9}]-"
              "(:Actor:Country {name: 'Nederland'})>");
    EXPECT_EQ(literal(NodeId{7}), "(#7)");
}

}  // namespace
}  // namespace dossier::graph
