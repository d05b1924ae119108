#pragma once

#include <string_view>

#include "repl/edit/candidates.hpp"
#include "repl/edit/completion.hpp"
#include "repl/edit/graph_words.hpp"

namespace dossier::repl::edit {

/// What may stand at the end of `text`, the beginning of a statement.
[[nodiscard]] Completions statement_completions(const Knowledge& knowledge, std::string_view text);

/// Names of actors, topics and documents that begin with `beginning`; of all nodes where the graph has no such.
[[nodiscard]] FoundValues names_in(const graph::PropertyGraph& graph, std::string_view beginning);

}  // namespace dossier::repl::edit
