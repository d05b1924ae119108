#include <array>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "repl/explore/ask.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/names.hpp"
#include "repl/explore/questions.hpp"
#include "repl/language/text.hpp"
#include "repl/shell.hpp"
#include "repl/words.hpp"

// What is in the graph, as lists: documents, actors, topics. Names are looked up here, forgivingly, and asked for by
// id, for the query language compares letter by letter.

namespace dossier::repl::explore {

using graph::Value;

namespace {

constexpr std::string_view all_documents = R"(MATCH (d:Document)
WHERE NOT coalesce(d.stub, false)
OPTIONAL MATCH (d)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->(s)
RETURN d.id AS «id», d.date AS «date», d.kind AS «kind», d.title AS «title», count(s) AS «sentences»
ORDER BY «date», «id»)";

constexpr std::string_view about_actors = R"(OPTIONAL MATCH (x)<-[:MENTIONS]-(s)
WITH x, count(s) AS «sentences»
OPTIONAL MATCH (x)-[:COMMITS_TO]->(c)
WITH x, «sentences», count(c) AS «commitments»
RETURN x.name AS «actor», [label IN labels(x) WHERE label <> 'Actor'] AS «labels», «sentences», «commitments»
ORDER BY «sentences» DESC, «actor»)";

constexpr std::string_view about_topics = R"(OPTIONAL MATCH (x)<-[:MENTIONS]-(s)
WITH x, count(s) AS «sentences»
OPTIONAL MATCH (x)<-[link:ASSOCIATED_WITH]-(a:Actor)
WITH x, «sentences», link, a
ORDER BY link.weight DESC, a.name
RETURN x.name AS «topic», «sentences», collect(a.name)[..5] AS «actors»
ORDER BY «sentences» DESC, «topic»)";

/// The ids of those whose names have `text`; where there are none, the nearest names are told.
graph::List ids_of(Shell& shell, std::string_view label, const std::string& text) {
    constexpr std::size_t most_near = 3;
    const Language language = shell.settings().language;
    const std::array labels{label};
    graph::List ids;
    if (!shell.graph().labels().find(label)) return ids;
    for (const Named& one : containing(shell.graph(), text, labels)) ids.emplace_back(one.id);
    if (!ids.empty()) return ids;
    const auto near = nearest_names(shell.graph(), text, labels, most_near);
    shell.messages() << say(language, Text::no_such_name, fmt::arg("name", text))
                     << (near.empty()
                             ? std::string{}
                             : "; " + say(language, Text::nearest_are, fmt::arg("names", fmt::join(near, ", "))))
                     << '\n';
    return ids;
}

/// Asks about every node of `label`, or about those whose names have the words of `arguments`.
void ask_about(Shell& shell, std::string_view label, std::string_view arguments, std::string_view question) {
    const Language language = shell.settings().language;
    const std::string text = as_name(arguments, language);
    const std::string match = fmt::format("MATCH (x:{})\n{}", label, text.empty() ? "" : "WHERE x.id IN $ids\n");
    query::Parameters parameters;
    if (!text.empty()) parameters.emplace("ids", Value{ids_of(shell, label, text)});
    ask(shell, {in_words(language, match + std::string{question}), parameters});
}

}  // namespace

Question documents_question(Language language) { return {in_words(language, all_documents)}; }

void show_documents(Shell& shell, std::string_view) { ask(shell, documents_question(shell.settings().language)); }

void show_actors(Shell& shell, std::string_view arguments) { ask_about(shell, "Actor", arguments, about_actors); }
void show_topics(Shell& shell, std::string_view arguments) { ask_about(shell, "Topic", arguments, about_topics); }

}  // namespace dossier::repl::explore
