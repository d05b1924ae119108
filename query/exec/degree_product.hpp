#pragma once

#include <concepts>
#include <cstdint>

#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// Degrees are multiplied for so many nodes at once.
inline constexpr std::uint32_t degrees_at_once = 1024;

/// What so many rows of a walk count for.
template <std::unsigned_integral Number>
[[nodiscard]] constexpr Number as_factor(plan::CountedWalk::Factor factor, Number rows) noexcept {
    switch (factor) {
    case plan::CountedWalk::Factor::sum: return rows;
    case plan::CountedWalk::Factor::sum_or_one: return rows + Number{rows == 0};
    case plan::CountedWalk::Factor::some: return Number{rows != 0};
    case plan::CountedWalk::Factor::none: break;
    }
    return Number{rows == 0};
}

/// Bits that one of several numbers has, and those that each has.
struct SeenBits {
    std::uint32_t any = 0, each = ~std::uint32_t{0};
};

/// Makes `next` of `product` and what each of the degrees counts for, in one pass; all are `degrees_at_once` long and
/// none overlaps another. Numbers are taken modulo 2^32.
///
/// returns    of what the degrees count for
[[nodiscard]] SeenBits multiply(plan::CountedWalk::Factor factor, const std::uint32_t* degrees,
                                const std::uint32_t* product, std::uint32_t* next) noexcept;

}  // namespace dossier::query::exec
