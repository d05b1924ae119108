#pragma once

#include "query/exec/operators.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// The operators of `plan`, ready to run. They borrow its logical operators, so `plan` and `tree` outlive them.
[[nodiscard]] OperatorPtr build(const plan::Plan& plan, Tree& tree);

}  // namespace dossier::query::exec
