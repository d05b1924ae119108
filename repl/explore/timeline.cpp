#include <algorithm>
#include <array>
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "repl/explore/ask.hpp"
#include "repl/explore/due.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/names.hpp"
#include "repl/explore/questions.hpp"
#include "repl/language/text.hpp"
#include "repl/shell.hpp"
#include "repl/words.hpp"

namespace dossier::repl::explore {

namespace {

// What ties an event or a commitment to the one that was named. An actor takes part or binds itself; what a topic has
// to do with an event, a sentence that names both tells.
constexpr std::string_view events_of_actor = "\n  WHERE EXISTS {{ {}-[:PARTICIPATES_IN|INVITED_TO]->(e) }}";
constexpr std::string_view commitments_of_actor = "\n  WHERE EXISTS {{ {}-[:COMMITS_TO]->(c) }}";
constexpr std::string_view events_of_topic = "\n  WHERE EXISTS {{ (e)<-[:MENTIONS]-(:Sentence)-[:MENTIONS]->{} }}";
constexpr std::string_view commitments_of_topic = "\n  WHERE EXISTS {{ (c)-[:ABOUT]->{} }}";

constexpr std::string_view events = R"(CALL {{
  MATCH (e:Event){}
  RETURN e.start AS day, e.start + coalesce(nullif('/' + e.end, '/' + e.start), '') AS «date», e.kind AS «kind»,
         [(a:Actor)-[:PARTICIPATES_IN|INVITED_TO]->(e) | a.name] AS «actors», e.name AS «what»,
         head([(s:Sentence)-[:MENTIONS]->(e) | s.id]) AS «source»)";

constexpr std::string_view commitments = R"(
  UNION ALL
  MATCH (c:Commitment)-[:STATED_IN]->(s:Sentence){}
  RETURN {} AS day, c.due AS «date», c.kind AS «kind»,
         [(a:Actor)-[:COMMITS_TO]->(c) | a.name] AS «actors», s.text AS «what», s.id AS «source»
}}
RETURN «date», «kind», «actors», «what», «source»
ORDER BY day, «source», «what»)";

/// The dated rows; the others are counted.
std::size_t drop_undated(query::Result& result) {
    return std::erase_if(result.rows, [](const auto& row) { return row.front().is_null(); });
}

}  // namespace

Question timeline_question(const graph::PropertyGraph& graph, const Named* about, Language language) {
    Question question;
    std::string of_event, of_commitment;
    if (about != nullptr) {
        const std::string node = pattern(graph, "x", *about, question.parameters);
        const bool topic = about->label == "Topic";
        of_event = fmt::format(fmt::runtime(topic ? events_of_topic : events_of_actor), node);
        of_commitment = fmt::format(fmt::runtime(topic ? commitments_of_topic : commitments_of_actor), node);
    }
    question.statement =
        in_words(language, fmt::format(events, of_event) +
                               fmt::format(commitments, of_commitment, fmt::format(fmt::runtime(first_day), "c.due")));
    return question;
}

void show_timeline(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    constexpr std::array<std::string_view, 2> actors_and_topics{"Actor", "Topic"};
    const std::string name = as_name(arguments, language);
    Question question;
    if (name.empty()) {
        question = timeline_question(shell.graph(), nullptr, language);
    } else {
        const Named about = the_one(shell.graph(), name, actors_and_topics, language);
        question = timeline_question(shell.graph(), &about, language);
    }
    query::Result result = answer(shell, question);
    if (!for_people(shell)) return shell.print(result);
    const std::size_t undated = drop_undated(result);
    shell.print(result, Output::Narrow::lines);
    if (undated > 0) shell.out() << counted(language, Text::undated, undated) << '\n';
}

}  // namespace dossier::repl::explore
