#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>

#include "graph/adjacency.hpp"
#include "query/exec/block_weights.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

// Numbers of rows that stop at the largest, which stands for all that are larger: what is multiplied by none is none.
inline constexpr std::uint64_t most_rows = std::numeric_limits<std::uint64_t>::max();

[[nodiscard]] inline std::uint64_t plus(std::uint64_t a, std::uint64_t b) noexcept {
    std::uint64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? most_rows : sum;
}
[[nodiscard]] inline std::uint64_t times(std::uint64_t a, std::uint64_t b) noexcept {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? most_rows : product;
}
[[nodiscard]] inline std::uint64_t plus_all(std::uint64_t sum, const BlockWeights& rows) noexcept {
    if (rows.is_wide()) {
        for (const std::uint64_t row : rows.wide()) sum = plus(sum, row);
        return sum;
    }
    std::uint64_t all = 0;
    for (const std::uint32_t row : rows.narrow()) all += row;
    return plus(sum, all);
}

/// What the nodes of one range of ids stand for, in 32 bits each as long as that is enough.
class WeightArray {
public:
    using Range = graph::AdjacencyView::Range;

    explicit WeightArray(Context& context) : held_{context} {}

    void clear() {
        narrow_ = {};
        wide_ = {};
        first_ = size_ = 0;
        held_.release();
    }
    /// Before all of them are put().
    void reset(Range range) {
        clear();
        first_ = range.begin;
        size_ = range.end - range.begin;
        held_.add(static_cast<std::int64_t>(size_ * sizeof(std::uint32_t)));
        narrow_ = std::make_unique_for_overwrite<std::uint32_t[]>(size_);
    }
    /// Those from `first` on, as far as they are in the range; those before must have been put.
    void put(std::uint32_t first, const BlockWeights& weights);

    [[nodiscard]] std::uint64_t at(NodeId node) const noexcept {
        const std::uint32_t at = graph::index(node) - first_;
        if (at >= size_) return 0;
        return narrow_ ? narrow_[at] : wide_[at];
    }
    /// Of sorted nodes; most_rows for that many or more.
    [[nodiscard]] std::uint64_t sum(std::span<const NodeId> nodes) const noexcept {
        std::uint64_t sum = 0;
        if (!narrow_) {
            for (const NodeId node : nodes) sum = plus(sum, at(node));
            return sum;
        }
        const std::uint32_t* const weights = narrow_.get();
        const std::uint32_t first = first_;
        const std::uint32_t size = size_;
        if (nodes.empty()) return 0;
        if (graph::index(nodes.front()) >= first && graph::index(nodes.back()) - first < size) {
            for (const NodeId node : nodes) sum += weights[graph::index(node) - first];
            return sum;
        }
        for (const NodeId node : nodes) {
            const std::uint32_t at = graph::index(node) - first;
            if (at < size) sum += weights[at];
        }
        return sum;
    }

    /// Whether each of `nodes`, a bit each from `first` on, stands for one row.
    [[nodiscard]] bool all_one(std::uint32_t first, std::uint64_t nodes) const noexcept;

private:
    void widen(std::size_t put);

    Held held_;
    std::uint32_t first_ = 0, size_ = 0;
    std::unique_ptr<std::uint32_t[]> narrow_;
    std::unique_ptr<std::uint64_t[]> wide_;  // instead, where 32 bits are not enough
};

}  // namespace dossier::query::exec
