#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace dossier::graph {

/// Has Graphviz draw a DOT text, in a process of its own with limits on time, memory and output.
///
/// `format`   `svg` or `png`
/// throws     Error{missing_tool}: there is no `dot` program; Error{timed_out}: it took longer than `limit`;
///            Error{write_failed}: it failed, with its own words
[[nodiscard]] std::string draw(std::string_view dot, std::string_view format,
                               std::chrono::milliseconds limit = std::chrono::seconds{60});

}  // namespace dossier::graph
