#include "repl/questions.hpp"

#include <algorithm>
#include <array>

namespace dossier::repl {

namespace {

// $text is empty when the command was given no word. Names match by part, whatever the case.
constexpr std::array questions{
    Question{"documents", R"(MATCH (d:Document)
WHERE NOT coalesce(d.stub, false)
OPTIONAL MATCH (d)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->(s)
RETURN d.id AS id, d.date AS date, d.kind AS kind, d.title AS title, count(s) AS sentences
ORDER BY date, id)"},
    Question{"actors", R"(MATCH (a:Actor)
WHERE $text = '' OR any(name IN [a.name, a.name_en] + coalesce(a.aliases, []) WHERE toLower(name) CONTAINS toLower($text))
OPTIONAL MATCH (a)<-[:MENTIONS]-(s)
WITH a, count(s) AS sentences
OPTIONAL MATCH (a)-[:COMMITS_TO]->(c)
WITH a, sentences, count(c) AS commitments
RETURN a.name AS actor, [label IN labels(a) WHERE label <> 'Actor'] AS labels, sentences, commitments
ORDER BY sentences DESC, actor)"},
    Question{"topics", R"(MATCH (t:Topic)
WHERE $text = '' OR any(name IN [t.name, t.name_en] + coalesce(t.aliases, []) WHERE toLower(name) CONTAINS toLower($text))
OPTIONAL MATCH (t)<-[:MENTIONS]-(s)
WITH t, count(s) AS sentences
OPTIONAL MATCH (t)<-[link:ASSOCIATED_WITH]-(a:Actor)
WITH t, sentences, link, a ORDER BY link.weight DESC, a.name
RETURN t.name AS topic, sentences, collect(a.name)[..5] AS actors
ORDER BY sentences DESC, topic)"},
    Question{"commitments", R"(MATCH (a:Actor)-[:COMMITS_TO]->(c:Commitment)-[:STATED_IN]->(s:Sentence)
WHERE $text = '' OR any(name IN [a.name, a.name_en] + coalesce(a.aliases, []) WHERE toLower(name) CONTAINS toLower($text))
OPTIONAL MATCH (c)-[:TOWARDS]->(to:Actor)
RETURN a.name AS actor, c.kind AS kind, c.status AS status, collect(DISTINCT to.name) AS towards,
       coalesce(c.due_text, c.due) AS due, s.text AS sentence, s.id AS source
ORDER BY actor, source)"},
    Question{"link", R"(MATCH (a:Actor|Topic|Instrument|Event), (b:Actor|Topic|Instrument|Event)
WHERE any(name IN [a.id, a.name, a.name_en] + coalesce(a.aliases, []) WHERE toLower(name) = toLower($a))
  AND any(name IN [b.id, b.name, b.name_en] + coalesce(b.aliases, []) WHERE toLower(name) = toLower($b))
CALL dossier.link(a, b) YIELD path, step WHERE step = 1
RETURN path)"},
    Question{"neighbours", R"(MATCH (a)-[r]-(b)
WHERE any(name IN [a.id, a.name, a.name_en] + coalesce(a.aliases, []) WHERE toLower(name) = toLower($text))
  AND type(r) <> 'MENTIONS'
RETURN a, r, b)"},
};

}  // namespace

const Question& question(std::string_view name) { return *std::ranges::find(questions, name, &Question::name); }

}  // namespace dossier::repl
