#pragma once

#include <cstddef>
#include <vector>

#include "graph/chains.hpp"
#include "graph/property_graph.hpp"
#include "graph/provenance.hpp"

namespace dossier::repl::explore {

/// What a step of a chain rests on, from strong to weak.
enum class Ground {
    statement,    ///< a sentence says it
    data,         ///< a row of the data sets says it
    together,     ///< one sentence names both
    association,  ///< how often sentences tie an actor to a topic
    document,     ///< a letter as a whole: who signed it, whom it is to, what it cites
};

/// One or two relationships of a chain: by way of a sentence it takes two to get from one thing to the next.
struct Step {
    graph::NodeId from, to;
    std::vector<graph::RelationshipId> relationships;
    Ground ground;
    std::vector<graph::Evidence> sentences;  ///< best first
};

[[nodiscard]] std::vector<Step> steps_of(const graph::PropertyGraph& graph, const graph::EvidenceFinder& finder,
                                         const graph::Path& path);

/// Which of `chains`, which are ordered by cost, tell something that those before them do not: they lead over other
/// things, and by a sentence that was not told yet, or by none. Their places, at most `most`.
[[nodiscard]] std::vector<std::size_t> different_chains(const graph::PropertyGraph& graph,
                                                        const graph::EvidenceFinder& finder,
                                                        const std::vector<graph::WeightedPath>& chains,
                                                        std::size_t most);

}  // namespace dossier::repl::explore
