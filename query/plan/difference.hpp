#pragma once

#include <optional>

#include "query/plan/match_planner.hpp"

namespace dossier::query::plan {

/// Whether what `projection` makes of rows can be made of all rows of a looser pattern less those that are too many: it
/// only counts, and nothing that it asks of a row can fail.
[[nodiscard]] bool adds_up(const bind::Projection& projection);

/// The rows of `pattern` as a Union that subtracts, where that costs less; nullopt where it does not, or cannot be.
///
/// `bound`    slots of the rows that there are already: one row
/// `counted`  slots that are read of the rows, which only adds_up() projections may do
[[nodiscard]] std::optional<Plan> plan_difference(JoinedPattern pattern, const SlotSet& bound, const SlotSet& counted,
                                                  PlannerInput& planner);

}  // namespace dossier::query::plan
