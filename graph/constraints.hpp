#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "graph/schema_definition.hpp"
#include "graph/source.hpp"

namespace dossier::graph {

// Constraints are asked when a statement is over, not at each write: `SET a.k = b.k, b.k = 1` may pass through a moment
// in which two nodes are equal, and CREATE makes a node before it gives it properties.

/// Where the change with this number stands in a query, if it does.
using PlaceOfChange = std::function<std::optional<SourceSpan>(std::size_t)>;

/// What `changes` touched holds all constraints.
///
/// `place_of`  for the error, of the last change to an element that breaks one
/// throws      Error{constraint_violated}, which names the constraint, the element and the value
void check_constraints(const PropertyGraph& graph, std::span<const Change> changes, const PlaceOfChange& place_of = {});

/// Every element holds `constraint`, whose index, if it has one, is there.
/// throws     Error{constraint_violated}
void require_held(const PropertyGraph& graph, const ConstraintDefinition& constraint);

}  // namespace dossier::graph
