#pragma once

#include <span>
#include <string>

#include "graph/property_graph.hpp"
#include "loaders/extract.hpp"
#include "loaders/shared_nodes.hpp"

namespace dossier::loaders {

/// A sentence that stands in the graph already.
struct WrittenSentence {
    graph::NodeId node;
    std::string id;
};

/// Entities, mentions, statements, commitments and associations.
///
/// `sentences`  those of the extraction, by ordinal
void write_findings(const Extraction& extraction, std::span<const WrittenSentence> sentences,
                    graph::PropertyGraph& graph, SharedNodes& shared);

}  // namespace dossier::loaders
