#include "graph/label_sets.hpp"

#include <algorithm>
#include <utility>

namespace dossier::graph {

bool LabelSets::contains(SetId set, LabelId label) const { return std::ranges::binary_search(labels(set), label); }

const Bitmap& LabelSets::nodes(LabelId label) const noexcept {
    static const Bitmap none;
    return index(label) < nodes_.size() ? nodes_[index(label)] : none;
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

void LabelSets::assign(NodeId node, SetId set) {
    if (index(node) >= by_node_.size()) {
        if (set == no_labels) return;
        by_node_.resize(index(node) + std::size_t{1}, no_labels);
    }
    for (const LabelId label : labels(by_node_[index(node)])) nodes_[index(label)].reset(index(node));
    by_node_[index(node)] = set;
    for (const LabelId label : labels(set)) {
        if (index(label) >= nodes_.size()) nodes_.resize(index(label) + std::size_t{1});
        nodes_[index(label)].set(index(node));
    }
}

void LabelSets::assign_all(std::vector<SetId> by_node) {
    by_node_ = std::move(by_node);
    nodes_.clear();
    for (std::uint32_t node = 0; node < by_node_.size(); ++node) {
        for (const LabelId label : labels(by_node_[node])) {
            if (index(label) >= nodes_.size()) nodes_.resize(index(label) + std::size_t{1});
            nodes_[index(label)].set(node);
        }
    }
}

}  // namespace dossier::graph
