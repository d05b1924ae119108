#include "query/exec/weight_array.hpp"

namespace dossier::query::exec {

void WeightArray::put(std::uint32_t first, std::span<const std::uint64_t> weights) {
    if (first < first_) {
        weights = weights.subspan(std::min<std::size_t>(first_ - first, weights.size()));
        first = first_;
    }
    const std::size_t at = first - first_;
    if (at >= size_) return;
    weights = weights.first(std::min<std::size_t>(weights.size(), size_ - at));
    if (narrow_) {
        std::uint64_t all = 0;
        for (const std::uint64_t weight : weights) all |= weight;
        if (all > std::numeric_limits<std::uint32_t>::max()) widen(at);
    }
    if (narrow_) {
        std::uint32_t* to = narrow_.get() + at;
        for (std::size_t i = 0; i < weights.size(); ++i) to[i] = static_cast<std::uint32_t>(weights[i]);
    } else {
        std::ranges::copy(weights, wide_.get() + at);
    }
}

void WeightArray::widen(std::size_t put) {
    held_.add(static_cast<std::int64_t>(size_ * sizeof(std::uint32_t)));  // 64 bits instead of 32
    wide_ = std::make_unique_for_overwrite<std::uint64_t[]>(size_);
    std::copy_n(narrow_.get(), put, wide_.get());
    narrow_.reset();
}

}  // namespace dossier::query::exec
