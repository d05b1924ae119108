#pragma once

#include <span>

#include "query/bind/functions.hpp"

// The families that functions() is joined from; nobody else includes this.

namespace dossier::query::bind::tables {

inline constexpr TypeSet anything = ~TypeSet{0};
inline constexpr TypeSet an_integer = bit(StaticType::integer);
inline constexpr TypeSet a_number = an_integer | bit(StaticType::floating);
inline constexpr TypeSet a_text = bit(StaticType::string);
inline constexpr TypeSet a_list = bit(StaticType::list) | bit(StaticType::relationship_list);
inline constexpr TypeSet a_map = bit(StaticType::map);
inline constexpr TypeSet a_node = bit(StaticType::node);
inline constexpr TypeSet a_relationship = bit(StaticType::relationship);
inline constexpr TypeSet a_path = bit(StaticType::path);
inline constexpr TypeSet a_moment = bit(StaticType::temporal);

[[nodiscard]] std::span<const FunctionSignature> aggregates();
[[nodiscard]] std::span<const FunctionSignature> general();
[[nodiscard]] std::span<const FunctionSignature> conversions();
[[nodiscard]] std::span<const FunctionSignature> lists();
[[nodiscard]] std::span<const FunctionSignature> texts();
[[nodiscard]] std::span<const FunctionSignature> mathematics();
[[nodiscard]] std::span<const FunctionSignature> graphs();
[[nodiscard]] std::span<const FunctionSignature> temporals();

}  // namespace dossier::query::bind::tables
