#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/bind/bound.hpp"
#include "query/plan/basis.hpp"
#include "query/plan/operators.hpp"
#include "query/query.hpp"

namespace dossier::query {

/// A plan, and what there is to say of the statement on the graph that it was made for.
struct MadePlan {
    plan::Plan plan;
    std::uint32_t slots = 0;  ///< how many slots the plan numbers
    std::uint32_t depth = 0;  ///< operators above each other
    std::vector<graph::Diagnostic> notices;
};

/// The plan of `statement` on `graph`, made anew.
[[nodiscard]] MadePlan make_plan(const bind::Statement& statement, const graph::PropertyGraph& graph,
                                 const Options& options);

/// Keeps the plan that a statement was run by last. It is used again while nothing was written; and after writes while
/// all that decided it is as it was and the graph is much as large (plan/basis.hpp).
class PlanKeeper {
public:
    /// `statement`   outlives the keeper
    explicit PlanKeeper(const bind::Statement& statement);

    /// The kept plan where it is good for this graph and these options, or a new one, which is then kept.
    [[nodiscard]] std::shared_ptr<const MadePlan> plan_for(const graph::PropertyGraph& graph, const Options& options);

    /// How many plans were made so far.
    [[nodiscard]] std::size_t made() const;

private:
    struct Kept {
        std::shared_ptr<const MadePlan> made;  // the other owners are runs, which end on it when another is kept
        Options options;
        graph::Moment moment;  // at which it was last found good
        plan::Basis basis;     // at which it was made
    };

    const bind::Statement& statement_;
    plan::NamesInUse names_;
    mutable std::mutex mutex_;
    Kept kept_;
    std::size_t made_ = 0;
};

}  // namespace dossier::query
