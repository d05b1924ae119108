#include "query/exec/weight_array.hpp"

#include <algorithm>
#include <bit>

namespace dossier::query::exec {

void WeightArray::put(std::uint32_t first, const BlockWeights& weights) {
    const std::size_t skipped = first < first_ ? first_ - first : 0;
    const std::size_t at = first + skipped - first_;
    if (skipped >= degrees_at_once || at >= size_) return;
    const std::size_t count = std::min<std::size_t>(degrees_at_once - skipped, size_ - at);
    if (!weights.is_wide() && narrow_) {
        std::copy_n(weights.narrow().begin() + skipped, count, narrow_.get() + at);
        return;
    }
    if (narrow_) widen(at);
    for (std::size_t i = 0; i < count; ++i) wide_[at + i] = weights[skipped + i];
}

bool WeightArray::all_one(std::uint32_t first, std::uint64_t nodes) const noexcept {
    if (const std::size_t at = first - first_; nodes == ~std::uint64_t{0} && narrow_ && at + 64 <= size_) {
        std::uint32_t others = 0;
        for (std::size_t i = 0; i < 64; ++i) others |= narrow_[at + i] ^ 1U;
        return others == 0;
    }
    for (; nodes != 0; nodes &= nodes - 1) {
        if (at(NodeId{first + static_cast<std::uint32_t>(std::countr_zero(nodes))}) != 1) return false;
    }
    return true;
}

void WeightArray::widen(std::size_t put) {
    held_.add(static_cast<std::int64_t>(size_ * sizeof(std::uint32_t)));  // 64 bits instead of 32
    wide_ = std::make_unique_for_overwrite<std::uint64_t[]>(size_);
    std::copy_n(narrow_.get(), put, wide_.get());
    narrow_.reset();
}

}  // namespace dossier::query::exec
