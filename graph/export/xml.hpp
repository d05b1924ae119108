#pragma once

#include <string>
#include <string_view>

#include "graph/export/column_types.hpp"

namespace dossier::graph {

/// `text` for the inside of an element or of an attribute in double quotes. Line breaks and tabs are written by number,
/// so that no reader normalises them; what XML cannot hold at all (most control characters) becomes U+FFFD.
[[nodiscard]] std::string xml(std::string_view text);

/// `text` as an NMTOKEN, which holds no spaces or signs: any byte that is not a letter of ASCII, a digit, `.`, `-` or
/// `_` becomes `:20`, its number. Different texts stay different.
[[nodiscard]] std::string xml_token(std::string_view text);

/// The type of a column in the words that GraphML and GEXF share: `boolean`, `long`, `double`, else `string`.
[[nodiscard]] std::string_view xml_type(const ColumnType& column);

/// The labels of a node in one attribute: `:Actor:Country`.
[[nodiscard]] std::string joined_labels(const PropertyGraph& graph, NodeId node);

}  // namespace dossier::graph
