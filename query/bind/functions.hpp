#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "query/bind/bound.hpp"

namespace dossier::query::bind {

/// Static types that an argument may have, as bits; `any` and `null` are always welcome.
using TypeSet = std::uint32_t;

[[nodiscard]] constexpr TypeSet bit(StaticType type) noexcept { return TypeSet{1} << static_cast<unsigned>(type); }

enum class FunctionGroup : std::uint8_t {
    aggregate,
    general,
    conversion,
    list,
    text,
    mathematics,
    graph,
    temporal,
};

/// `mathematics`; a heading of the manual.
[[nodiscard]] std::string_view name(FunctionGroup group);

/// One function of the language, as the binder checks it and the manual describes it.
struct FunctionSignature {
    static constexpr std::uint8_t unlimited = std::numeric_limits<std::uint8_t>::max();

    std::string_view name;  ///< as it is usually written: `toUpper`, `duration.between`
    FunctionGroup group;
    std::uint8_t least, most;         ///< how many arguments
    std::array<TypeSet, 3> accepted;  ///< by position; further arguments are as the last
    StaticType result;
    std::string_view arguments;  ///< `text, start [, length]`
    std::string_view summary;    ///< one line
    std::string_view example;    ///< an expression, or a statement where it needs rows to work on

    [[nodiscard]] bool aggregates() const noexcept { return group == FunctionGroup::aggregate; }
    [[nodiscard]] bool accepts(std::size_t position, StaticType type) const noexcept;
};

/// All of them, by group, then as the manual lists them. The table never moves: an element's place is its number.
[[nodiscard]] std::span<const FunctionSignature> functions();

/// Without regard to case; null when there is none.
[[nodiscard]] const FunctionSignature* find_function(std::string_view name);

/// Where `signature` stands in functions().
[[nodiscard]] std::size_t number_of(const FunctionSignature& signature);

/// The function that a misspelt name probably meant.
[[nodiscard]] std::optional<std::string> nearest_function(std::string_view name);

}  // namespace dossier::query::bind
