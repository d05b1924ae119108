#pragma once

#include <functional>
#include <optional>
#include <type_traits>

#include "query/bind/bound.hpp"

// Calls on each expression of what may hold none, one or several: the walks over expressions and over operators share
// these.

namespace dossier::query::plan {

using VisitExpression = std::function<void(const bind::Expression&)>;

/// Of a map or a list of pairs.
template <typename Entries, typename Visit>
void each_entry(const Entries& entries, const Visit& visit) {
    for (const auto& entry : entries) visit(entry.second);
}

/// Of an expression, or a box of one, that may be absent.
template <typename T, typename Visit>
void maybe(const std::optional<T>& expression, const Visit& visit) {
    if (!expression) return;
    if constexpr (std::is_same_v<T, bind::Expression>) {
        visit(*expression);
    } else {
        visit(**expression);
    }
}

/// Whether `is` says yes to `expression` or to one inside it, but not inside its subqueries. Most rules ask this of the
/// whole plan only to learn that they have nothing to do.
[[nodiscard]] bool any_inside(const bind::Expression& expression, bool (*is)(const bind::Expression&));

}  // namespace dossier::query::plan
