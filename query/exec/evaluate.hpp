#pragma once

#include <cstdint>
#include <string_view>

#include "query/bind/bound.hpp"
#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"

namespace dossier::query::exec {

/// `expression` for every row of `batch`, a column as long as the batch.
///
/// Only what a row needs is computed for it: a branch of CASE that is not taken, the right side of AND after false,
/// raises no error.
[[nodiscard]] Column evaluate(const bind::Expression& expression, const Batch& batch, Context& context);

/// The rows in which `predicate` is true (not false, not null), ascending. throws Error{invalid_argument_type} for a
/// predicate that is no boolean.
[[nodiscard]] std::vector<std::uint32_t> select(const bind::Expression& predicate, const Batch& batch,
                                                Context& context);

/// A constant expression or one of parameters alone: SKIP, LIMIT.
[[nodiscard]] graph::Value evaluate_constant(const bind::Expression& expression, Context& context);

/// A constant integer, `least` or more: of SKIP, LIMIT, OF … ROWS, which `clause` names. throws Error that says so
[[nodiscard]] std::uint64_t evaluate_count(const bind::Expression& expression, Context& context,
                                           std::string_view clause, std::int64_t least = 0);

}  // namespace dossier::query::exec
