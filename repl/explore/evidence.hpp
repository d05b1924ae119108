#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/provenance.hpp"
#include "query/result.hpp"
#include "repl/language/language.hpp"

namespace dossier::repl {
class Shell;
}

namespace dossier::repl::explore {

/// Prints sentences, numbered, with the words marked that they are shown for; document, section, page, rule and
/// confidence with each.
void print_evidence(Shell& shell, const std::vector<graph::Evidence>& found);

/// One of them, without a number.
void print_sentence(Shell& shell, const graph::Evidence& evidence, std::size_t indent);

/// `kst-28676-462, Oekraïne, page 3 (kst-28676-462/sentence/3380)`
[[nodiscard]] std::string place_of(const graph::Evidence& evidence, Language language);
/// `rule: zal …; confidence 0.85`; empty where a sentence is a mere mention.
[[nodiscard]] std::string reason_of(const graph::Evidence& evidence, Language language);

/// What the rows of the last result were made of, as rows of nodes, relationships and lists of them: the question is
/// run once more with all that it matched. Of a statement that cannot be, its result as it is. throws
/// Error{wrong_usage}: there is no result
[[nodiscard]] query::Result reasons_for_result(Shell& shell);

}  // namespace dossier::repl::explore
