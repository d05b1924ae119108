#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/ids.hpp"
#include "graph/label_sets.hpp"

namespace dossier::graph {

/// How many relationships go from nodes of one set of labels by one type to nodes of another; exact at every moment.
class PatternCounts {
public:
    using SetId = LabelSets::SetId;

    void add(SetId start, TypeId type, SetId end, std::size_t count = 1);
    void remove(SetId start, TypeId type, SetId end);
    void add_loop(TypeId type, std::size_t count = 1);
    void remove_loop(TypeId type);

    /// Relationships whose start has the label `start`, and so on; an absent part allows anything.
    [[nodiscard]] std::size_t count(const LabelSets& sets, std::optional<LabelId> start, std::optional<TypeId> type,
                                    std::optional<LabelId> end) const;
    [[nodiscard]] std::size_t count(TypeId type) const noexcept {
        return index(type) < totals_.size() ? totals_[index(type)] : 0;
    }
    [[nodiscard]] std::size_t loops(TypeId type) const noexcept;
    /// `visit(start, type, end, count)` of each, in no order.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (const auto& [key, count] : counts_) visit(key.start, key.type, key.end, count);
    }

private:
    struct Key {
        SetId start;
        TypeId type;
        SetId end;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const noexcept {
            std::uint64_t mixed = static_cast<std::uint32_t>(key.start);
            mixed = mixed * 0x9E3779B97F4A7C15U + index(key.type);
            mixed = mixed * 0x9E3779B97F4A7C15U + static_cast<std::uint32_t>(key.end);
            return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
        }
    };

    std::unordered_map<Key, std::size_t, Hash> counts_;
    std::vector<std::size_t> totals_;  // by type
    std::vector<std::size_t> loops_;
};

}  // namespace dossier::graph
