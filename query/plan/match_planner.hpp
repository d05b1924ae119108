#pragma once

#include <vector>

#include "query/plan/pattern_order.hpp"
#include "query/plan/planner.hpp"

namespace dossier::query::plan {

/// `input` with the pattern of `match` found for each of its rows: scans and walks in the chosen order, every label and
/// property asked as soon as its slots are there, paths built, WHERE at the end. OPTIONAL is the caller's.
///
/// `bound`    the slots of the rows of `input`; afterwards those of the answer
[[nodiscard]] Plan plan_match(const bind::Match& match, Plan input, SlotSet& bound, PlannerInput& planner);

}  // namespace dossier::query::plan
