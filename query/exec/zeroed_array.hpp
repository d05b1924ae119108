#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

namespace dossier::query::exec {

/// Numbers by index, all zero at first. The system gives zeroed memory page by page when it is touched, so that an
/// array as long as the graph costs what is used of it.
template <typename T>
class ZeroedArray {
    static_assert(std::is_integral_v<T>);

public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] T& operator[](std::size_t at) noexcept { return values_.get()[at]; }
    [[nodiscard]] const T& operator[](std::size_t at) const noexcept { return values_.get()[at]; }

    /// Keeps what there is. throws std::bad_alloc
    void grow(std::size_t size) {
        Values grown{static_cast<T*>(std::calloc(size, sizeof(T)))};
        if (!grown) throw std::bad_alloc{};
        std::copy_n(values_.get(), size_, grown.get());
        values_ = std::move(grown);
        size_ = size;
    }
    void fill_zero() { std::fill_n(values_.get(), size_, T{0}); }

private:
    struct Free {
        void operator()(T* values) const noexcept { std::free(values); }
    };
    using Values = std::unique_ptr<T, Free>;

    Values values_;
    std::size_t size_ = 0;
};

}  // namespace dossier::query::exec
