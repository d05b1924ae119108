#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"

namespace dossier::query::exec {

/// The rows in which `predicate` is true, where it asks of columns of ids what needs no value made of them: whether two
/// nodes or two relationships are one, or what labels a node has. Absent for any other predicate.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> select_by_ids(const bind::Expression& predicate,
                                                                      const Batch& batch, const Context& context);

}  // namespace dossier::query::exec
