#pragma once

#include "query/syntax/ast_expressions.hpp"

namespace dossier::query::syntax {

/// Whether `expression`, an element of a list, says its value without being computed: a literal, a number with a sign,
/// an empty list, a map of such. A list of such is a Literal already.
[[nodiscard]] bool is_constant(const Expression& expression);

/// That value. `expression` is one that is_constant().
[[nodiscard]] Literal take_constant(Expression expression);

}  // namespace dossier::query::syntax
