#include "graph/property_index.hpp"

#include <algorithm>
#include <cassert>

namespace dossier::graph {

PropertyIndex::PropertyIndex(const Column* column) {
    if (column == nullptr) return;
    column->for_each([&](std::uint32_t id, const Value& value) { add(value, NodeId{id}); });
}

void PropertyIndex::add(const Value& value, NodeId node) {
    Nodes& nodes = nodes_[value];
    nodes.insert(std::lower_bound(nodes.begin(), nodes.end(), node), node);
}

void PropertyIndex::remove(const Value& value, NodeId node) {
    const auto found = nodes_.find(value);
    assert(found != nodes_.end());
    Nodes& nodes = found->second;
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
    assert(at != nodes.end() && *at == node);
    nodes.erase(at);
    if (nodes.empty()) nodes_.erase(found);
}

std::span<const NodeId> PropertyIndex::find(const Value& value) const {
    const auto found = nodes_.find(value);
    if (found == nodes_.end()) return {};
    return {found->second.data(), found->second.size()};
}

}  // namespace dossier::graph
