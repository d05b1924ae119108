#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::loaders {

/// How a sentence says a statement.
struct Saying {
    double confidence = 1.0;
    std::string rule;  ///< what it was recognised by
};

/// What one document says between things that documents share, collected before it is written: one relationship for
/// each start, type, end and status, however many sentences say it.
class EvidenceBook {
public:
    void state(graph::NodeId start, std::string_view type, graph::NodeId end, std::string_view status,
               std::string_view sentence, Saying saying);
    void associate(graph::NodeId actor, graph::NodeId topic, std::string_view sentence);

    /// Adds the sentences to the relationships that are there, and makes those that are not.
    void write(graph::PropertyGraph& graph) const;

private:
    using Edge = std::tuple<graph::NodeId, std::string, graph::NodeId, std::string>;

    std::map<Edge, std::map<std::string, Saying>> statements_;
    std::map<std::pair<graph::NodeId, graph::NodeId>, std::vector<std::string>> associations_;
};

/// Takes the sentences of `document` off every statement and association that leaves `node`; what no sentence says any
/// more is erased.
void drop_evidence(graph::PropertyGraph& graph, graph::NodeId node, std::string_view document);

/// `kst-28676-462/sentence/1042`: what begins with the first is said by that document.
[[nodiscard]] std::string sentence_prefix(std::string_view document);

}  // namespace dossier::loaders
