#pragma once

#include <string>
#include <vector>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/value.hpp"

namespace dossier::query {

/// What a statement gave back. Nodes, relationships and paths in rows are ids into the graph that it ran on.
struct Result {
    std::vector<std::string> columns;
    std::vector<std::vector<graph::Value>> rows;  ///< each as wide as `columns`
    graph::ChangeCounts changes;
    std::vector<graph::Diagnostic> notices;  ///< worth saying, no fault: a label that the graph does not have
};

}  // namespace dossier::query
