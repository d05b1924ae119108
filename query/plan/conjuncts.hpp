#pragma once

#include <vector>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// `a AND b AND c` as its parts, in their order.
[[nodiscard]] std::vector<bind::Expression> conjuncts(bind::Expression predicate);

/// The same, for who only looks at them: parts of `predicate`.
[[nodiscard]] std::vector<const bind::Expression*> parts_of(const bind::Expression& predicate);

/// `left AND right`.
[[nodiscard]] bind::Expression both(bind::Expression left, bind::Expression right);

/// Whether the expression has a value in every row, so that it may be asked of rows that would be dropped before it.
[[nodiscard]] bool cannot_fail(const bind::Expression& expression);

/// Filters for `predicates`, the first lowest, above `input`.
[[nodiscard]] Plan filtered(Plan input, std::vector<bind::Expression> predicates);

}  // namespace dossier::query::plan
