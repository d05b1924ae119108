#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "query/plan/pattern_order.hpp"
#include "query/plan/planner.hpp"

namespace dossier::query::plan {

/// `input` with the pattern of `match` found for each of its rows: scans and walks in the chosen order, every label and
/// property asked as soon as its slots are there, paths built, WHERE at the end. OPTIONAL is the caller's.
///
/// `bound`    the slots of the rows of `input`; afterwards those of the answer
[[nodiscard]] Plan plan_match(const bind::Match& match, Plan input, SlotSet& bound, PlannerInput& planner);

/// How the relationships of a pattern are told from each other.
struct Distinction {
    std::vector<std::size_t> clauses;  ///< for each path which clause it is of: relationships differ within one
    std::vector<std::pair<Slot, Slot>> told_apart{};  ///< relationships that need not be compared
    SlotSet once{};  ///< relationships that count once for two nodes, however many there are, and have no value
    std::optional<std::vector<PatternStep>> order{};  ///< the cheapest, where it was looked for before
};

/// The patterns of MATCH clauses that follow each other, to be found together in one order.
struct JoinedPattern : Distinction {
    bind::Match match;
};

/// `clauses`  at least one; of each but the last may_join() is true
[[nodiscard]] JoinedPattern join_patterns(std::span<const bind::Match* const> clauses);

[[nodiscard]] Plan plan_pattern(const JoinedPattern& pattern, Plan input, SlotSet& bound, PlannerInput& planner);

/// Whether a MATCH after `match` may be planned together with it: what it asks cannot fail, whatever row it is asked
/// of.
[[nodiscard]] bool may_join(const bind::Match& match);

}  // namespace dossier::query::plan
