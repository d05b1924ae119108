#pragma once

#include <filesystem>
#include <ostream>
#include <string_view>

#include "graph/export/exporter.hpp"
#include "graph/property_graph.hpp"
#include "graph/subgraph.hpp"
#include "query/result.hpp"

namespace dossier::repl {

/// The nodes, relationships and paths of a result, as far as the graph still has them.
[[nodiscard]] graph::Selection selected(const query::Result& result, const graph::PropertyGraph& graph);

/// What a picture of `graph` shows under the pointer, the sentence that says the element, and the document that it is
/// of.
[[nodiscard]] graph::ExportOptions with_evidence(const graph::PropertyGraph& graph);

/// Writes a picture to a temporary file and opens it with the desktop's viewer.
/// throws Error{missing_tool} where there is none
void view(std::string_view svg);

}  // namespace dossier::repl
