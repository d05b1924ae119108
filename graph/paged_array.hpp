#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/shared.hpp"

namespace dossier::graph {

/// Values by 32-bit id, packed: an id without a value costs one bit in a page that has any, and nothing elsewhere.
///
/// A page covers 1,024 ids: which of them are present, how many are before each word of that, and the values behind
/// each other. So full columns and columns with a value now and then need no two forms.
/// Copies share the pages that neither of them writes to.
template <typename T>
class PagedArray {
public:
    PagedArray() = default;
    /// `present`   the ids that have a value, a bit each, the smallest in the lowest bit of the first word
    /// `values`    theirs, ascending by id; as many as there are bits
    PagedArray(std::span<const std::uint64_t> present, std::vector<T> values) : size_{values.size()} {
        auto next = std::make_move_iterator(values.begin());
        for (std::size_t begin = 0; begin < present.size(); begin += words) {
            const auto part = present.subspan(begin, std::min(words, present.size() - begin));
            Page page;
            std::uint16_t count = 0;
            for (std::size_t word = 0; word < words; ++word) {
                page.before[word] = count;
                if (word >= part.size()) continue;
                page.present[word] = part[word];
                count = static_cast<std::uint16_t>(count + std::popcount(part[word]));
            }
            page.values.assign(next, next + count);
            next += count;
            pages_.push_back(count == 0 ? Shared<Page>{} : Shared{std::move(page)});
        }
    }

    [[nodiscard]] const T* find(std::uint32_t id) const noexcept {
        const std::size_t number = id / page_size;
        if (number >= pages_.size() || !pages_[number]) return nullptr;
        const Page& page = *pages_[number];
        const auto [word, bit] = place(id);
        if ((page.present[word] & bit) == 0) return nullptr;
        return &page.values[page.rank(word, bit)];
    }

    /// The value that was there before.
    std::optional<T> set(std::uint32_t id, T value) {
        const std::size_t number = id / page_size;
        if (number >= pages_.size()) pages_.resize(number + 1);
        if (!pages_[number]) pages_[number] = Shared{Page{}};
        Page& page = pages_[number].write();
        const auto [word, bit] = place(id);
        const std::size_t rank = page.rank(word, bit);
        if ((page.present[word] & bit) != 0) return std::exchange(page.values[rank], std::move(value));
        page.values.insert(page.values.begin() + static_cast<std::ptrdiff_t>(rank), std::move(value));
        page.present[word] |= bit;
        for (std::size_t later = word + 1; later < words; ++later) ++page.before[later];
        ++size_;
        return std::nullopt;
    }

    /// The value that was there before.
    std::optional<T> erase(std::uint32_t id) {
        if (find(id) == nullptr) return std::nullopt;
        Shared<Page>& slot = pages_[id / page_size];
        Page& page = slot.write();
        const auto [word, bit] = place(id);
        const auto at = page.values.begin() + static_cast<std::ptrdiff_t>(page.rank(word, bit));
        std::optional<T> previous{std::move(*at)};
        page.values.erase(at);
        page.present[word] &= ~bit;
        for (std::size_t later = word + 1; later < words; ++later) --page.before[later];
        if (page.values.empty()) slot.reset();
        --size_;
        return previous;
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// `visit(id, value)` ascending by id.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t number = 0; number < pages_.size(); ++number) {
            if (!pages_[number]) continue;
            const Page& page = *pages_[number];
            std::size_t rank = 0;
            for (std::size_t word = 0; word < words; ++word) {
                for (std::uint64_t bits = page.present[word]; bits != 0; bits &= bits - 1) {
                    const auto bit = static_cast<std::size_t>(std::countr_zero(bits));
                    visit(static_cast<std::uint32_t>(number * page_size + word * 64 + bit), page.values[rank++]);
                }
            }
        }
    }

private:
    static constexpr std::size_t words = 16;
    static constexpr std::size_t page_size = words * 64;

    struct Page {
        std::array<std::uint64_t, words> present{};
        std::array<std::uint16_t, words> before{};
        std::vector<T> values;

        [[nodiscard]] std::size_t rank(std::size_t word, std::uint64_t bit) const noexcept {
            return before[word] + static_cast<std::size_t>(std::popcount(present[word] & (bit - 1)));
        }
    };

    struct Place {
        std::size_t word;
        std::uint64_t bit;
    };
    static Place place(std::uint32_t id) noexcept {
        return {.word = id % page_size / 64, .bit = std::uint64_t{1} << (id % 64)};
    }

    std::vector<Shared<Page>> pages_;
    std::size_t size_ = 0;
};

}  // namespace dossier::graph
