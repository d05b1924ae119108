#include "graph/export/exporter.hpp"

#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/export/caption.hpp"
#include "graph/export/graphviz.hpp"
#include "tests/support/golden.hpp"

namespace dossier::graph {
namespace {

/// Countries, an organisation, topics and a commitment, with what is hard to write: quotes, backslashes, markup, line
/// breaks, a control character, two nodes of one id, a loop.
class SmallWorld {
public:
    SmallWorld() {
        Transaction transaction{graph};
        const NodeId netherlands = node({"Actor", "Country"}, {{"id", "NLD"}, {"name", "Nederland"}});
        const NodeId nato = node({"Actor", "Organization"}, {{"id", "nato"}, {"name", "NAVO & \"bondgenoten\""}});
        const NodeId cabinet = node({"Actor", "Group"}, {{"id", "kabinet"}, {"name", "het kabinet"}});
        const NodeId space = node({"Topic"}, {{"id", "ruimte"}, {"name", "weerbaarheid in de ruimte"}});
        const NodeId sahel = node({"Topic"}, {{"id", "sahel"}, {"name", "Sahel <b>regio</b>"}});
        const NodeId promise =
            node({"Commitment"}, {{"id", "c1"},
                                  {"kind", "undertaking"},
                                  {"due", Date{19988}},
                                  {"text", "Het kabinet informeert uw Kamer na de zomer over de "
                                           "uitkomsten van de Top en over de bijdrage van Nederland."}});
        const NodeId sentence = node({"Sentence"}, {{"text", "Regel één\nregel \\twee\x01"}, {"begin", 12}});
        const NodeId twin = node({"Topic"}, {{"id", "ruimte"}, {"tags", List{"a;b", "c"}}, {"weight", 0.5}});
        node({}, {});
        relate(netherlands, "SUPPORTS", space, {{"confidence", 0.9}, {"evidence", List{"s1", "s2"}}});
        relate(nato, "DISCUSSES", sahel, {});
        relate(netherlands, "MEMBER_OF", nato, {});
        relate(cabinet, "COMMITS_TO", promise, {{"status", "made \"now\""}});
        relate(promise, "ABOUT", space, {});
        relate(promise, "STATED_IN", sentence, {});
        relate(nato, "COOPERATES_WITH", nato, {});
        relate(twin, "BROADER", sahel, {});
        transaction.commit();
    }

    PropertyGraph graph;

private:
    NodeId node(std::initializer_list<std::string_view> labels, std::initializer_list<Map::Entry> properties) {
        std::vector<LabelId> ids;
        for (const std::string_view label : labels) ids.push_back(graph.intern_label(label));
        const NodeId made = graph.create_node(ids);
        for (const auto& [key, value] : properties) graph.set_property(made, graph.intern_key(key), value);
        return made;
    }
    void relate(NodeId start, std::string_view type, NodeId end, std::initializer_list<Map::Entry> properties) {
        const RelationshipId made = graph.create_relationship(start, end, graph.intern_type(type));
        for (const auto& [key, value] : properties) graph.set_property(made, graph.intern_key(key), value);
    }
};

std::string written(std::string_view format, const SmallWorld& world, const ExportOptions& options = {}) {
    return export_format(format).write(world.graph, whole(world.graph), options).front().bytes;
}

TEST(Export, WritesEveryTextFormatAsBefore) {
    const SmallWorld world;
    for (const std::string_view format : {"dot", "json", "graphml", "cypher"}) {
        tests::expect_golden(fmt::format("export/small_world.{}", format), written(format, world));
    }
    for (const ExportedFile& file : export_format("csv").write(world.graph, whole(world.graph), {})) {
        tests::expect_golden("export/" + file.name, file.bytes);
    }
}

TEST(Export, ShowsWhatTheCallerTellsAboutAnElement) {
    const SmallWorld world;
    ExportOptions options{.title = "Wie steunt \"wat\"?", .node_tooltip = {}, .relationship_tooltip = {}};
    options.relationship_tooltip = [](RelationshipId id) { return fmt::format("zin {}", index(id)); };
    const std::string dot = written("dot", world, options);
    EXPECT_NE(dot.find("tooltip=\"zin 3\""), std::string::npos);
    EXPECT_NE(dot.find("digraph \"Wie steunt \\\"wat\\\"?\""), std::string::npos);
}

TEST(Export, DrawsPictures) {
    const SmallWorld world;
    EXPECT_NE(written("svg", world).find("<svg"), std::string::npos);
    EXPECT_TRUE(written("png", world).starts_with("\x89PNG"));
    const PropertyGraph empty;
    EXPECT_FALSE(export_format("svg").write(empty, {}, {}).front().bytes.empty());
}

TEST(Export, ReportsWhatGraphvizCannotRead) {
    try {
        static_cast<void>(draw("digraph {", "svg"));
        FAIL() << "not a graph";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().code, ErrorCode::write_failed);
    }
}

TEST(Export, EndsADrawingThatTakesTooLong) {
    try {
        static_cast<void>(draw("digraph { a -> b }", "svg", std::chrono::milliseconds{0}));
        FAIL() << "no time at all";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().code, ErrorCode::timed_out);
    }
}

