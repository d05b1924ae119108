#include "graph/picture/chain.hpp"

#include <fmt/format.h>

#include "graph/chain_steps.hpp"
#include "graph/export/caption.hpp"
#include "graph/picture/symbols.hpp"
#include "graph/provenance.hpp"

namespace dossier::graph::picture {

Chains chains_between(const PropertyGraph& graph, NodeId from, NodeId to, std::size_t most) {
    const EvidenceFinder finder{graph};
    Chains chains{.from = caption(graph, from), .to = caption(graph, to), .chains = {}};
    for (const WeightedPath& found : telling_chains(graph, finder, from, to, most)) {
        Chains::Chain chain;
        const Path& path = found.path;
        for (const NodeId node : path.nodes) chain.things.push_back({node, caption(graph, node), kind_of(graph, node)});
        for (std::size_t at = 0; at < path.relationships.size(); ++at) {
            const RelationshipId relationship = path.relationships[at];
            Chains::Step step;
            step.type = graph.types().text(graph.type(relationship));
            step.certainty = certainty(graph, relationship);
            step.forward = graph.start(relationship) == path.nodes[at];
            for (const Evidence& sentence : finder.of(relationship)) {
                if (step.sources.empty()) {
                    step.sentence = sentence.text;
                    step.reference = sentence.section.empty()
                                         ? sentence.document
                                         : fmt::format("{}, {}", sentence.document, sentence.section);
                }
                step.sources.push_back(sentence.sentence);
            }
            chain.steps.push_back(std::move(step));
        }
        chains.chains.push_back(std::move(chain));
    }
    return chains;
}

}  // namespace dossier::graph::picture
