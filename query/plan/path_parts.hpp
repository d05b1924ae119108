#pragma once

#include <optional>
#include <vector>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// What a relationship of a chain and its two nodes ask of what they mean, each condition for itself.
[[nodiscard]] std::vector<Expression> conditions_of(const bind::NodePattern& node);
[[nodiscard]] std::vector<Expression> conditions_of(const bind::RelationshipPattern& relationship);

[[nodiscard]] PatternDirection turned(PatternDirection direction);

/// The conditions inside a repeated part.
[[nodiscard]] std::vector<Expression> inner_conditions(const bind::Repetition& repetition);

/// `condition`, which is asked inside `-[r*]->`, of the list `r`: for when the list is there already.
[[nodiscard]] Expression for_all(const bind::RelationshipPattern& relationship, Expression condition);

/// A relationship of a path, repeated or not, as an automaton that is walked from its left or its right end.
///
/// `conditions`  of what is repeated, or for a single relationship those that look at it and its ends alone
[[nodiscard]] PathPart part_of(const bind::PathPattern& path, std::size_t at, bool from_left,
                               std::vector<Expression> conditions);

/// The types that a relationship of `relationship`, or one of its repetitions, may have; absent: any.
[[nodiscard]] std::optional<LabelExpression> types_of(const bind::RelationshipPattern& relationship);

/// Those from node `first` to node `last` of a chain.
[[nodiscard]] std::vector<PathStep> steps_of(const bind::PathPattern& path, std::size_t first, std::size_t last);

}  // namespace dossier::query::plan
