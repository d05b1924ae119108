#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "graph/bitmap.hpp"
#include "graph/ids.hpp"
#include "graph/shared.hpp"
#include "graph/shared_pages.hpp"

namespace dossier::graph {

/// Which labels each node has, both ways: a bitmap of nodes by label, and by node the number of its set of labels.
/// Graphs have few distinct sets, so a node pays four bytes whatever it is called, and counts can go by set.
class LabelSets {
public:
    enum class SetId : std::uint32_t {};
    static constexpr SetId no_labels{0};

    LabelSets() : sets_(1), numbers_{{{}, no_labels}} {}

    [[nodiscard]] bool has(NodeId node, LabelId label) const noexcept { return nodes(label).test(index(node)); }
    [[nodiscard]] SetId set_of(NodeId node) const noexcept {
        return index(node) < by_node_.size() ? by_node_[index(node)] : no_labels;
    }
    /// Ascending.
    [[nodiscard]] const std::vector<LabelId>& labels(SetId set) const { return sets_[index(set)]; }
    [[nodiscard]] bool contains(SetId set, LabelId label) const;
    [[nodiscard]] const Bitmap& nodes(LabelId label) const noexcept;
    [[nodiscard]] std::size_t set_count() const noexcept { return sets_.size(); }

    /// The set of `labels`, which may come in any order and more than once.
    SetId intern(std::span<const LabelId> labels);
    void assign(NodeId node, SetId set);
    /// Of each node, in place of what all had: a set that intern() gave.
    void assign_all(std::vector<SetId> by_node);

private:
    void put(std::uint32_t node, SetId set);

    std::vector<std::vector<LabelId>> sets_;
    std::map<std::vector<LabelId>, SetId> numbers_;
    SharedPages<SetId> by_node_;
    std::vector<Shared<Bitmap>> nodes_;
};

}  // namespace dossier::graph
