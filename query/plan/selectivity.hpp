#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "graph/property_graph.hpp"
#include "query/plan/operators.hpp"

// How much of the graph a condition lets through: by its counts and its declared indexes, and by guesses where there
// are none.

namespace dossier::query::plan {

namespace guess {

inline constexpr double equal = 0.1;       ///< share that has one certain value
inline constexpr double one_bound = 0.3;   ///< share on one side of a value; matches some text
inline constexpr double two_bounds = 0.1;  ///< share between two values
inline constexpr double prefix = 0.1;      ///< share that begins so
inline constexpr double otherwise = 0.5;
inline constexpr double list = 10;               ///< elements
inline constexpr double file = 1000;             ///< records
inline constexpr std::uint64_t repetitions = 3;  ///< more than the least, where there is no upper bound
inline constexpr std::uint64_t longest = 20;     ///< repetitions beyond which none are reckoned with

}  // namespace guess

/// What is asked of one property, and the share that a guess gives it.
struct KeyCondition {
    std::string key;
    bool equal = false;  ///< with one value, or, `values` times that, with one of a list
    double values = 1;
    double guessed = guess::equal;
};

/// Relationships of `types` along which a walk in `direction` goes from nodes with the label `from` to nodes with the
/// label `to`, exact where the types are names; an absent label or type allows any.
[[nodiscard]] double relationships_along(const std::optional<LabelExpression>& types, PatternDirection direction,
                                         std::optional<graph::LabelId> from, std::optional<graph::LabelId> to,
                                         const graph::PropertyGraph& graph);

/// Share of all nodes that pass `labels`, by the counts and as if labels were independent.
[[nodiscard]] double share_of_nodes(const LabelExpression& labels, const graph::PropertyGraph& graph);

/// Share of the nodes with `labels` that fulfil all conditions, as if properties were independent. A declared index of
/// a label that they must have tells how many are equal.
///
/// `labels`   null: any
[[nodiscard]] double share_with(std::span<const KeyCondition> conditions, const LabelExpression* labels,
                                const graph::PropertyGraph& graph);

/// Whether nodes with `labels` that fulfil the conditions are found by an index, so that no others are looked at.
[[nodiscard]] bool found_by_index(std::span<const KeyCondition> conditions, const LabelExpression* labels,
                                  const graph::PropertyGraph& graph);

}  // namespace dossier::query::plan
