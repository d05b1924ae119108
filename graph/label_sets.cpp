#include "graph/label_sets.hpp"

#include <algorithm>
#include <utility>

namespace dossier::graph {

bool LabelSets::contains(SetId set, LabelId label) const { return std::ranges::binary_search(labels(set), label); }

const Bitmap& LabelSets::nodes(LabelId label) const noexcept {
    static const Bitmap none;
    return index(label) < nodes_.size() ? *nodes_[index(label)] : none;
}

LabelSets::SetId LabelSets::intern(std::span<const LabelId> labels) {
    // Who makes many nodes makes them alike, and most often as the newest set has it.
    if (std::ranges::equal(sets_.back(), labels)) return static_cast<SetId>(sets_.size() - 1);
    std::vector<LabelId> sorted(labels.begin(), labels.end());
    std::ranges::sort(sorted);
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
    const auto [entry, is_new] = numbers_.try_emplace(std::move(sorted), static_cast<SetId>(sets_.size()));
    if (is_new) sets_.push_back(entry->first);
    return entry->second;
}

/// Into the bitmaps.
void LabelSets::put(std::uint32_t node, SetId set) {
    for (const LabelId label : labels(set)) {
        while (index(label) >= nodes_.size()) nodes_.emplace_back(Bitmap{});
        nodes_[index(label)].write().set(node);
    }
}

void LabelSets::assign(NodeId node, SetId set) {
    if (set_of(node) == set) return;
    while (index(node) >= by_node_.size()) by_node_.push_back(no_labels);
    SetId& own = by_node_.write(index(node));
    for (const LabelId label : labels(own)) nodes_[index(label)].write().reset(index(node));
    own = set;
    put(index(node), set);
}

void LabelSets::assign_all(std::vector<SetId> by_node) {
    by_node_ = {};
    nodes_.clear();
    by_node_.reserve(by_node.size());
    for (std::uint32_t node = 0; node < by_node.size(); ++node) {
        by_node_.push_back(by_node[node]);
        put(node, by_node[node]);
    }
}

}  // namespace dossier::graph
