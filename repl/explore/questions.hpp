#pragma once

#include "graph/property_graph.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/names.hpp"
#include "repl/language/language.hpp"

namespace dossier::repl::explore {

// The questions that a command asks and the report asks too. Columns in the order that the report reads them.

/// id, date, kind, title, sentences: the documents that were read.
[[nodiscard]] Question documents_question(Language language);

/// actor, kind, status, towards, due, met by where letters meet any, sentence, source.
[[nodiscard]] Question commitments_question(const graph::PropertyGraph& graph, Language language);

/// date, kind, actors, what, source: events and commitments, in order of date, those without one last.
/// `about`    an actor's or a topic's alone; null: all
[[nodiscard]] Question timeline_question(const graph::PropertyGraph& graph, const Named* about, Language language);

}  // namespace dossier::repl::explore
