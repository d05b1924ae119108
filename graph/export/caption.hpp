#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::graph {

/// `text` in at most `lines` lines of at most `width` characters, broken between words where that is possible and never
/// within a character as readers see it (an é of two code points, a flag). What does not fit ends in `…`. White space
/// and control characters count as one space.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t lines);

/// What a picture calls a node: its `name`, `title`, `text` or `id`, else its labels.
[[nodiscard]] std::string caption(const PropertyGraph& graph, NodeId node);

/// The same as a picture has room for: at most three lines of 26 characters.
[[nodiscard]] std::vector<std::string> caption_lines(const PropertyGraph& graph, NodeId node);

/// Its properties, one `key: value` a line.
[[nodiscard]] std::string property_lines(const PropertyGraph& graph, NodeId node);
[[nodiscard]] std::string property_lines(const PropertyGraph& graph, RelationshipId relationship);

}  // namespace dossier::graph
