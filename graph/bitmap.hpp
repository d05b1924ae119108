#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace dossier::graph {

/// Calls `visit(item)`; a visitor that returns bool stops the walk with false.
template <typename Visit, typename Item>
bool visit_and_go_on(Visit& visit, Item item) {
    if constexpr (std::is_same_v<std::invoke_result_t<Visit&, Item>, bool>) {
        return visit(item);
    } else {
        visit(item);
        return true;
    }
}

/// A set of 32-bit ids, a bit each up to the largest that was ever in it; knows its size.
class Bitmap {
public:
    Bitmap() = default;
    explicit Bitmap(std::vector<std::uint64_t> words) : words_{std::move(words)} {
        for (const std::uint64_t word : words_) count_ += static_cast<std::size_t>(std::popcount(word));
    }

    [[nodiscard]] bool test(std::uint32_t id) const noexcept {
        const std::size_t word = id / 64;
        return word < words_.size() && ((words_[word] >> (id % 64)) & 1U) != 0;
    }

    /// Both say whether the set changed.
    bool set(std::uint32_t id) {
        const std::size_t word = id / 64;
        if (word >= words_.size()) words_.resize(word + 1);
        const std::uint64_t bit = std::uint64_t{1} << (id % 64);
        if ((words_[word] & bit) != 0) return false;
        words_[word] |= bit;
        ++count_;
        return true;
    }
    bool reset(std::uint32_t id) noexcept {
        if (!test(id)) return false;
        words_[id / 64] &= ~(std::uint64_t{1} << (id % 64));
        --count_;
        return true;
    }
    void clear() noexcept {
        words_.clear();
        count_ = 0;
    }

    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }

    /// The smallest member that is `from` or larger.
    [[nodiscard]] std::optional<std::uint32_t> next(std::uint32_t from) const noexcept {
        std::size_t word = from / 64;
        if (word >= words_.size()) return std::nullopt;
        std::uint64_t bits = words_[word] & (~std::uint64_t{0} << (from % 64));
        while (bits == 0) {
            if (++word == words_.size()) return std::nullopt;
            bits = words_[word];
        }
        return static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }

    /// `visit(std::uint32_t)` in ascending order.
    template <typename Visit>
    bool for_each(Visit visit) const {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
                const auto bit = static_cast<std::size_t>(std::countr_zero(bits));
                if (!visit_and_go_on(visit, static_cast<std::uint32_t>(word * 64 + bit))) return false;
            }
        }
        return true;
    }

    /// 64 ids a word, the smallest in the lowest bit.
    [[nodiscard]] const std::vector<std::uint64_t>& words() const noexcept { return words_; }

private:
    std::vector<std::uint64_t> words_;
    std::size_t count_ = 0;
};

}  // namespace dossier::graph
