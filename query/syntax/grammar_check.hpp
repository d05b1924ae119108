#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::query::syntax {

/// How many rules of the grammar could match nothing for ever, by PEGTL's analysis: none, or it is broken.
[[nodiscard]] std::size_t grammar_problems();

/// How many rules the parser tries on `text`, right or wrong: a measure of its work that no machine changes.
///
/// throws     Error{nesting_too_deep}, and for what is no token: as parse()
[[nodiscard]] std::size_t rule_attempts(std::string_view text);

}  // namespace dossier::query::syntax
