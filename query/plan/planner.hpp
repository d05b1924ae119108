#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "graph/property_graph.hpp"
#include "query/plan/operators.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::plan {

struct PlannerInput {
    const graph::PropertyGraph& graph;  ///< its counts order the patterns
    bool order_patterns = true;         ///< off: every pattern is walked as it is written
    bool subtract = true;               ///< off: rows that are only counted are found one and all
    std::uint32_t slots = 0;            ///< how many are in use; the planner adds some of its own
    bool steady = false;                ///< nothing writes while the plan runs: what counts say now, holds then
    std::optional<SlotSet> counted{};   ///< of the MATCH at hand: what is read of rows that are only counted
    std::uint32_t depth = 0;            ///< operators above each other so far, those around a subquery too

    /// Counts one more. throws Error{nesting_too_deep}: plans are walked and run by recursion
    void grow();
    /// Counts `more` if there is room for them: a rewrite that would add them is left undone otherwise.
    [[nodiscard]] bool try_grow(std::size_t more) noexcept;
};

/// The naive plan: each clause an operator or a few, one above the other, in the order of the text.
///
/// `bound`    slots that have values in the argument rows: none for a statement, the outer ones for a subquery
/// `input`    `slots` comes back as how many slots the plan numbers
/// throws     Error{not_supported} for what no operator does yet
[[nodiscard]] Plan plan_query(const bind::Query& query, const SlotSet& bound, PlannerInput& input);

/// Whether equal rows may come to `aggregate` as one that stands for all.
[[nodiscard]] bool takes_equal_rows(const bind::Aggregate& aggregate);

/// Whether a part of the plan changes the graph.
[[nodiscard]] bool writes(const Plan& plan);

}  // namespace dossier::query::plan
