#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/ids.hpp"
#include "graph/property_graph.hpp"
#include "graph/source.hpp"
#include "graph/subgraph.hpp"

namespace dossier::graph {

/// A sentence that backs an answer.
struct Evidence {
    NodeId sentence;
    std::string document;  ///< id of the document
    std::string section;   ///< its title; empty for the text before the first heading
    std::string id;        ///< of the sentence
    std::string text;
    std::vector<SourceSpan> marks;     ///< the words in `text` that name what was asked about, ascending
    std::optional<std::int64_t> page;  ///< of a document that has pages, from 1
    std::optional<double> confidence;  ///< of a statement: how sure it is that this sentence says it
    std::vector<std::string> rules;    ///< what statements were recognised by: `zijn voorstander van`; in order
};

/// Finds the sentences behind elements of one graph, which must not change meanwhile.
class EvidenceFinder {
public:
    explicit EvidenceFinder(const PropertyGraph& graph);

    /// The sentences that say an element: those its `evidence` lists, that it is stated in, or that mention it. In
    /// reading order.
    [[nodiscard]] std::vector<Evidence> of(NodeId node) const;
    [[nodiscard]] std::vector<Evidence> of(RelationshipId relationship) const;

    /// The sentences behind all of `elements`, each once, in reading order. What says something (relationships,
    /// commitments, sentences) goes before what is merely mentioned: where there is any of the former, the latter adds
    /// nothing.
    [[nodiscard]] std::vector<Evidence> behind(const Selection& elements) const;

private:
    [[nodiscard]] std::vector<Evidence> listed(RelationshipId relationship) const;

    const PropertyGraph& graph_;
    std::unordered_map<std::string, NodeId> sentences_;  ///< by their ids
};

}  // namespace dossier::graph