TEST(Export, KnowsItsFormatsByNameAndEnding) {
    EXPECT_EQ(export_format_of("picture.svg").name, "svg");
    EXPECT_THROW(static_cast<void>(export_format_of("picture")), Error);
    EXPECT_THROW(static_cast<void>(export_format_of("picture.gif")), Error);
    try {
        static_cast<void>(export_format("grphml"));
        FAIL() << "no such format";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().hint, "did you mean `graphml`?");
    }
}

TEST(Export, WritesFilesAndFolders) {
    const SmallWorld world;
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("dossier_export_test_{}", getpid());
    export_to(folder, export_format("csv"), world.graph, whole(world.graph));
    EXPECT_TRUE(std::filesystem::exists(folder / "nodes.csv"));
    EXPECT_TRUE(std::filesystem::exists(folder / "relationships.csv"));
    EXPECT_THROW(export_to(folder / "none" / "x.dot", export_format("dot"), world.graph, {}), Error);
    std::filesystem::remove_all(folder);
}

TEST(Selected, TakesTheEndsOfRelationshipsAndReachesIntoLists) {
    const SmallWorld world;
    const std::vector<Value> values{List{RelationshipId{0}, Map{{"n", NodeId{8}}}}, NodeId{8}, NodeId{99}, 1};
    const Selection part = selected(world.graph, values);
    EXPECT_EQ(part.nodes, (std::vector{NodeId{0}, NodeId{3}, NodeId{8}}));
    EXPECT_EQ(part.relationships, std::vector{RelationshipId{0}});
}

using Lines = std::vector<std::string>;

TEST(Wrapped, BreaksBetweenWordsAndMarksTheCut) {
    EXPECT_EQ(wrapped("een twee\n drie", 8, 3), (Lines{"een twee", "drie"}));
    EXPECT_EQ(wrapped("een twee drie vier", 8, 2), (Lines{"een twee", "drie…"}));
    EXPECT_EQ(wrapped("onafscheidelijk", 6, 2), (Lines{"onafsc", "heide…"}));
    EXPECT_EQ(wrapped("", 6, 2), Lines{});
    EXPECT_EQ(wrapped(" \t\x01", 6, 2), Lines{});
}

TEST(Wrapped, NeverCutsWithinACharacter) {
    const std::string accented = "e\u0301";  // one character, two code points
    EXPECT_EQ(wrapped(accented + accented + accented, 2, 1), Lines{accented + "…"});
    EXPECT_EQ(wrapped("\xff", 2, 1), Lines{"\uFFFD"});
}

}  // namespace
}  // namespace dossier::graph
