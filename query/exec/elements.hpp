#pragma once

#include "graph/property_graph.hpp"
#include "graph/value.hpp"

namespace dossier::query::exec {

/// throws Error{deleted_entity_access} for what the statement has deleted
void require_alive(const graph::PropertyGraph& graph, graph::NodeId node);
void require_alive(const graph::PropertyGraph& graph, graph::RelationshipId relationship);

/// Of a node, a relationship or a map. throws Error{deleted_entity_access, invalid_argument_type}
[[nodiscard]] graph::Map properties_of(const graph::PropertyGraph& graph, const graph::Value& object);

}  // namespace dossier::query::exec
