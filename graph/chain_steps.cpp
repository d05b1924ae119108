#include "graph/chain_steps.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

#include "graph/subgraph.hpp"
#include "graph/vocabulary.hpp"

namespace dossier::graph {

namespace label = vocabulary::label;
namespace type = vocabulary::type;

namespace {

bool is_sentence(const PropertyGraph& graph, NodeId node) {
    const auto id = graph.labels().find(label::sentence);
    return id && graph.has_label(node, *id);
}

Ground ground_of(const PropertyGraph& graph, const ChainStep& step) {
    if (step.relationships.size() > 1) return Ground::together;
    const std::string_view name = graph.types().text(graph.type(step.relationships.front()));
    if (name == type::associated_with) return Ground::association;
    if (name == type::signed_by || name == type::addressed_to || name == type::cites) return Ground::document;
    if (name == type::mentions || name == type::stated_in) return Ground::together;
    return step.sentences.empty() ? Ground::data : Ground::statement;
}

/// The sentences behind a step, the surest first.
std::vector<Evidence> sentences_behind(const EvidenceFinder& finder, const ChainStep& step) {
    Selection part{.nodes = {step.from, step.to}, .relationships = step.relationships};
    std::ranges::sort(part.nodes);
    std::ranges::sort(part.relationships);
    // Of one relationship alone: a commitment at its end would add all that is said of it.
    auto found = part.relationships.size() > 1 ? finder.behind(part) : finder.of(part.relationships.front());
    std::ranges::stable_sort(found, std::greater<>{}, [](const Evidence& e) { return e.confidence.value_or(0); });
    return found;
}

}  // namespace

std::vector<ChainStep> steps_of(const PropertyGraph& graph, const EvidenceFinder& finder, const Path& path) {
    std::vector<ChainStep> steps;
    for (std::size_t at = 0; at < path.relationships.size(); ++at) {
        ChainStep step{.from = path.nodes[at],
                       .to = path.nodes[at + 1],
                       .relationships = {path.relationships[at]},
                       .ground = Ground::statement,
                       .sentences = {}};
        const bool goes_on = at + 1 < path.relationships.size();
        if (goes_on && is_sentence(graph, step.to) && !is_sentence(graph, step.from)) {
            ++at;
            step.relationships.push_back(path.relationships[at]);
            step.to = path.nodes[at + 1];
        }
        step.sentences = sentences_behind(finder, step);
        step.ground = ground_of(graph, step);
        steps.push_back(std::move(step));
    }
    return steps;
}

std::vector<WeightedPath> telling_chains(const PropertyGraph& graph, const EvidenceFinder& finder, NodeId from,
                                         NodeId to, std::size_t most, const Scope& scope) {
    constexpr std::size_t tried_for_each = 8;
    const std::size_t tried = std::min(most, std::numeric_limits<std::size_t>::max() / tried_for_each) * tried_for_each;
    std::set<std::set<NodeId>> ways;  // the things between the two ends
    std::set<NodeId> told;            // sentences
    std::vector<WeightedPath> chosen;
    for (WeightedPath& chain : best_chains(graph, from, to, tried, scope)) {
        if (chosen.size() == most) break;
        if (scope.checkpoint) scope.checkpoint();
        std::set<NodeId> way, sentences;
        for (const ChainStep& step : steps_of(graph, finder, chain.path)) {
            if (step.to != to) way.insert(step.to);
            if (!step.sentences.empty()) sentences.insert(step.sentences.front().sentence);
        }
        const bool nothing_new = !sentences.empty() && std::ranges::all_of(sentences, [&](NodeId sentence) {
            return told.contains(sentence);
        });
        if (ways.contains(way) || nothing_new) continue;
        ways.insert(std::move(way));
        told.insert(sentences.begin(), sentences.end());
        chosen.push_back(std::move(chain));
    }
    return chosen;
}

}  // namespace dossier::graph
