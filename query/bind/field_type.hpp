#pragma once

#include <string_view>

#include "query/bind/bound.hpp"

// The types in the signatures of procedures, as the type system of CIP2015-09-16 has them.

namespace dossier::query::bind {

/// `INTEGER?`, `NUMBER?`, `LIST? OF STRING`, …: without a question mark null is none of it. `LIST OF STRING?` is taken
/// for both, a list that may be null and elements that may. What is no type there is ANY?.
[[nodiscard]] ValueType field_type(std::string_view text);

/// Whether the value of `expression` may turn out to be of `type`, an integer where a float is wanted included.
[[nodiscard]] bool may_fit(const Expression& expression, const ValueType& type);

/// What is known of a value of `type`.
[[nodiscard]] StaticType static_type(const ValueType& type);

}  // namespace dossier::query::bind
