#include "graph/export/exporter.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/export/caption.hpp"
#include "graph/export/graphviz.hpp"
#include "graph/export/wrapping.hpp"
#include "graph/export/writers.hpp"
#include "tests/support/golden.hpp"

namespace dossier::graph {
namespace {

/// Countries, an organisation, topics and a commitment, a document with its sentence, and what is hard to write:
/// quotes, backslashes, markup, line breaks, control characters, reserved words, two nodes of one id, a loop, parallel
/// relationships, every type of value.
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
        relate(nato, "SUPPORTS", space, {{"status", "expected"}});
        relate(cabinet, "SUPPORTS", space, {{"status", "intended"}, {"evidence", List{"kst-1/s1"}}});
        relate(netherlands, "OPPOSES", sahel, {{"status", "negated"}});
        relate(nato, "DISCUSSES", sahel, {});
        add_document();
        add_values();
        transaction.commit();
    }

    /// What the tables of Neptune and neo4j-admin have no place for, under names that they can hold.
    void rename_what_neptune_refuses() {
        Transaction transaction{graph};
        graph.remove_label(odd_, *graph.labels().find("rare; naam"));
        for (const std::string_view name : {"local time", "there and back", "a:b`c\"\n"}) {
            std::string other{name};
            std::ranges::replace_if(
                other, [](char c) { return c == ' ' || c == '\n'; }, '_');
            const KeyId key = *graph.keys().find(name);
            graph.set_property(odd_, graph.intern_key(other), graph.property(odd_, key));
            graph.set_property(odd_, key, Value{});
        }
        transaction.commit();
    }

