#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "query/plan/match_planner.hpp"

// Conditions that tie two nodes of a pattern together.

namespace dossier::query::plan {

/// The nodes of `a <> b`; nullopt for anything else.
[[nodiscard]] std::optional<std::pair<Slot, Slot>> as_inequality(const bind::Expression& e);

/// The one step between two nodes that `NOT EXISTS {…}` asks for; null when it asks for more.
[[nodiscard]] const bind::PathPattern* as_missing_step(const bind::Expression& e);

/// Whether a part of `where` ties two nodes together so.
[[nodiscard]] bool ties_nodes(const bind::Expression& where);

/// All of them by AND.
[[nodiscard]] std::optional<bind::Expression> joined(std::vector<bind::Expression> parts);

/// Notes which relationships could only be one if the nodes `a` and `b` were.
void tell_apart(JoinedPattern& pattern, Slot a, Slot b);

/// Drops `a <> b` where WHERE says that a step from a third node to `a` is missing which that node has to `b`.
void drop_implied_inequalities(JoinedPattern& pattern);

}  // namespace dossier::query::plan
