#pragma once

#include "graph/property_graph.hpp"

namespace dossier::loaders {

/// Makes the full-text index over text and lemmas of the sentences, unless there is one or its name is taken; where
/// there is no sentence any more, it goes too. Inside a transaction.
void keep_search_index(graph::PropertyGraph& graph);

}  // namespace dossier::loaders
