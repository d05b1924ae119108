#include "graph/export/excerpt.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dossier::graph {

namespace {

std::vector<NodeId> most_tied(const PropertyGraph& graph, const Selection& part, std::size_t most) {
    std::unordered_map<std::uint32_t, std::size_t> ties;
    for (const RelationshipId relationship : part.relationships) {
        ++ties[index(graph.start(relationship))];
        ++ties[index(graph.end(relationship))];
    }
    std::vector<NodeId> nodes = part.nodes;
    std::ranges::stable_sort(nodes, std::ranges::greater{}, [&ties](NodeId node) { return ties[index(node)]; });
    nodes.resize(std::min(most, nodes.size()));
    std::ranges::sort(nodes);
    return nodes;
}

/// The first of each start, then the second of each, up to `most`.
void thin(const PropertyGraph& graph, std::vector<RelationshipId>& relationships, std::size_t most) {
    if (relationships.size() <= most) return;
    std::unordered_map<std::uint32_t, std::size_t> seen;
    std::vector<std::pair<std::size_t, RelationshipId>> turns;
    for (const RelationshipId relationship : relationships) {
        turns.emplace_back(seen[index(graph.start(relationship))]++, relationship);
    }
    std::ranges::sort(turns);
    turns.resize(most);
    relationships.clear();
    for (const auto& [_, relationship] : turns) relationships.push_back(relationship);
    std::ranges::sort(relationships);
}

}  // namespace

std::string Excerpt::note(std::string_view hint) const {
    std::string text = fmt::format("{} of {} nodes and {} of {} relationships are shown", shown.nodes.size(), all_nodes,
                                   shown.relationships.size(), all_relationships);
    return hint.empty() ? text : fmt::format("{}; {}", text, hint);
}

Excerpt excerpt(const PropertyGraph& graph, const Selection& part, std::size_t most) {
    constexpr std::size_t relationships_a_node = 3;
    Excerpt found{{most_tied(graph, part, most), {}}, part.nodes.size(), part.relationships.size()};
    std::unordered_set<std::uint32_t> kept;
    for (const NodeId node : found.shown.nodes) kept.insert(index(node));
    for (const RelationshipId relationship : part.relationships) {
        if (kept.contains(index(graph.start(relationship))) && kept.contains(index(graph.end(relationship)))) {
            found.shown.relationships.push_back(relationship);
        }
    }
    thin(graph, found.shown.relationships, most * relationships_a_node);
    return found;
}

}  // namespace dossier::graph
