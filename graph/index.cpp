#include "graph/index.hpp"

#include <cassert>

namespace dossier::graph {

void PatternCounts::add(SetId start, TypeId type, SetId end, std::size_t count) {
    counts_[{start, type, end}] += count;
    if (index(type) >= totals_.size()) totals_.resize(index(type) + std::size_t{1});
    totals_[index(type)] += count;
}

void PatternCounts::remove(SetId start, TypeId type, SetId end) {
    const auto found = counts_.find({start, type, end});
    assert(found != counts_.end());
    if (--found->second == 0) counts_.erase(found);
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
    for (const auto& [key, count] : counts_) {
        if (type && key.type != *type) continue;
        if (start && !sets.contains(key.start, *start)) continue;
        if (end && !sets.contains(key.end, *end)) continue;
        total += count;
    }
    return total;
}

std::size_t PatternCounts::loops(TypeId type) const noexcept {
    return index(type) < loops_.size() ? loops_[index(type)] : 0;
}

}  // namespace dossier::graph
