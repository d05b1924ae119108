#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "graph/value_text.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/names.hpp"
#include "repl/explore/paragraph.hpp"
#include "repl/language/text.hpp"
#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"
#include "repl/shell.hpp"
#include "repl/words.hpp"

// Two actors side by side, in three questions: what they talk about, what they bind themselves to, and where they stand
// against each other. A program gets the three answers one after the other; people get columns.

namespace dossier::repl::explore {

using graph::Value;

namespace {

constexpr std::string_view topics = R"(MATCH {a}, {b}
MATCH (t:Topic)
OPTIONAL MATCH (a)-[x:ASSOCIATED_WITH]->(t)
OPTIONAL MATCH (b)-[y:ASSOCIATED_WITH]->(t)
WITH a, b, t, x, y
WHERE x IS NOT NULL OR y IS NOT NULL
RETURN CASE WHEN y IS NULL THEN a.name WHEN x IS NULL THEN b.name ELSE {both} END AS «whose», t.name AS «topic»,
       x.weight AS «first», y.weight AS «second»
ORDER BY x IS NULL OR y IS NULL, x IS NULL, «topic»)";

constexpr std::string_view commitments = R"(MATCH {a}, {b}
MATCH (c:Commitment)-[:STATED_IN]->(s:Sentence)
WITH a, b, c, s, EXISTS {{ (a)-[:COMMITS_TO]->(c) }} AS x, EXISTS {{ (b)-[:COMMITS_TO]->(c) }} AS y
WHERE x OR y
RETURN CASE WHEN NOT y THEN a.name WHEN NOT x THEN b.name ELSE {both} END AS «whose», s.text AS «sentence»,
       c.kind AS «kind», coalesce(c.due, c.due_text) AS «due», [(c)-[:ABOUT]->(t:Topic) | t.name] AS «topics»,
       s.id AS «source»
ORDER BY NOT (x AND y), y, «source»)";

// One supports what the other opposes, threatens or is said not to support; or one of them is against the other.
constexpr std::string_view opposed = R"(MATCH {a}, {b}
MATCH (a)-[x:SUPPORTS|OPPOSES|THREATENS]->(what)<-[y:SUPPORTS|OPPOSES|THREATENS]-(b)
WITH a, b, x, y, what, (type(x) = 'SUPPORTS') <> (coalesce(x.status, 'fact') = 'negated') AS for_it,
     (type(y) = 'SUPPORTS') <> (coalesce(y.status, 'fact') = 'negated') AS also_for_it
WHERE for_it <> also_for_it
RETURN coalesce(what.name, what.text) AS «what», a.name AS «first», type(x) AS «stands», b.name AS «second»,
       type(y) AS «against», x.evidence + y.evidence AS «source»
UNION
MATCH {a}, {b}
MATCH (a)-[x:OPPOSES|THREATENS]-(b)
WHERE coalesce(x.status, 'fact') <> 'negated'
RETURN endNode(x).name AS «what», startNode(x).name AS «first», type(x) AS «stands», null AS «second»,
       null AS «against», x.evidence AS «source»)";

struct Pair {
    Named a, b;
};

Question question_of(std::string_view text, const graph::PropertyGraph& graph, const Pair& pair, Language language) {
    Question question;
    const std::string a = pattern(graph, "a", pair.a, question.parameters);
    const std::string b = pattern(graph, "b", pair.b, question.parameters);
    const std::string both = graph::quoted(say(language, Text::both));
    question.statement =
        in_words(language, fmt::format(fmt::runtime(text), fmt::arg("a", a), fmt::arg("b", b), fmt::arg("both", both)));
    return question;
}

/// Its second column in three, by what its first says: of both, of the first, of the second.
query::Result side_by_side(const query::Result& result, const Pair& pair, Language language) {
    std::array<std::vector<Value>, 3> sides;
    for (const auto& row : result.rows) {
        const std::string whose = row[0].is(graph::ValueKind::string) ? row[0].as_string() : std::string{};
        sides[whose == pair.a.name ? 1 : whose == pair.b.name ? 2 : 0].push_back(row[1]);
    }
    query::Result columns{.columns = {}, .rows = {}, .changes = {}, .notices = {}};
    const std::array titles{say(language, Text::both), say(language, Text::only_one, fmt::arg("name", pair.a.name)),
                            say(language, Text::only_one, fmt::arg("name", pair.b.name))};
    std::size_t height = 0;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        columns.columns.push_back(fmt::format("{} ({})", titles[side], sides[side].size()));
        height = std::max(height, sides[side].size());
    }
    for (std::size_t at = 0; at < height; ++at) {
        auto& row = columns.rows.emplace_back();
        for (const auto& side : sides) row.push_back(at < side.size() ? side[at] : Value{""});
    }
    return columns;
}

void print_opposed(Shell& shell, const query::Result& result, Language language) {
    const auto text = [&](const Value& value) { return print::visible(print::readable_cell(value, shell.graph())); };
    for (const auto& row : result.rows) {
        const std::string line = row[4].is_null()
                                     ? say(language, Text::stands_against, fmt::arg("first", text(row[1])),
                                           fmt::arg("how", text(row[2])), fmt::arg("second", text(row[0])))
                                     : say(language, Text::stand_apart, fmt::arg("what", text(row[0])),
                                           fmt::arg("first", text(row[1])), fmt::arg("how", text(row[2])),
                                           fmt::arg("second", text(row[3])), fmt::arg("against", text(row[4])));
        print_paragraph(shell, line, 2);
    }
    if (result.rows.empty()) print_paragraph(shell, say(language, Text::nowhere), 2);
}

}  // namespace

void show_comparison(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const auto names = words(arguments, language);
    if (names.size() != 2) misused(say(language, Text::two_to_compare), say(language, Text::compare_usage));
    constexpr std::array<std::string_view, 1> actors{"Actor"};
    const Pair pair{the_one(shell.graph(), names[0], actors, language),
                    the_one(shell.graph(), names[1], actors, language)};
    if (pair.a.node == pair.b.node)
        misused(say(language, Text::same_thing, fmt::arg("name", print::visible(pair.a.name))),
                say(language, Text::compare_usage));
    const bool people = for_people(shell);
    const auto show = [&](Text title, std::string_view text, bool columns) {
        const query::Result& result = answer(shell, question_of(text, shell.graph(), pair, language));
        if (!people) return shell.print(result);
        shell.out() << say(language, title) << '\n';
        if (!columns) return print_opposed(shell, result, language);
        shell.print(side_by_side(result, pair, language));
        shell.out() << '\n';
    };
    show(Text::topics_title, topics, true);
    show(Text::commitments_title, commitments, true);
    show(Text::opposed_title, opposed, false);
}

}  // namespace dossier::repl::explore
