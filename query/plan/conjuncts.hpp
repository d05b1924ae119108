#pragma once

#include <vector>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// `a AND b AND c` as its parts, in their order.
[[nodiscard]] std::vector<bind::Expression> conjuncts(const bind::Expression& predicate);

/// Filters for `predicates`, the first lowest, above `input`.
[[nodiscard]] Plan filtered(Plan input, std::vector<bind::Expression> predicates);

}  // namespace dossier::query::plan
