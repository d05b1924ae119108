#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "query/exec/degree_product.hpp"

namespace dossier::query::exec {

/// What each of `degrees_at_once` nodes stands for, in 32 bits each as long as that is enough.
class BlockWeights {
public:
    using Narrow = std::array<std::uint32_t, degrees_at_once>;
    using Wide = std::array<std::uint64_t, degrees_at_once>;

    [[nodiscard]] std::uint64_t operator[](std::size_t at) const noexcept { return is_wide_ ? wide_[at] : narrow_[at]; }
    void set(std::size_t at, std::uint64_t rows) noexcept {
        if (!is_wide_ && rows > std::numeric_limits<std::uint32_t>::max()) widen();
        if (is_wide_) {
            wide_[at] = rows;
        } else {
            narrow_[at] = static_cast<std::uint32_t>(rows);
        }
    }
    void fill_zero() noexcept {
        is_wide_ = false;
        narrow_.fill(0);
    }

    /// To be written to, each of them, when 32 bits are enough.
    [[nodiscard]] Narrow& overwrite() noexcept {
        is_wide_ = false;
        return narrow_;
    }

    [[nodiscard]] bool is_wide() const noexcept { return is_wide_; }
    /// Only where they are not wide.
    [[nodiscard]] const Narrow& narrow() const noexcept { return narrow_; }
    /// Only where they are.
    [[nodiscard]] const Wide& wide() const noexcept { return wide_; }

private:
    void widen() noexcept {
        std::ranges::copy(narrow_, wide_.begin());
        is_wide_ = true;
    }

    bool is_wide_ = false;
    Narrow narrow_;
    Wide wide_;
};

}  // namespace dossier::query::exec
