#include "graph/export/graphviz.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/export/dot_text.hpp"
#include "graph/export/exporter.hpp"

// What a picture by Graphviz shows, and what happens where Graphviz does not do its work.

namespace dossier::graph {
namespace {

/// `count` topics on a ring, each with the name that `name` gives it; every other one is an actor.
PropertyGraph ring(std::size_t count, std::string_view name) {
    PropertyGraph graph;
    Transaction transaction{graph};
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < count; ++i) {
        nodes.push_back(graph.create_node(std::vector{graph.intern_label(i % 2 == 0 ? "Topic" : "Actor")}));
        graph.set_property(nodes.back(), graph.intern_key("id"), fmt::format("{}{}", name, i));
    }
    for (std::size_t i = 0; i < count; ++i) {
        graph.create_relationship(nodes[i], nodes[(i + 1) % count], graph.intern_type("NEXT_TO"));
    }
    transaction.commit();
    return graph;
}

std::string written(const PropertyGraph& graph, std::string_view format, const ExportOptions& options = {}) {
    return export_format(format).write(graph, whole(graph), options).front().bytes;
}

std::size_t count_of(std::string_view part, std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST(Drawing, HasRanksUpToSomeSizeAndSpringsAbove) {
    EXPECT_NE(written(ring(150, "n"), "dot").find("layout=dot"), std::string::npos);
    EXPECT_NE(written(ring(151, "n"), "dot").find("layout=sfdp"), std::string::npos);
    ExportOptions options;
    options.clusters = Clusters::label;
    EXPECT_NE(written(ring(151, "n"), "dot", options).find("layout=osage"), std::string::npos);
}

TEST(Drawing, GivesEachElementAnIdAndClasses) {
    const std::string svg = written(ring(3, "a:b c\"<"), "svg");
    EXPECT_NE(svg.find("<g id=\"Topic_a_b_c__0\" class=\"node thing Topic\""), std::string::npos) << svg;
    EXPECT_NE(svg.find("<g id=\"Topic_a_b_c__0&#45;NEXT_TO&#45;Actor_a_b_c__1\" class=\"edge NEXT_TO fact\""),
              std::string::npos);
    EXPECT_EQ(count_of("<g id=\"Topic_a_b_c__0\"", svg), 1U);
}

TEST(Drawing, TellsElementsOfOneNameApart) {
    PropertyGraph graph;
    Transaction transaction{graph};
    for (const std::string_view id : {"é", "è", "é"}) {
        graph.set_property(graph.create_node({}), graph.intern_key("id"), id);
    }
    transaction.commit();
    const std::string dot = written(graph, "dot");
    EXPECT_EQ(count_of("id=\"__\"", dot), 1U) << dot;
    EXPECT_NE(written(graph, "svg").find("<svg"), std::string::npos);
}

TEST(Drawing, FramesNodesByLabelOrDocument) {
    const PropertyGraph graph = ring(4, "n");
    ExportOptions options;
    options.clusters = Clusters::label;
    const std::string by_label = written(graph, "svg", options);
    EXPECT_NE(by_label.find("<g id=\"cluster&#45;Actor\" class=\"cluster\""), std::string::npos);
    EXPECT_NE(by_label.find("<g id=\"cluster&#45;Topic\" class=\"cluster\""), std::string::npos);
    options.clusters = Clusters::document;
    options.document_of = [](NodeId node) { return index(node) == 0 ? "brief \"1\" \\N </b>" : ""; };
    const std::string by_document = written(graph, "svg", options);
    EXPECT_EQ(count_of("class=\"cluster\"", by_document), 2U) << "one, and the legend";
    EXPECT_NE(by_document.find(">brief &quot;1&quot; \\N &lt;/b&gt;</text>"), std::string::npos) << by_document;
    try {
        static_cast<void>(clusters("lable"));
        FAIL() << "no such clusters";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().hint, "did you mean `label`?");
    }
}

TEST(Drawing, TakesTextsForWhatTheySay) {
    for (const std::string_view text : {"\\N", "\\G\\l\\", "\"", "a\"] b [c=\"", "<b>x</b>", "<<TABLE>", "&amp;&#60;",
                                        "{a|<p>b}", "javascript:alert(1)", "-->", "]]>", "/* x */", "#x",
                                        "\x01\x1b[31m", "\xff\xfe", "\u202Eomgekeerd", "end\\"}) {
        const PropertyGraph graph = ring(2, text);
        ExportOptions options;
        options.clusters = Clusters::document;
        options.document_of = [text](NodeId) { return std::string{text}; };
        options.title = text;
        options.node_tooltip = [text](NodeId) { return std::string{text}; };
        const std::string svg = written(graph, "svg", options);
        EXPECT_EQ(count_of("class=\"node thing", svg), 2U) << text;
        EXPECT_EQ(count_of("class=\"edge", svg), 2U) << text;
        EXPECT_EQ(svg.find("<b>"), std::string::npos);
        EXPECT_EQ(svg.find("href=\"javascript"), std::string::npos);
    }
    EXPECT_NE(written(ring(1, "\\N"), "svg").find(">\\N0</text>"), std::string::npos);
}

TEST(Drawing, ShowsTheBestTiedOfManyAndSaysSo) {
    PropertyGraph graph = ring(20, "n");
    Transaction transaction{graph};
    const NodeId hub = graph.create_node(std::vector{graph.intern_label("Hub")});
    for (std::uint32_t i = 0; i < 5; ++i) graph.create_relationship(hub, NodeId{i}, graph.intern_type("TO"));
    transaction.commit();
    std::string told;
    ExportOptions options;
    options.most_nodes = 6;
    options.hint = "--limit 100 shows more";
    options.notice = [&told](const std::string& note) { told = note; };
    const std::string dot = written(graph, "dot", options);
    EXPECT_EQ(told, "6 of 21 nodes and 9 of 25 relationships are shown; --limit 100 shows more");
    EXPECT_NE(dot.find("class=\"thing Hub\""), std::string::npos);
    EXPECT_NE(dot.find("6 of 21 nodes and 9 of 25"), std::string::npos) << "the picture says it too";
    EXPECT_EQ(written(graph, "dot", options), dot);
    told.clear();
    options.most_nodes = 21;
    EXPECT_EQ(written(graph, "dot", options).find("are shown"), std::string::npos);
    EXPECT_EQ(told, "");
}

TEST(Drawing, ShowsThreeRelationshipsANodeAtMost) {
    PropertyGraph graph;
    Transaction transaction{graph};
    const NodeId a = graph.create_node({});
    const NodeId b = graph.create_node({});
    for (int i = 0; i < 9; ++i) graph.create_relationship(i < 8 ? a : b, i < 8 ? b : a, graph.intern_type("TO"));
    transaction.commit();
    ExportOptions options;
    options.most_nodes = 2;
    const std::string dot = written(graph, "dot", options);
    EXPECT_EQ(count_of(" -> ", dot), 6U);
    EXPECT_EQ(count_of("\"n1\" -> \"n0\"", dot), 1U) << "a node's only relationship goes before the eighth of another";
}

/// A folder with a `dot` of its own that is the only one to be found.
class AnotherDot {
public:
    explicit AnotherDot(std::string_view script) : path_{std::getenv("PATH")} {
        folder_ = std::filesystem::path{testing::TempDir()} /
                  fmt::format("dot-{}", std::chrono::steady_clock::now().time_since_epoch().count());
        std::filesystem::create_directories(folder_);
        if (!script.empty()) {
            std::ofstream{folder_ / "dot"} << "#!/bin/sh\n" << script << '\n';
            std::filesystem::permissions(folder_ / "dot", std::filesystem::perms::owner_all);
        }
        setenv("PATH", folder_.c_str(), 1);
    }
    ~AnotherDot() {
        setenv("PATH", path_.c_str(), 1);
        std::filesystem::remove_all(folder_);
    }
    AnotherDot(const AnotherDot&) = delete;
    AnotherDot& operator=(const AnotherDot&) = delete;

private:
    std::string path_;
    std::filesystem::path folder_;
};

Diagnostic refusal(std::string_view script) {
    const AnotherDot other{script};
    try {
        static_cast<void>(draw("digraph {}", "svg", std::chrono::seconds{20}));
    } catch (const Error& error) {
        return error.diagnostic();
    }
    return {.type = {}, .code = {}, .message = "it was drawn", .where = {}, .hint = {}};
}

TEST(Graphviz, IsNamedWhereItIsMissing) {
    const Diagnostic missing = refusal("");
    EXPECT_EQ(missing.code, ErrorCode::missing_tool);
    EXPECT_EQ(missing.hint, "install the package `graphviz`");
}

TEST(Graphviz, ThatIsKilledOrFailsIsReported) {
    const Diagnostic killed = refusal("kill -9 $$");
    EXPECT_EQ(killed.code, ErrorCode::write_failed);
    EXPECT_EQ(killed.message, "`dot` was ended by signal 9 before the picture was drawn");
    EXPECT_EQ(refusal("echo 'out of memory' >&2; kill -6 $$").message,
              "`dot` was ended by signal 6 before the picture was drawn: out of memory");
    EXPECT_EQ(refusal("kill -XCPU $$").code, ErrorCode::timed_out);
    EXPECT_EQ(refusal("exit 3").message, "`dot` did not draw the picture: its exit status is 3");
    EXPECT_EQ(refusal("echo 'no such font' >&2; exit 1").message, "`dot` did not draw the picture: no such font");
}

TEST(Graphviz, HasLimitsOnMemoryAndOutputAndReadsNoImages) {
    const AnotherDot other{"ulimit -v; ulimit -f; ulimit -t; echo \"$GV_FILE_PATH|$SERVER_NAME\""};
    const std::string limits = draw("digraph {}", "svg", std::chrono::seconds{20});
    EXPECT_EQ(limits.find("unlimited"), std::string::npos) << limits;
    EXPECT_NE(limits.find("4194304\n"), std::string::npos) << limits;
    EXPECT_NE(limits.find("|dossier\n"), std::string::npos) << limits;
}

}  // namespace
}  // namespace dossier::graph
