#pragma once

#include <string>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "query/bind/bound_schema.hpp"

namespace dossier::query::exec {

/// Makes or drops an index or a constraint, inside the open transaction of `graph`.
///
/// throws     Error{already_exists, does_not_exist, constraint_violated}
[[nodiscard]] graph::ChangeCounts change_schema(const bind::SchemaChange& change, graph::PropertyGraph& graph);

/// The statement as text, for EXPLAIN.
[[nodiscard]] std::string in_words(const bind::SchemaChange& change);

}  // namespace dossier::query::exec
