#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/storage.hpp"
#include "loaders/shared_nodes.hpp"

namespace dossier::loaders {

/// Takes a document out of the knowledge base with exactly what only it said, and commits.
///
/// What other documents name too stays, with what they say of it; a document that others cite stays as a stub.
///
/// returns  false when no such document is loaded
/// throws   Error{write_failed}
bool remove_document(graph::KnowledgeBase& base, std::string_view id);

/// The two halves of it, inside a transaction, so that loading a document again can write in between: first what the
/// document says, then those of the nodes it named that nobody names any more.
///
/// returns  the nodes to sweep
[[nodiscard]] std::vector<graph::NodeId> retract(graph::PropertyGraph& graph, SharedNodes& shared, std::string_view id);
void sweep(graph::PropertyGraph& graph, SharedNodes& shared, std::span<const graph::NodeId> nodes);

}  // namespace dossier::loaders
