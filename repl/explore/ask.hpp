#pragma once

#include <string>
#include <string_view>

#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "query/result.hpp"
#include "repl/explore/names.hpp"
#include "repl/language/language.hpp"
#include "repl/misuse.hpp"

namespace dossier::repl {
class Shell;
}

namespace dossier::repl::explore {

/// A question in openCypher with the values of its parameters: what a command asks, and shows, so that people go on in
/// the language from there.
struct Question {
    std::string statement;
    query::Parameters parameters{};
};

/// Gives the columns of a statement their names in a language: `a.name AS «actor»`.
[[nodiscard]] std::string in_words(Language language, std::string_view statement);

/// The question as it can be typed again: a `:param` line for each parameter, then the statement.
[[nodiscard]] std::string as_typed(const Question& question);

/// Shows the question on the messages, unless the shell is quiet, and asks it. Its answer is then the shell's last
/// result.
const query::Result& answer(Shell& shell, const Question& question);

/// The same, and prints the answer in the format of the shell.
void ask(Shell& shell, const Question& question);

/// Whether results are laid out for people, in words and paragraphs where rows say less; else a program reads them.
[[nodiscard]] bool for_people(Shell& shell);

/// A node pattern that `one` alone fits, its key as parameter `name`, which is added: `(a:Country {id: $a})`.
[[nodiscard]] std::string pattern(const graph::PropertyGraph& graph, std::string_view variable, const Named& one,
                                  query::Parameters& parameters);

}  // namespace dossier::repl::explore
