#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/plan/operators.hpp"
#include "query/plan/planner.hpp"
#include "query/plan/slots.hpp"
#include "query/query.hpp"

namespace dossier::query::plan {

/// What a rewrite may look at beside the plan.
struct RewriteInput {
    PlannerInput& planner;   ///< for a rule that plans something anew
    const SlotSet& bound;    ///< slots that the argument rows hold
    const SlotSet& results;  ///< slots that somebody reads from the rows of the plan
    bool random;             ///< something in the plan calls rand(), so that every row counts for itself
};

/// One rule. It changes how the rows are found, never which rows.
struct Rewrite {
    std::string_view name;     ///< what switches it off
    std::string_view summary;  ///< one line
    Plan (*apply)(Plan plan, const RewriteInput& input);
};

/// In the order of their use.
[[nodiscard]] std::span<const Rewrite> rewrites();

/// Everything that can be switched off by name: the rewrites, and the planner's own choices: where a pattern starts,
/// and whether rows are counted by what they are less than.
[[nodiscard]] std::vector<std::string_view> rewrite_names();

/// Plans `query` and rewrites the plan as `options` allow.
///
/// `bound`    slots that have values in the argument rows
/// `results`  slots that are read from its rows: nothing else need be there in the end
[[nodiscard]] Plan make_plan(const bind::Query& query, const SlotSet& bound, std::span<const Slot> results,
                             PlannerInput& input, const Options& options);

// The rules, one a file.
[[nodiscard]] Plan push_filter(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan seek_id(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan seek_index(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan seek_property(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan exists_join(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan imply_labels(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan imply_difference(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan step_join(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan close_cycle(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan count_pattern(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan count_cycle(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan limit_sort(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan count_only(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan fold_rows(Plan plan, const RewriteInput& input);
[[nodiscard]] Plan prune_columns(Plan plan, const RewriteInput& input);

/// Whether something in the plan calls rand(), so that every row counts for itself.
[[nodiscard]] bool calls_random(const Plan& plan);

/// The slots that scans and walks fill with nodes, never with null.
[[nodiscard]] SlotSet found_nodes(const Plan& plan);

/// Whether the rows that `plan` reads may be equal rows come together as one, if those that it gives may.
[[nodiscard]] bool may_fold_below(const Plan& plan, bool may_fold);
/// Whether anything in the plan asks less of its rows than all of them, so that equal ones may come together.
[[nodiscard]] bool folds_rows(const Plan& plan);

/// Writes into every operator's `wanted` which slots the operators above it read, unless that is known already: the
/// rule that changes the plan afterwards forgets it.
void find_wanted(Plan& plan, const SlotSet& results);
void forget_wanted(Plan& plan);

}  // namespace dossier::query::plan
