#include "repl/print/printer.hpp"

#include <gtest/gtest.h>

#include <array>
#include <sstream>
#include <stdexcept>

#include "graph/change.hpp"
#include "repl/print/checked_stream.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {
namespace {

using graph::Value;

query::Result sample() {
    return {.columns = {"naam", "n"},
            .rows = {{Value{"Oekraïne"}, Value{12}}, {Value{}, Value{3}}, {Value{""}, Value{1.5}}},
            .changes = {},
            .notices = {}};
}

std::string printed(std::string_view format, const query::Result& result, const Style& style = {}) {
    std::ostringstream out;
    const graph::PropertyGraph graph;
    format_named(format)->print(result, graph, style, out);
    return out.str();
}

TEST(Printer, TableAlignsByColumnsAndPutsNumbersRight) {
    EXPECT_EQ(printed("table", sample()), "naam     │   n\n"
                                          "─────────┼────\n"
                                          "Oekraïne │  12\n"
                                          "null     │   3\n"
                                          "         │ 1.5\n");
}

TEST(Printer, TableWrapsLongTextToTheWidthAndLosesNothing) {
    const query::Result result{.columns = {"zin", "n"},
                               .rows = {{Value{"het kabinet informeert uw Kamer na de zomer"}, Value{1}}},
                               .changes = {},
                               .notices = {}};
    EXPECT_EQ(printed("table", result, {.width = 20, .color = false}), "zin              │ n\n"
                                                                       "─────────────────┼──\n"
                                                                       "het kabinet      │ 1\n"
                                                                       "informeert uw    │\n"
                                                                       "Kamer na de      │\n"
                                                                       "zomer            │\n");
}

TEST(Printer, TableThatCannotFitLeavesColumnsInTheMiddleOutAndSaysSo) {
    query::Result wide;
    wide.rows.emplace_back();
    for (int i = 0; i < 10; ++i) {
        wide.columns.push_back("kolom" + std::to_string(i));
        wide.rows.back().emplace_back(i);
    }
    EXPECT_EQ(printed("table", wide, {.width = 40, .color = false}), "kolom0 │ kolom1 │ … │ kolom8 │ kolom9\n"
                                                                     "───────┼────────┼───┼────────┼───────\n"
                                                                     "     0 │      1 │ … │      8 │      9\n"
                                                                     "… left out: 6 of 10 columns (`:set\n"
                                                                     "format line` shows them)\n");
}

TEST(Printer, BoxFramesEveryRow) {
    EXPECT_EQ(printed("box", {.columns = {"a"}, .rows = {{Value{1}}, {Value{2}}}, .changes = {}, .notices = {}}),
              "╭───╮\n"
              "│ a │\n"
              "├───┤\n"
              "│ 1 │\n"
              "├───┤\n"
              "│ 2 │\n"
              "╰───╯\n");
}

TEST(Printer, CsvQuotesWhatNeedsItAndTellsNullFromEmpty) {
    const query::Result result{.columns = {"a,b", "c"},
                               .rows = {{Value{"say \"no\""}, Value{}}, {Value{""}, Value{"x\ny"}}},
                               .changes = {},
                               .notices = {}};
    EXPECT_EQ(printed("csv", result), "\"a,b\",c\r\n\"say \"\"no\"\"\",\r\n\"\",\"x\ny\"\r\n");
}

TEST(Printer, TsvKeepsOneRowALine) {
    EXPECT_EQ(printed("tsv", {.columns = {"a"}, .rows = {{Value{"x\ty\nz\\"}}}, .changes = {}, .notices = {}}),
              "a\nx\\ty\\nz\\\\\n");
}

TEST(Printer, JsonIsOneArrayAndJsonlARowALine) {
    EXPECT_EQ(printed("json", sample()),
              "[{\"naam\": \"Oekraïne\", \"n\": 12},\n {\"naam\": null, \"n\": 3},\n {\"naam\": \"\", \"n\": 1.5}]\n");
    EXPECT_EQ(printed("jsonl", {.columns = {"a"}, .rows = {{Value{1}}, {Value{2}}}, .changes = {}, .notices = {}}),
              "{\"a\": 1}\n{\"a\": 2}\n");
    EXPECT_EQ(printed("json", {.columns = {"a"}, .rows = {}, .changes = {}, .notices = {}}), "[]\n");
}

TEST(Printer, MarkdownEscapesPipes) {
    EXPECT_EQ(printed("markdown", {.columns = {"a"}, .rows = {{Value{"x|y"}}}, .changes = {}, .notices = {}}),
              "| a |\n| --- |\n| x\\|y |\n");
}

TEST(Printer, HtmlEscapesMarkup) {
    EXPECT_NE(printed("html", {.columns = {"a"}, .rows = {{Value{"<b>&"}}}, .changes = {}, .notices = {}})
                  .find("&lt;b&gt;&amp;"),
              std::string::npos);
}

TEST(Printer, LineAlignsNames) {
    EXPECT_EQ(printed("line", sample()).substr(0, 30), "naam = Oekraïne\n   n = 12\n\nna");
}

TEST(Printer, AStatementWithoutColumnsPrintsNothing) {
    for (const Format& format : formats()) {
        if (format.name == "html" || format.name == "dot") continue;
        EXPECT_EQ(printed(format.name, {}), "") << format.name;
    }
}

/// (Rusland)<-[:WORKS_WITH]-(China)-[:SEES]->(:Thing)
struct Chain {
    graph::PropertyGraph graph;
    graph::Path path;