    PropertyGraph graph;

private:
    void add_document() {
        const NodeId document = node({"Document"}, {{"id", "kst-1"}, {"title", "Een brief"}, {"date", Date{19988}}});
        const NodeId older = node({"Document"}, {{"id", "kst-0"}});
        const NodeId section = node({"Section"}, {{"id", "kst-1/1"}});
        const NodeId paragraph = node({"Paragraph"}, {{"id", "kst-1/1/1"}});
        const NodeId sentence =
            node({"Sentence"}, {{"id", "kst-1/s1"}, {"text", "\\N is geen \\G"}, {"begin", 3}, {"end", 17}});
        const NodeId defence = node({"Topic"}, {{"id", "defensie"},
                                                {"name", "Defensie"},
                                                {"name_nl", "Defensie"},
                                                {"name_en", "Defence"},
                                                {"aliases", List{"krijgsmacht", "leger"}}});
        relate(document, "HAS_SECTION", section, {});
        relate(section, "HAS_PARAGRAPH", paragraph, {});
        relate(paragraph, "HAS_SENTENCE", sentence, {});
        relate(document, "CITES", older, {{"text", "Kamerstuk 0"}});
        relate(sentence, "MENTIONS", defence, {{"surface", "leger"}});
    }
    void add_values() {
        const double infinity = std::numeric_limits<double>::infinity();
        odd_ = node(
            {"end", "rare; naam"},
            {{"yes", true},
             {"int", std::int64_t{-9007199254740993}},
             {"doubles", List{infinity, -infinity, std::numeric_limits<double>::quiet_NaN(), 1e300}},
             {"date", Date{-800'000}},
             {"time", Time{.nanoseconds = 0, .offset = 3600}},
             {"local time", LocalTime{.nanoseconds = 45'000'123'000}},
             {"moment", LocalDateTime{.seconds = 0, .nanoseconds = 0}},
             {"zoned", DateTime{.seconds = 0, .nanoseconds = 500'000'000, .offset = 3600, .zone = "Europe/Amsterdam"}},
             {"period", Duration{.months = 14, .days = 3, .seconds = 5, .nanoseconds = 0}},
             {"there and back", Duration{.months = 1, .days = -3, .seconds = 0, .nanoseconds = 0}},
             {"none", List{}},
             {"flags", List{true, false}},
             {"mixed", List{1, "een"}},
             {"nested", List{List{1}, List{}}},
             {"class", "%%{init}%% style a:#b; `x` [y] {z} |w| ; -- & &amp; 100%"},
             {"a:b`c\"\n", "\r\n\t"}});
    }
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

    NodeId odd_{};  // names and values that are hard to write
};

std::string written(std::string_view format, const SmallWorld& world, const ExportOptions& options = {}) {
    return export_format(format).write(world.graph, whole(world.graph), options).front().bytes;
}

TEST(Export, WritesEveryTextFormatAsBefore) {
    const SmallWorld world;
    for (const ExportFormat& format : export_formats()) {
        if (format.name == "svg" || format.name == "png" || format.name == "csv") continue;
        tests::expect_golden(fmt::format("export/small_world{}", format.ending), written(format.name, world));
    }
}

std::vector<ExportedFile> tables(const PropertyGraph& graph, std::string_view dialect) {
    ExportOptions options;
    options.dialect = csv_dialect(dialect);
    return export_format("csv").write(graph, whole(graph), options);
}

TEST(Export, WritesTheTablesOfEveryDialectAsBefore) {
    SmallWorld world;
    world.rename_what_neptune_refuses();
    for (const std::string_view dialect : {"neo4j", "memgraph", "neptune"}) {
        for (const ExportedFile& file : tables(world.graph, dialect)) {
            tests::expect_golden(fmt::format("export/{}/{}", dialect, file.name), file.bytes);
        }
    }
}

std::string refusal_of(const PropertyGraph& graph, std::string_view dialect) {
    try {
        static_cast<void>(tables(graph, dialect));
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
    return {};
}

TEST(Export, RefusesNamesThatADialectCannotHold) {
    const SmallWorld world;
    EXPECT_NE(refusal_of(world.graph, "neo4j").find("the label `rare; naam` holds one"), std::string::npos);
    EXPECT_NE(refusal_of(world.graph, "neptune").find("holds no space, comma or line break"), std::string::npos);
    EXPECT_EQ(refusal_of(world.graph, "memgraph"), "");
}

TEST(Export, KnowsItsDialectsByName) {
    try {
        static_cast<void>(csv_dialect("neoj4"));
        FAIL() << "no such dialect";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().hint, "did you mean `neo4j`?");
    }
}

TEST(Export, MermaidGetsNoMoreThanItDrawsAndSaysSo) {
    PropertyGraph graph;
    Transaction transaction{graph};
    const NodeId hub = graph.create_node(std::vector{graph.intern_label("Hub")});
    for (std::size_t i = 0; i < 501; ++i) graph.create_relationship(hub, hub, graph.intern_type("TO"));
    transaction.commit();
    std::string told;
    ExportOptions options;
    options.notice = [&told](const std::string& notice) { told = notice; };
    const std::string text = export_format("mermaid").write(graph, whole(graph), options).front().bytes;
    EXPECT_EQ(told.find("the picture holds 1 of 1 nodes and 500 of 501 relationships"), 0U) << told;
    EXPECT_NE(text.find("%% " + told), std::string::npos);
    EXPECT_LE(text.size(), 50'000U);
}

TEST(Export, MermaidStaysBelowItsLimitOfCharacters) {
    PropertyGraph graph;
    Transaction transaction{graph};
    for (std::size_t i = 0; i < 2000; ++i) {
        const NodeId node = graph.create_node(std::vector{graph.intern_label("Node")});
        graph.set_property(node, graph.intern_key("name"), "een naam met \"tekens\"");
    }
    transaction.commit();
    std::string told;
    ExportOptions options;
    options.notice = [&told](const std::string& notice) { told = notice; };
    EXPECT_LE(export_format("mermaid").write(graph, whole(graph), options).front().bytes.size(), 50'000U);
    EXPECT_NE(told, "");
}

TEST(Export, WritesAScriptOfSeveralStatementsWhereOneWouldBeTooLong) {
    SmallWorld world;
    const Selection all = whole(world.graph);
    tests::expect_golden("export/small_world_in_parts.cypher", to_cypher(world.graph, all, 400));
    // The name that is only there for the script is one that the graph does not have.
    (void)world.graph.intern_label("exported");
    (void)world.graph.intern_key("exported_");
    EXPECT_NE(to_cypher(world.graph, all, 400).find("CREATE INDEX exported__ FOR"), std::string::npos);
}

TEST(Export, ShowsWhatTheCallerTellsAboutAnElement) {
    const SmallWorld world;
    ExportOptions options;
    options.title = "Wie steunt \"wat\"?";
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
    SmallWorld world;
    world.rename_what_neptune_refuses();
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
    EXPECT_EQ(wrapped("NAVO-EU samenwerking", 8, 3), (Lines{"NAVO-EU", "samen-", "werking"}));
    EXPECT_EQ(wrapped("", 6, 2), Lines{});
    EXPECT_EQ(wrapped(" \t\x01", 6, 2), Lines{});
}

TEST(Wrapped, CutsLongWordsBetweenSyllables) {
    EXPECT_EQ(wrapped("onafscheidelijk", 6, 2), (Lines{"onaf-", "schei…"}));
    EXPECT_EQ(wrapped("veiligheidsstrategie", 17, 2), (Lines{"veiligheids-", "strategie"}));
    EXPECT_EQ(wrapped("bondgenootschappelijk", 12, 2), (Lines{"bondgenoot-", "schappelijk"}));
    EXPECT_EQ(wrapped("capaciteitsdoelstellingen", 15, 2), (Lines{"capaciteits-", "doelstellingen"}));
    EXPECT_EQ(wrapped("coördinatiemechanismen", 14, 2), (Lines{"coördinatieme-", "chanismen"}));
    EXPECT_EQ(wrapped("de meerjarenbegroting", 14, 2), (Lines{"de meerjaren-", "begroting"}));
    EXPECT_EQ(wrapped("een lange meerjarenbegroting", 14, 3), (Lines{"een lange", "meerjarenbe-", "groting"}));
    EXPECT_EQ(wrapped("kst28676462kst28676462", 12, 2), (Lines{"kst28676462k", "st28676462"}));
    EXPECT_EQ(wrapped("北大西洋公约组织", 4, 2), (Lines{"北大西洋", "公约组织"}));
}

TEST(Wrapped, NeverCutsWithinACharacter) {
    const std::string accented = "e\u0301";  // one character, two code points
    EXPECT_EQ(wrapped(accented + accented + accented, 2, 1), Lines{accented + "…"});
    EXPECT_EQ(wrapped("\xff", 2, 1), Lines{"\uFFFD"});
    EXPECT_EQ(wrapped("\U0001F1F3\U0001F1F1\U0001F1FA\U0001F1E6", 1, 2),
              (Lines{"\U0001F1F3\U0001F1F1", "\U0001F1FA\U0001F1E6"}));
    EXPECT_EQ(wrapped("a\u202Eb\u2066c", 9, 1), Lines{"abc"});
}

}  // namespace
}  // namespace dossier::graph
