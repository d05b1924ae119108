#pragma once

#include <string>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::graph {

/// What a picture calls a node: its `name`, `title`, `text` or `id`, else its labels.
[[nodiscard]] std::string caption(const PropertyGraph& graph, NodeId node);

/// The same as a picture has room for: at most three lines of 26 characters.
[[nodiscard]] std::vector<std::string> caption_lines(const PropertyGraph& graph, NodeId node);

/// Its properties, one `key: value` a line.
[[nodiscard]] std::string property_lines(const PropertyGraph& graph, NodeId node);
[[nodiscard]] std::string property_lines(const PropertyGraph& graph, RelationshipId relationship);

}  // namespace dossier::graph
