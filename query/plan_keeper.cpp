#include "query/plan_keeper.hpp"

#include <utility>

#include "graph/interruptible.hpp"
#include "query/notices.hpp"
#include "query/plan/rewrite.hpp"
#include "query/plan/share_out.hpp"

namespace dossier::query {

MadePlan make_plan(const bind::Statement& statement, const graph::PropertyGraph& graph, const Options& options) {
    plan::PlannerInput input{.graph = graph, .slots = statement.slots, .steady = !statement.writes};
    const auto& results = statement.query.results;
    plan::Plan plan = plan::make_plan(statement.query, {},
                                      results.empty() ? std::vector<bind::Slot>{} : results.front(), input, options);
    const bool is_alone = statement.writes || statement.calls || statement.in_transactions;
    if (!is_alone) plan = plan::share_out(std::move(plan), graph, options);
    return {.plan = std::move(plan), .slots = input.slots, .depth = input.depth, .notices = notices(statement, graph)};
}

PlanKeeper::PlanKeeper(const bind::Statement& statement)
    : statement_{statement}, names_{plan::names_in_use(statement.names)} {}

std::shared_ptr<const MadePlan> PlanKeeper::plan_for(const graph::PropertyGraph& graph, const Options& options) {
    const graph::Moment now = graph.moment();
    const auto lock = graph::locked_patiently(mutex_);
    const bool same_options = kept_.made && kept_.options == options;
    if (same_options && kept_.moment == now) return kept_.made;
    plan::Basis basis = plan::basis(names_, graph);
    // A notice may name what the graph has and the statement does not, so those are looked for again.
    if (same_options && kept_.made->notices.empty() && plan::still_good(kept_.basis, basis)) {
        kept_.moment = now;
        return kept_.made;
    }
    ++made_;
    kept_ = {.made = std::make_shared<const MadePlan>(make_plan(statement_, graph, options)),
             .options = options,
             .moment = now,
             .basis = std::move(basis)};
    return kept_.made;
}

std::size_t PlanKeeper::made() const {
    const std::scoped_lock lock{mutex_};
    return made_;
}

}  // namespace dossier::query
