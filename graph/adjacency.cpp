#include "graph/adjacency.hpp"

#include <cassert>
#include <numeric>

namespace dossier::graph {

namespace {

/// Small enough that copying it is nothing, large enough that a new graph does not merge at every write.
constexpr std::size_t smallest_merge = 4096;

/// Sorts by `key`, keeping the order of equals. Counting is used where the keys lie close enough together.
template <typename Key>
void stable_sort_by(std::vector<Adjacency::Entry>& entries, Key key) {
    if (entries.empty()) return;
    const auto [least, most] = std::ranges::minmax(entries, {}, key);
    const std::size_t first = key(least);
    const std::size_t range = key(most) - first + 1;
    if (range > 4 * entries.size()) {
        std::ranges::stable_sort(entries, {}, key);
        return;
    }
    std::vector<std::uint32_t> places(range + 1);
    for (const auto& entry : entries) ++places[key(entry) - first + 1];
    std::partial_sum(places.begin(), places.end(), places.begin());
    std::vector<Adjacency::Entry> sorted(entries.size());
    for (const auto& entry : entries) sorted[places[key(entry) - first]++] = entry;
    entries = std::move(sorted);
}

/// From the least significant part of the order to the most, as radix sort does.
void sort_entries(std::vector<Adjacency::Entry>& entries) {
    if (std::ranges::is_sorted(entries)) return;
    const auto relationship = [](const auto& entry) { return index(entry.to.relationship); };
    if (!std::ranges::is_sorted(entries, {}, relationship)) stable_sort_by(entries, relationship);
    stable_sort_by(entries, [](const auto& entry) { return index(entry.to.node); });
    stable_sort_by(entries, [](const auto& entry) { return index(entry.from); });
}

/// Where `to` stands, or would stand, in a list.
std::size_t position(const std::vector<NodeId>& nodes, const std::vector<RelationshipId>& relationships, Adjacent to) {
    // New relationships have the largest ids and often the newest neighbours: look at the end first.
    if (nodes.empty() || Adjacent{nodes.back(), relationships.back()} < to) return nodes.size();
    const auto [begin, end] = std::ranges::equal_range(nodes, to.node);
    const auto first = relationships.begin() + (begin - nodes.begin());
    const auto last = relationships.begin() + (end - nodes.begin());
    return static_cast<std::size_t>(std::lower_bound(first, last, to.relationship) - relationships.begin());
}

template <typename T>
auto place(std::vector<T>& items, std::size_t position) {
    return items.begin() + static_cast<std::ptrdiff_t>(position);
}

bool has_twin(const std::vector<NodeId>& nodes, NodeId node) { return std::ranges::binary_search(nodes, node); }

}  // namespace

Neighbours Adjacency::in_delta(NodeId node) const noexcept {
    const List& list = delta_.find(index(node))->second;
    return {.nodes = list.nodes, .relationships = list.relationships};
}

Adjacency::List& Adjacency::touch(NodeId node) {
    const auto [entry, is_new] = delta_.try_emplace(index(node));
    if (is_new) {
        const Neighbours base = in_base(node);
        entry->second.nodes.assign(base.nodes.begin(), base.nodes.end());
        entry->second.relationships.assign(base.relationships.begin(), base.relationships.end());
        touched_.set(index(node));
    }
    return entry->second;
}

void Adjacency::insert(NodeId from, Adjacent to) {
    List& list = touch(from);
    const std::size_t at = position(list.nodes, list.relationships, to);
    if (has_twin(list.nodes, to.node)) ++parallels_;
    list.nodes.insert(place(list.nodes, at), to.node);
    list.relationships.insert(place(list.relationships, at), to.relationship);
    ++size_;
    ++writes_;
    merge_if_it_pays();
}

void Adjacency::insert(std::vector<Entry> entries) {
    if (entries.empty()) return;
    if (size_ > 0 && entries.size() < size_ / 2 + smallest_merge) {
        // Sorted by list, so that a list that takes many of them grows at its end wherever ids ascend.
        sort_entries(entries);
        for (const Entry& entry : entries) insert(entry.from, entry.to);
        return;
    }
    entries.reserve(entries.size() + size_);
    for (const std::uint32_t source : sources()) {
        const Neighbours list = at(NodeId{source});
        for (std::size_t i = 0; i < list.size(); ++i) {
            entries.push_back({NodeId{source}, {list.nodes[i], list.relationships[i]}});
        }
    }
    build(std::move(entries));
}

void Adjacency::erase(NodeId from, Adjacent to) {
    List& list = touch(from);
    const std::size_t at = position(list.nodes, list.relationships, to);
    assert(at < list.nodes.size() && list.nodes[at] == to.node && list.relationships[at] == to.relationship);
    list.nodes.erase(place(list.nodes, at));
    list.relationships.erase(place(list.relationships, at));
    if (has_twin(list.nodes, to.node)) --parallels_;
    --size_;
    ++writes_;
    merge_if_it_pays();
}

void Adjacency::merge_if_it_pays() {
    if (writes_ > nodes_.size() / 2 + smallest_merge) merge();
}

std::vector<std::uint32_t> Adjacency::sources() const {
    std::vector<std::uint32_t> base;
    if (!sources_.empty()) {
        base = sources_;
    } else {
        for (std::size_t row = 0; row + 1 < offsets_.size(); ++row) {
            if (offsets_[row] != offsets_[row + 1]) base.push_back(first_ + static_cast<std::uint32_t>(row));
        }
    }
    std::vector<std::uint32_t> changed;
    touched_.for_each([&](std::uint32_t node) { changed.push_back(node); });
    std::vector<std::uint32_t> all;
    std::ranges::set_union(base, changed, std::back_inserter(all));
    return all;
}

void Adjacency::merge() {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;
    nodes.reserve(size_);
    relationships.reserve(size_);
    std::vector<std::uint32_t> with_neighbours;
    std::vector<std::uint32_t> begins;
    for (const std::uint32_t source : sources()) {
        const Neighbours list = at(NodeId{source});
        if (list.empty()) continue;
        with_neighbours.push_back(source);
        begins.push_back(static_cast<std::uint32_t>(nodes.size()));
        nodes.insert(nodes.end(), list.nodes.begin(), list.nodes.end());
        relationships.insert(relationships.end(), list.relationships.begin(), list.relationships.end());
    }
    nodes_ = std::move(nodes);
    relationships_ = std::move(relationships);
    set_rows(std::move(with_neighbours), begins);
}

void Adjacency::build(std::vector<Entry> entries) {
    sort_entries(entries);
    nodes_.clear();
    relationships_.clear();
    nodes_.reserve(entries.size());
    relationships_.reserve(entries.size());
    std::vector<std::uint32_t> with_neighbours;
    std::vector<std::uint32_t> begins;
    size_ = entries.size();
    parallels_ = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const bool begins_list = i == 0 || entries[i - 1].from != entry.from;
        if (begins_list) {
            with_neighbours.push_back(index(entry.from));
            begins.push_back(static_cast<std::uint32_t>(i));
        } else if (entries[i - 1].to.node == entry.to.node) {
            ++parallels_;
        }
        nodes_.push_back(entry.to.node);
        relationships_.push_back(entry.to.relationship);
    }
    set_rows(std::move(with_neighbours), begins);
}

/// `sources`  the nodes that have neighbours, ascending
/// `begins`   where the list of each begins in nodes_
void Adjacency::set_rows(std::vector<std::uint32_t> sources, const std::vector<std::uint32_t>& begins) {
    delta_.clear();
    touched_.clear();
    writes_ = 0;
    sources_.clear();
    offsets_.clear();
    first_ = 0;
    if (sources.empty()) return;
    const std::size_t range = std::size_t{sources.back()} - sources.front() + 1;
    const auto total = static_cast<std::uint32_t>(nodes_.size());
    if (range > 4 * sources.size()) {
        sources_ = std::move(sources);
        offsets_ = begins;
        offsets_.push_back(total);
        return;
    }
    first_ = sources.front();
    offsets_.resize(range + 1, total);
    std::size_t row = range;
    for (std::size_t i = sources.size(); i-- > 0;) {
        // Rows between this source and the next are empty: they begin where the next begins.
        const std::uint32_t next_begin = i + 1 < sources.size() ? begins[i + 1] : total;
        const std::size_t own = sources[i] - first_;
        while (--row > own) offsets_[row] = next_begin;
        offsets_[own] = begins[i];
    }
}

}  // namespace dossier::graph