    Chain() {
        graph::Transaction writing{graph};
        const auto node = [&](std::string_view label, std::string_view key, std::string_view text) {
            const std::array labels{graph.intern_label(label)};
            const graph::NodeId id = graph.create_node(labels);
            if (!key.empty()) graph.set_property(id, graph.intern_key(key), Value{text});
            return id;
        };
        path.nodes = {node("Country", "name", "Rusland"), node("Country", "name", "China"),
                      node("Sentence", "text", "een zin die langer is dan wat in een naam past"),
                      node("Thing", "", "")};
        path.relationships = {graph.create_relationship(path.nodes[1], path.nodes[0], graph.intern_type("WORKS_WITH")),
                              graph.create_relationship(path.nodes[1], path.nodes[2], graph.intern_type("SAYS")),
                              graph.create_relationship(path.nodes[2], path.nodes[3], graph.intern_type("OF"))};
        writing.commit();
    }

    [[nodiscard]] std::string printed(std::string_view format, Value value) const {
        std::ostringstream out;
        format_named(format)->print({.columns = {"p"}, .rows = {{std::move(value)}}, .changes = {}, .notices = {}},
                                    graph, {}, out);
        return out.str();
    }
};

TEST(Printer, APathReadsByTheNamesOfItsNodes) {
    const Chain chain;
    const std::string text =
        "(Rusland)<-[:WORKS_WITH]-(China)-[:SAYS]->(een zin die langer is dan wat in een…)-[:OF]->(:Thing)";
    EXPECT_EQ(chain.printed("line", Value{chain.path}), "p = " + text + "\n");
    EXPECT_EQ(chain.printed("markdown", Value{chain.path}), "| p |\n| --- |\n| " + text + " |\n");
    EXPECT_EQ(chain.printed("line", Value{graph::List{Value{chain.path}, Value{"a, b"}}}),
              "p = [" + text + ", 'a, b']\n");
    EXPECT_NE(chain.printed("html", Value{chain.path}).find("(Rusland)&lt;-[:WORKS_WITH]-(China)"), std::string::npos);
}

TEST(Printer, APathIsExactWhereProgramsReadIt) {
    const Chain chain;
    EXPECT_NE(chain.printed("tsv", Value{chain.path}).find("<(:Country {name: 'Rusland'})<-[:WORKS_WITH]-"),
              std::string::npos);
    EXPECT_NE(chain.printed("json", Value{chain.path}).find("\"relationships\": ["), std::string::npos);
}

/// A checkpoint that stops at the `most`th time that it is passed.
graph::Checkpoint stopping_at(std::size_t most) {
    return [most, passed = std::size_t{0}]() mutable {
        if (++passed == most) throw std::runtime_error{"stopped"};
    };
}

TEST(Printer, OneHugeValueIsLeftInTheMidst) {
    const query::Result huge{
        .columns = {"l"}, .rows = {{Value{graph::List(100'000, Value{7})}}}, .changes = {}, .notices = {}};
    for (const std::string_view format : {"table", "box", "line", "markdown", "csv", "tsv", "json", "jsonl", "html"}) {
        EXPECT_THROW(printed(format, huge, {.checkpoint = stopping_at(10)}), std::runtime_error) << format;
    }
}

TEST(Printer, LongTextIsLeftInTheMidst) {
    const std::string ascii(100'000, 'a');
    std::string dutch;
    while (dutch.size() < 100'000) dutch += "één ";
    for (const std::string& text : {ascii, dutch}) {
        EXPECT_THROW(static_cast<void>(visible(text, Breaks::shown, stopping_at(3))), std::runtime_error);
        EXPECT_THROW(static_cast<void>(wrap(text, 80, stopping_at(3))), std::runtime_error);
        EXPECT_THROW(static_cast<void>(display_width(text, stopping_at(3))), std::runtime_error);
    }
    EXPECT_EQ(display_width(dutch), dutch.size() / 6 * 4);
}

TEST(CheckedStream, HandsOnInPiecesUntilItIsStopped) {
    std::ostringstream whole;
    const std::string text(200'000, 'x');
    const graph::Checkpoint none;
    CheckedStream{whole, none}.stream() << text << '.' << 5;
    EXPECT_EQ(whole.str(), text + ".5");
    std::ostringstream part;
    const graph::Checkpoint second = stopping_at(2);
    CheckedStream checked{part, second};
    EXPECT_THROW(checked.stream() << text, std::runtime_error);
    EXPECT_EQ(part.str().size(), 65536U);
}

TEST(CheckedStream, LeavesToItsTargetWhatThatDoesNotTake) {
    std::ostringstream full;
    full.setstate(std::ios::badbit);
    const graph::Checkpoint none;
    EXPECT_NO_THROW((CheckedStream{full, none}.stream() << "text"));
}

TEST(Printer, KnowsItsFormatsByName) {
    EXPECT_EQ(format_named("yaml"), nullptr);
    EXPECT_EQ(formats().size(), 10U);
}

}  // namespace
}  // namespace dossier::repl::print
