#pragma once

#include <span>

#include "query/plan/pattern_order.hpp"
#include "query/plan/planner.hpp"

namespace dossier::query::plan {

/// `input` with the pattern of `match` found for each of its rows: scans and walks in the chosen order, every label and
/// property asked as soon as its slots are there, paths built, WHERE at the end. OPTIONAL is the caller's.
///
/// `bound`    the slots of the rows of `input`; afterwards those of the answer
[[nodiscard]] Plan plan_match(const bind::Match& match, Plan input, SlotSet& bound, PlannerInput& planner);

/// The same for clauses that follow each other, whose patterns are found together in one order; a relationship may be
/// used once in each of them.
/// `clauses`  at least one; of each but the last may_join() is true
[[nodiscard]] Plan plan_matches(std::span<const bind::Match* const> clauses, Plan input, SlotSet& bound,
                                PlannerInput& planner);

/// Whether a MATCH after `match` may be planned together with it: what it asks cannot fail, whatever row it is asked
/// of.
[[nodiscard]] bool may_join(const bind::Match& match);

}  // namespace dossier::query::plan
