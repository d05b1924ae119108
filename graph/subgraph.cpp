#include "graph/subgraph.hpp"

#include <algorithm>

namespace dossier::graph {

namespace {

void collect(const Value& value, Selection& found) {
    switch (value.kind()) {
    case ValueKind::node: found.nodes.push_back(value.as_node()); break;
    case ValueKind::relationship: found.relationships.push_back(value.as_relationship()); break;
    case ValueKind::path: {
        const Path& path = value.as_path();
        found.nodes.insert(found.nodes.end(), path.nodes.begin(), path.nodes.end());
        found.relationships.insert(found.relationships.end(), path.relationships.begin(), path.relationships.end());
        break;
    }
    case ValueKind::list:
        for (const Value& element : value.as_list()) collect(element, found);
        break;
    case ValueKind::map:
        for (const auto& [key, element] : value.as_map()) collect(element, found);
        break;
    default: break;
    }
}

template <typename Id>
void keep_existing_once(const PropertyGraph& graph, std::vector<Id>& ids) {
    std::erase_if(ids, [&graph](Id id) { return !graph.contains(id); });
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
}

}  // namespace

Selection whole(const PropertyGraph& graph) {
    Selection all;
    graph.for_each_node([&all](NodeId node) { all.nodes.push_back(node); });
    graph.for_each_relationship([&all](RelationshipId relationship) { all.relationships.push_back(relationship); });
    return all;
}

Selection selected(const PropertyGraph& graph, std::span<const Value> values) {
    Selection found;
    for (const Value& value : values) collect(value, found);
    keep_existing_once(graph, found.relationships);
    for (const RelationshipId relationship : found.relationships) {
        found.nodes.push_back(graph.start(relationship));
        found.nodes.push_back(graph.end(relationship));
    }
    keep_existing_once(graph, found.nodes);
    return found;
}

}  // namespace dossier::graph
