#include "graph/property_index.hpp"

#include <algorithm>
#include <cassert>

namespace dossier::graph {

namespace {

constexpr unsigned bits_of_part = 10;

}  // namespace

/// By the upper bits of the mixed hash: the lower ones choose the place in the part.
std::size_t PropertyIndex::part_of(const Value& value) {
    return Hash{}(value)*0x9E3779B97F4A7C15U >> (64U - bits_of_part);
}

PropertyIndex::PropertyIndex(const Column* column, const Checkpoint& checkpoint)
    : parts_(std::size_t{1} << bits_of_part) {
    if (column == nullptr) return;
    Pace pace{checkpoint};
    column->for_each([&](std::uint32_t id, const Value& value) {
        pace.step();
        add(value, NodeId{id});
    });
}

void PropertyIndex::add(const Value& value, NodeId node) {
    Shared<Part>& part = parts_[part_of(value)];
    if (!part) part = Shared{Part{}};
    const auto [place, is_new] = part.write().try_emplace(value);
    if (is_new) ++distinct_;
    Nodes& nodes = place->second;
    nodes.insert(std::lower_bound(nodes.begin(), nodes.end(), node), node);
}

void PropertyIndex::remove(const Value& value, NodeId node) {
    Shared<Part>& shared = parts_[part_of(value)];
    assert(shared);
    Part& part = shared.write();
    const auto found = part.find(value);
    assert(found != part.end());
    Nodes& nodes = found->second;
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
    assert(at != nodes.end() && *at == node);
    nodes.erase(at);
    if (!nodes.empty()) return;
    part.erase(found);
    --distinct_;
}

std::span<const NodeId> PropertyIndex::find(const Value& value) const {
    const Shared<Part>& part = parts_[part_of(value)];
    if (!part) return {};
    const auto found = part->find(value);
    if (found == part->end()) return {};
    return {found->second.data(), found->second.size()};
}

}  // namespace dossier::graph
