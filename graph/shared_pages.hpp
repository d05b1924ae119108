#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "graph/shared.hpp"

namespace dossier::graph {

/// Items by number, in pages that copies share until one writes to them: a copy costs a pointer for each page, and a
/// write to a page that is shared a copy of that page.
template <typename T>
class SharedPages {
public:
    [[nodiscard]] const T& operator[](std::size_t at) const noexcept {
        return (*pages_[at / page_size])[at % page_size];
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// The item, to be changed.
    [[nodiscard]] T& write(std::size_t at) { return pages_[at / page_size].write()[at % page_size]; }
    void push_back(T item) {
        if (size_ % page_size == 0) pages_.emplace_back(Page{});
        pages_.back().write().push_back(std::move(item));
        ++size_;
    }
    void reserve(std::size_t size) { pages_.reserve(size / page_size + 1); }

private:
    static constexpr std::size_t page_size = 1024;
    using Page = std::vector<T>;

    std::vector<Shared<Page>> pages_;
    std::size_t size_ = 0;
};

}  // namespace dossier::graph
