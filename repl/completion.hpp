#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::repl {

/// What may stand at the end of `line`, all beginning with `word`, which is the line's last part: commands after a
/// leading colon, labels and types behind `:` or `|`, property keys behind `.`, names inside quotes, else keywords and
/// functions.
[[nodiscard]] std::vector<std::string> completions(const graph::PropertyGraph& graph, std::string_view line,
                                                   std::string_view word);

}  // namespace dossier::repl
