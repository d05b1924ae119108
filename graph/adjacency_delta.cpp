#include "graph/adjacency_delta.hpp"

#include <algorithm>
#include <bit>

namespace dossier::graph {

AdjacencyDelta::List& AdjacencyDelta::touch(NodeId node, const Neighbours& base) {
    if (table_.empty() || touched_.count() * 2 >= table_.size()) grow_table();
    List& list = table_[place(index(node))];
    if (list.capacity != 0) return list;
    list.node = index(node);
    reserve(list, base.size() + 1);
    list.size = static_cast<std::uint32_t>(base.size());
    std::ranges::copy(base.nodes, nodes_.begin() + static_cast<std::ptrdiff_t>(list.begin));
    std::ranges::copy(base.relationships, relationships_.begin() + static_cast<std::ptrdiff_t>(list.begin));
    touched_.set(index(node));
    return list;
}

void AdjacencyDelta::reserve(List& list, std::size_t size) {
    if (size <= list.capacity) return;
    const std::size_t begin = nodes_.size();
    const auto capacity = static_cast<std::uint32_t>(std::min<std::size_t>(std::bit_ceil(size + 1), UINT32_MAX));
    nodes_.resize(begin + capacity);
    relationships_.resize(begin + capacity);
    const auto old = static_cast<std::ptrdiff_t>(list.begin);
    std::copy_n(nodes_.begin() + old, list.size, nodes_.begin() + static_cast<std::ptrdiff_t>(begin));
    std::copy_n(relationships_.begin() + old, list.size, relationships_.begin() + static_cast<std::ptrdiff_t>(begin));
    list.begin = begin;
    list.capacity = capacity;
}

void AdjacencyDelta::insert(List& list, std::size_t at, Adjacent to) {
    reserve(list, list.size + std::size_t{1});
    NodeId* nodes = nodes_.data() + list.begin;
    RelationshipId* relationships = relationships_.data() + list.begin;
    std::copy_backward(nodes + at, nodes + list.size, nodes + list.size + 1);
    std::copy_backward(relationships + at, relationships + list.size, relationships + list.size + 1);
    nodes[at] = to.node;
    relationships[at] = to.relationship;
    ++list.size;
}

void AdjacencyDelta::erase(List& list, std::size_t at) {
    NodeId* nodes = nodes_.data() + list.begin;
    RelationshipId* relationships = relationships_.data() + list.begin;
    std::copy(nodes + at + 1, nodes + list.size, nodes + at);
    std::copy(relationships + at + 1, relationships + list.size, relationships + at);
    --list.size;
}

void AdjacencyDelta::grow_table() {
    std::vector<List> old = std::move(table_);
    table_.assign(std::max<std::size_t>(64, old.size() * 2), List{});
    for (const List& list : old) {
        if (list.capacity != 0) table_[place(list.node)] = list;
    }
}

void AdjacencyDelta::clear() noexcept {
    table_ = {};
    touched_.clear();
    nodes_ = {};
    relationships_ = {};
}

}  // namespace dossier::graph
