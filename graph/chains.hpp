#pragma once

#include <cstddef>
#include <vector>

#include "graph/weighted_paths.hpp"

namespace dossier::graph {

/// The `most` best chains of relationships between two things of a graph of documents, best first.
///
/// What letters say counts most: a statement costs 2 less its confidence, what ties a commitment to its parts 1 where
/// it has none. That two things are named in one sentence (a step in and a step out) costs 3; a fact of the data sets,
/// such as a membership, which ties half the world together, the derived association of an actor with a topic, and what
/// a document as a whole says 2 a step. The parts of a document tie everything to everything: sections, paragraphs and
/// the order of sentences are not walked. Directions do not count.
[[nodiscard]] std::vector<WeightedPath> best_chains(const PropertyGraph& graph, NodeId from, NodeId to,
                                                    std::size_t most, Scope scope = {});

}  // namespace dossier::graph
