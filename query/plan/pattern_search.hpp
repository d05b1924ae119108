#pragma once

#include <optional>

#include "query/plan/pattern_costs.hpp"
#include "query/plan/pattern_order.hpp"

namespace dossier::query::plan {

/// The cheapest of all orders in which the nodes of the plain paths can be found; nullopt where there are too many of
/// them to look at all, or where a relationship is known before its nodes are.
[[nodiscard]] std::optional<PatternOrder> best_order(const bind::Match& match, const SlotSet& bound,
                                                     const PatternCosts& costs);

}  // namespace dossier::query::plan
