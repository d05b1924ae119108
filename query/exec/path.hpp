#pragma once

#include <vector>

#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// The paths that begin at `first` and go along `steps`, row by row; null where any part of one is null.
[[nodiscard]] Column paths(const Batch& batch, Slot first, const std::vector<plan::PathStep>& steps,
                           const graph::PropertyGraph& graph);

/// Whether the path that `check` means in row `row` is as it says.
[[nodiscard]] bool is_as_checked(const plan::CheckPath& check, const Batch& batch, std::uint32_t row,
                                 const graph::PropertyGraph& graph);

}  // namespace dossier::query::exec
