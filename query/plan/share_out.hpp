#pragma once

#include "graph/property_graph.hpp"
#include "query/plan/operators.hpp"
#include "query/query.hpp"

namespace dossier::query::plan {

/// Lets workers find the rows of a part of `plan` together where so many rows are expected that it pays (Gather), as
/// `options` allow. Only where every row is asked for: below a LIMIT they would find rows that nobody wants.
///
/// Asks that the statement neither writes nor calls procedures: these are one thread's work.
[[nodiscard]] Plan share_out(Plan plan, const graph::PropertyGraph& graph, const Options& options);

}  // namespace dossier::query::plan
