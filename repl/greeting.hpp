#pragma once

#include <string>

#include "graph/property_graph.hpp"

namespace dossier::repl {

/// What the shell says first. Whoever comes without a knowledge base is told what to try.
///
/// `base`   the file that is open; empty when the graph lives in memory alone
[[nodiscard]] std::string greeting(const std::string& base, const graph::PropertyGraph& graph);

}  // namespace dossier::repl
