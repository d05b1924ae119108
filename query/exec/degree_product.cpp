#include "query/exec/degree_product.hpp"

// The program is built for the oldest processors of its kind, which multiply no four numbers of 32 bits at once. Those
// of the last ten years multiply eight, and every star pattern does little else, so the loop is compiled for both and
// chosen when the program runs. (An ifunc would choose at start, but sanitizers do not bear its resolver.)

namespace dossier::query::exec {

namespace {

using Factor = plan::CountedWalk::Factor;

template <Factor factor>
[[gnu::always_inline]] inline SeenBits multiply_as(const std::uint32_t* __restrict degrees,
                                                   const std::uint32_t* __restrict product,
                                                   std::uint32_t* __restrict next) noexcept {
    SeenBits seen;
    for (std::uint32_t i = 0; i < degrees_at_once; ++i) {
        const std::uint32_t rows = as_factor(factor, degrees[i]);
        seen.any |= rows;
        seen.each &= rows;
        next[i] = product[i] * rows;
    }
    return seen;
}

[[gnu::always_inline]] inline SeenBits multiply_here(Factor factor, const std::uint32_t* degrees,
                                                     const std::uint32_t* product, std::uint32_t* next) noexcept {
    switch (factor) {
    case Factor::sum: return multiply_as<Factor::sum>(degrees, product, next);
    case Factor::sum_or_one: return multiply_as<Factor::sum_or_one>(degrees, product, next);
    case Factor::some: return multiply_as<Factor::some>(degrees, product, next);
    case Factor::none: break;
    }
    return multiply_as<Factor::none>(degrees, product, next);
}

#ifdef __x86_64__
[[gnu::target("avx2")]] SeenBits multiply_wide(Factor factor, const std::uint32_t* degrees,
                                               const std::uint32_t* product, std::uint32_t* next) noexcept {
    return multiply_here(factor, degrees, product, next);
}

bool has_wide() noexcept {
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
}
#endif

}  // namespace

SeenBits multiply(Factor factor, const std::uint32_t* degrees, const std::uint32_t* product,
                  std::uint32_t* next) noexcept {
#ifdef __x86_64__
    if (has_wide()) return multiply_wide(factor, degrees, product, next);
#endif
    return multiply_here(factor, degrees, product, next);
}

}  // namespace dossier::query::exec
