#pragma once

#include <string>
#include <vector>

#include "query/bind/functions.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// Whether an aggregate stands in `expression`, outside of subqueries and patterns.
[[nodiscard]] bool contains_aggregate(const syntax::Expression& expression);

/// The variables of its map projections that hold an aggregate: `p` of `p {.name, n: count(f)}`.
[[nodiscard]] std::vector<std::string> projected_beside_aggregates(const syntax::Expression& expression);

/// Whether this very expression is a call of an aggregate.
[[nodiscard]] bool is_aggregate(const syntax::Expression& expression);

/// Whether each of its calls has a value of its own: `rand` and its like.
[[nodiscard]] bool is_random(const FunctionSignature& function);

/// Whether a DELETE stands in it, in subqueries of CALL too.
[[nodiscard]] bool deletes(const syntax::Query& query);

/// Whether two runs may give different values: `rand()` and its like.
[[nodiscard]] bool is_random(const syntax::Expression& expression);

/// Whether a pattern or a subquery stands in it.
[[nodiscard]] bool asks_the_graph(const syntax::Expression& expression);

}  // namespace dossier::query::bind
