#pragma once

#include <string_view>

#include "query/bind/bound.hpp"
#include "query/bind/functions.hpp"

namespace dossier::query::bind {

/// `an integer`, `a node`: as messages say it.
[[nodiscard]] std::string_view with_article(StaticType type);

/// What a value of either type is known to be.
[[nodiscard]] StaticType common(StaticType a, StaticType b) noexcept;

/// True for `any` and `null`, and for a type in the set.
[[nodiscard]] constexpr bool may_be(StaticType type, TypeSet wanted) noexcept {
    return type == StaticType::any || type == StaticType::null || (wanted & bit(type)) != 0;
}

/// What an arithmetic operator gives for operands of these types, or throws for operands that it never takes.
/// throws Error{invalid_argument_type}
[[nodiscard]] StaticType arithmetic_type(BinaryOp op, const Expression& left, const Expression& right);

/// The type, and for a list the element type, of a function's result.
[[nodiscard]] std::pair<StaticType, StaticType> result_type(const FunctionSignature& function,
                                                            const std::vector<Expression>& arguments);

}  // namespace dossier::query::bind
