#include <gtest/gtest.h>

#include <array>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/change.hpp"
#include "query/query.hpp"
#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"
#include "tests/support/golden.hpp"

namespace dossier::repl::print {
namespace {

/// Results that are hard to print, each under what is hard about it.
class Hard : public testing::Test {
protected:
    Hard() {
        graph::Transaction writing{graph_};
        (void)query::prepare(
            "CREATE (:Country {id: 'NLD', name: 'Nederland'})-[:SUPPORTS {confidence: 0.9, since: "
            "date('2022-02-24')}]->(:Topic {name: 'Oekraïne'})<-[:OPPOSES]-(:Country {name: 'Rusland'})")
            .run(graph_);
        writing.commit();
        ask("writings",
            "UNWIND [['Nederlands', 'De coördinatie van de maatschappelijke weerbaarheid is één opgave', 12], "
            "['Japans', '日本は協力します', 3.5], ['familie', '👩‍👩‍👧 ☁️ 🇳🇱', -7], "
            "['los accent', 'cafe\\u0301 Oekrai\\u0308ne', 1000000], ['leeg', '', null], "
            "['niets', null, 0]] AS row RETURN row[0] AS soort, row[1] AS tekst, row[2] AS `aantal ℃`");
        ask("nested", "MATCH p = (n:Country)-[r]->(t) RETURN n, r, p, "
                      "{since: date('2024-07-09'), kinds: ['a, b', null, 1.0]} AS map ORDER BY n.name");
        ask("times", "RETURN date('2024-07-09') AS date, localtime('10:30') AS time, "
                     "datetime('2024-07-09T10:30:00+02:00') AS datetime, duration('P1M2DT3H') AS duration, "
                     "[date('2024-07-09')] AS list, true AS b");
        ask("hostile", "UNWIND ['\\u001b[31mred\\u0007', 'abc\\u202Egnp.exe', 'two\\nlines\\tand a tab', '=1+1', "
                       "'-5', '@SUM(A1)', '＝1', 'a|b \\\\ `c` *d* _e_ [x](javascript:1)', "
                       "'<script>alert(\"1\")</script> &amp;', 'csi \\u009B1m'] AS text "
                       "RETURN text, -5 AS n");
        ask("no rows", "MATCH (n:Nothing) RETURN n.name AS name, n.age AS age");
        ask("no columns", "MATCH (n:Nothing) DELETE n");
        std::string columns;
        for (int i = 1; i <= 30; ++i) columns += fmt::format("{}'waarde {}' AS kolom{}", i > 1 ? ", " : "", i, i);
        ask("very wide", "RETURN " + columns);
        ask("very many rows", "UNWIND range(1, 300) AS n RETURN n, 'rij ' + toString(n) AS naam");
    }

    void ask(std::string name, const std::string& query) {
        graph::Transaction writing{graph_};
        results_.emplace_back(std::move(name), query::prepare(query).run(graph_));
        writing.commit();
    }

    [[nodiscard]] std::string printed(std::string_view format, const query::Result& result, const Style& style) const {
        std::ostringstream out;
        format_named(format)->print(result, graph_, style, out);
        return out.str();
    }

