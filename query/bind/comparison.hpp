#pragma once

#include <optional>

#include "query/bind/bound_expressions.hpp"

namespace dossier::query::bind {

/// The operator by which `b … a` says what `a op b` says: `>` for `<`; nullopt for what compares no two values.
[[nodiscard]] constexpr std::optional<BinaryOp> with_sides_exchanged(BinaryOp op) noexcept {
    switch (op) {
    case BinaryOp::equal:
    case BinaryOp::not_equal: return op;
    case BinaryOp::less: return BinaryOp::greater;
    case BinaryOp::less_or_equal: return BinaryOp::greater_or_equal;
    case BinaryOp::greater: return BinaryOp::less;
    case BinaryOp::greater_or_equal: return BinaryOp::less_or_equal;
    default: return std::nullopt;
    }
}

}  // namespace dossier::query::bind
