#pragma once

#include <string>
#include <string_view>

namespace dossier::graph {

// Texts for the inside of DOT, whatever is in them.

/// For a name between double quotes: of a node, of a cluster.
[[nodiscard]] std::string dot_name(std::string_view text);

/// For a caption or a tooltip between double quotes. Graphviz reads `\N`, `\G`, `\l` and entities there, so backslashes
/// and ampersands are written twice.
[[nodiscard]] std::string dot_caption(std::string_view text);

/// For the inside of an HTML-like label.
[[nodiscard]] std::string dot_html(std::string_view text);

/// A word for style sheets and scripts: letters, digits, `-`, `_` and `.`; any other character becomes `_`.
[[nodiscard]] std::string dot_word(std::string_view text);

}  // namespace dossier::graph