    graph::PropertyGraph graph_;
    std::vector<std::pair<std::string, query::Result>> results_;
};

/// Into a pipe nothing is left out, so of the many rows a few tell the same.
TEST_F(Hard, ResultsAsEveryFormatPrintsThem) {
    for (const Format& format : formats()) {
        if (format.name == "dot") continue;  // pictures have golden files of their own
        const bool fits = format.name == "table" || format.name == "box" || format.name == "line";
        const auto widths = fits ? std::vector<std::size_t>{0, 40, 80, 300} : std::vector<std::size_t>{0, 80};
        for (const std::size_t width : widths) {
            std::string all;
            for (auto [name, result] : results_) {
                if (width == 0 || !fits) result.rows.resize(std::min<std::size_t>(result.rows.size(), 12));
                all += fmt::format("== {}\n{}\n", name, printed(format.name, result, {.width = width, .max_rows = 12}));
            }
            const std::string where = width == 0 ? "pipe" : fits ? std::to_string(width) : "terminal";
            tests::expect_golden(fmt::format("print/{}_{}.txt", format.name, where), all);
        }
    }
}

TEST_F(Hard, NoLineIsWiderThanTheTerminal) {
    for (const auto& [name, result] : results_) {
        for (const std::string_view format : {"table", "box"}) {
            for (std::size_t width = 20; width <= 120; width += 7) {
                std::istringstream lines{printed(format, result, {.width = width, .max_rows = 5})};
                for (std::string line; std::getline(lines, line);) {
                    EXPECT_LE(display_width(line), width) << name << " as " << format << ":\n" << line;
                }
            }
        }
    }
}

TEST_F(Hard, APipeAndAFileGetEveryRowAndColumn) {
    for (const auto& [name, result] : results_) {
        for (const Format& format : formats()) {
            EXPECT_EQ(printed(format.name, result, {.max_rows = 5}).find("left out"), std::string::npos)
                << name << " as " << format.name;
        }
    }
    const std::string rows = printed("table", results_.back().second, {.max_rows = 5});
    EXPECT_NE(rows.find("300 │ rij 300"), std::string::npos);
}

TEST_F(Hard, NoFormatForPeopleSendsAControlOrADirection) {
    for (const auto& [name, result] : results_) {
        for (const Format& format : formats()) {
            const std::string text = printed(format.name, result, {.width = 80});
            EXPECT_EQ(text.find('\033'), std::string::npos) << name << " as " << format.name;
            EXPECT_EQ(text.find("\u202E"), std::string::npos) << name << " as " << format.name;
            EXPECT_EQ(text.find("\u009B"), std::string::npos) << name << " as " << format.name;
        }
    }
}

TEST(Separated, TheGuardMarksWhatASpreadsheetWouldRunAndNothingElse) {
    const query::Result result{.columns = {"=a"},
                               .rows = {{graph::Value{"=1+1"}},
                                        {graph::Value{"+31 70"}},
                                        {graph::Value{"-"}},
                                        {graph::Value{"@x"}},
                                        {graph::Value{"＝1"}},
                                        {graph::Value{-5}},
                                        {graph::Value{"a=b"}},
                                        {graph::Value{""}},
                                        {graph::Value{}}},
                               .changes = {},
                               .notices = {}};
    const auto printed = [&](std::string_view format, bool guard) {
        std::ostringstream out;
        format_named(format)->print(result, graph::PropertyGraph{}, {.formula_guard = guard}, out);
        return out.str();
    };
    EXPECT_EQ(printed("csv", true), "'=a\r\n'=1+1\r\n'+31 70\r\n'-\r\n'@x\r\n'＝1\r\n-5\r\na=b\r\n\"\"\r\n\r\n");
    EXPECT_EQ(printed("tsv", true), "'=a\n'=1+1\n'+31 70\n'-\n'@x\n'＝1\n-5\na=b\n\nnull\n");
    EXPECT_EQ(printed("csv", false).substr(0, 10), "=a\r\n=1+1\r\n");
}

TEST(Separated, NullIsWrittenAsAskedAndTextThatReadsTheSameIsQuoted) {
    const query::Result result{.columns = {"a"},
                               .rows = {{graph::Value{}}, {graph::Value{"NULL"}}, {graph::Value{""}}},
                               .changes = {},
                               .notices = {}};
    const auto printed = [&](std::string_view format, std::string null_text) {
        std::ostringstream out;
        format_named(format)->print(result, graph::PropertyGraph{}, {.null_text = std::move(null_text)}, out);
        return out.str();
    };
    EXPECT_EQ(printed("csv", "NULL"), "a\r\nNULL\r\n\"NULL\"\r\n\"\"\r\n");
    EXPECT_EQ(printed("tsv", "\\N"), "a\n\\N\nNULL\n\n");
}

}  // namespace
}  // namespace dossier::repl::print
