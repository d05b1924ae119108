#pragma once

#include <compare>
#include <cstddef>
#include <optional>

#include "graph/value.hpp"

namespace dossier::graph {

// The four relations between values (CIP2016-06-14), and nowhere else.

/// `=`: true, false, or nothing when null makes it unknown.
[[nodiscard]] std::optional<bool> equal(const Value& a, const Value& b);

/// Equivalence, as DISTINCT, grouping and UNION use it: null is the same as null, NaN the same as NaN, 1 the same
/// as 1.0.
[[nodiscard]] bool equivalent(const Value& a, const Value& b);

/// Comparability, as `<` uses it: nothing when the two cannot be compared (other kinds, null, durations), for which
/// `<` is null; `unordered` when one is NaN, for which all of `<`, `<=`, `>`, `>=` are false.
[[nodiscard]] std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

/// Orderability, as ORDER BY, min and max use it: a total order over all values; null comes last.
[[nodiscard]] std::strong_ordering order(const Value& a, const Value& b);

/// Agrees with `equivalent`.
[[nodiscard]] std::size_t hash(const Value& value);

struct Equivalent {
    [[nodiscard]] bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};
struct Hash {
    [[nodiscard]] std::size_t operator()(const Value& value) const { return hash(value); }
};

}  // namespace dossier::graph
