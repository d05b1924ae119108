#pragma once

#include <cstddef>
#include <vector>

#include "graph/chains.hpp"
#include "graph/property_graph.hpp"
#include "graph/provenance.hpp"

namespace dossier::graph {

/// What a step of a chain rests on, from strong to weak.
enum class Ground {
    statement,    ///< a sentence says it
    data,         ///< a row of the data sets says it
    together,     ///< one sentence names both
    association,  ///< how often sentences tie an actor to a topic
    document,     ///< a letter as a whole: who signed it, whom it is to, what it cites
};

/// One or two relationships of a chain: by way of a sentence it takes two to get from one thing to the next.
struct ChainStep {
    NodeId from, to;
    std::vector<RelationshipId> relationships;
    Ground ground;
    std::vector<Evidence> sentences;  ///< best first
};

[[nodiscard]] std::vector<ChainStep> steps_of(const PropertyGraph& graph, const EvidenceFinder& finder,
                                              const Path& path);

/// The `most` best chains of which each tells something that those before it do not: it leads over other things, and by
/// a sentence that was not told yet, or by none. The cheapest chains are often one chain over and over, by parallel
/// relationships or by the sentence that both stand in; they are looked for among eight times as many.
[[nodiscard]] std::vector<WeightedPath> telling_chains(const PropertyGraph& graph, const EvidenceFinder& finder,
                                                       NodeId from, NodeId to, std::size_t most,
                                                       const Scope& scope = {});

}  // namespace dossier::graph
