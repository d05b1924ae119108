#pragma once

#include <cstddef>

namespace dossier::query::syntax {

/// How many rules of the grammar could match nothing for ever, by PEGTL's analysis: none, or it is broken.
[[nodiscard]] std::size_t grammar_problems();

}  // namespace dossier::query::syntax
