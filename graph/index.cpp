#include "graph/index.hpp"

#include <algorithm>
#include <cassert>

namespace dossier::graph {

void PatternCounts::add(SetId start, TypeId type, SetId end, std::size_t count) {
    if (index(type) >= totals_.size()) {
        counts_.resize(index(type) + std::size_t{1});
        totals_.resize(index(type) + std::size_t{1});
    }
    counts_[index(type)][{start, end}] += count;
    totals_[index(type)] += count;
}

void PatternCounts::remove(SetId start, TypeId type, SetId end) {
    OfType& of_type = counts_[index(type)];
    const auto found = of_type.find({start, end});
    assert(found != of_type.end());
    if (--found->second == 0) of_type.erase(found);
    --totals_[index(type)];
}

void PatternCounts::add_loop(TypeId type, std::size_t count) {
    if (index(type) >= loops_.size()) loops_.resize(index(type) + std::size_t{1});
    loops_[index(type)] += count;
}

void PatternCounts::remove_loop(TypeId type) {
    assert(loops(type) > 0);
    --loops_[index(type)];
}

std::size_t PatternCounts::count(const LabelSets& sets, std::optional<LabelId> start, std::optional<TypeId> type,
                                 std::optional<LabelId> end) const {
    std::size_t total = 0;
    const auto add = [&](const OfType& of_type) {
        for (const auto& [ends, count] : of_type) {
            if (start && !sets.contains(ends.start, *start)) continue;
            if (end && !sets.contains(ends.end, *end)) continue;
            total += count;
        }
    };
    if (!type) {
        std::ranges::for_each(counts_, add);
    } else if (index(*type) < counts_.size()) {
        add(counts_[index(*type)]);
    }
    return total;
}

std::size_t PatternCounts::loops(TypeId type) const noexcept {
    return index(type) < loops_.size() ? loops_[index(type)] : 0;
}

}  // namespace dossier::graph
