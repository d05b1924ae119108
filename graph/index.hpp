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
        for (std::uint32_t type = 0; type < counts_.size(); ++type) {
            for (const auto& [ends, count] : counts_[type]) visit(ends.start, TypeId{type}, ends.end, count);
        }
    }

private:
    struct Sets {
        SetId start;
        SetId end;
        bool operator==(const Sets&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Sets& sets) const noexcept {
            std::uint64_t mixed = static_cast<std::uint32_t>(sets.start) * 0x9E3779B97F4A7C15U;
            mixed = (mixed + static_cast<std::uint32_t>(sets.end)) * 0x9E3779B97F4A7C15U;
            return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
        }
    };
    using OfType = std::unordered_map<Sets, std::size_t, Hash>;

    std::vector<OfType> counts_;       // by type: whoever plans asks for one at a time
    std::vector<std::size_t> totals_;  // by type
    std::vector<std::size_t> loops_;
};

}  // namespace dossier::graph
