#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "query/plan/conjuncts.hpp"
#include "query/plan/rewrite.hpp"

// `(m)-[:LIKES]->(:Post)` asks each end for its label. Where the counts say that every LIKES leads to a Post the answer
// is known, and an end of which nothing else is asked need not be looked at. Counts are of now, so nothing may write
// while the plan runs.

namespace dossier::query::plan {

namespace {

struct Found {
    PatternDirection direction;
    LabelExpression types;
};

class LabelTests {
public:
    explicit LabelTests(const graph::PropertyGraph& graph) : graph_{graph} {}

    void drop(Plan& plan) {
        for (auto& input : plan.inputs) drop(input);
        if (const auto* expand = plan.as<Expand>()) note(expand->walk);
        if (plan.as<Filter>()) drop_here(plan);
    }

private:
    void note(const Walk& walk) {
        if (!walk.into && walk.types) ends_.emplace(walk.to, Found{walk.direction, *walk.types});
    }

    // Apart from the walk, so that its frames stay small: a plan may be some thousand operators deep.
    [[gnu::noinline]] void drop_here(Plan& plan) {
        auto& predicate = plan.as<Filter>()->predicate;
        if (std::ranges::none_of(parts_of(predicate), [&](const auto* test) { return is_implied(*test); })) return;
        std::vector<Expression> asked = conjuncts(std::move(predicate));
        std::erase_if(asked, [&](const Expression& test) { return is_implied(test); });
        Plan below = std::move(plan.inputs.front());
        plan = filtered(std::move(below), std::move(asked));
    }

    bool is_implied(const Expression& expression) const {
        const auto* test = std::get_if<bind::LabelTest>(&expression.node);
        const auto* object = test ? std::get_if<bind::Variable>(&test->object->node) : nullptr;
        if (!object || test->labels.op != LabelExpression::Op::name) return false;
        const auto end = ends_.find(object->slot);
        const auto label = graph_.labels().find(test->labels.name);
        return end != ends_.end() && label && all_have(*label, end->second, end->second.types);
    }

    bool all_have(graph::LabelId label, const Found& end, const LabelExpression& types) const {
        if (types.op == LabelExpression::Op::disjunction) {
            return std::ranges::all_of(types.operands,
                                       [&](const LabelExpression& one) { return all_have(label, end, one); });
        }
        if (types.op != LabelExpression::Op::name) return false;
        const auto type = graph_.types().find(types.name);
        if (!type) return true;  // of none, all
        const std::size_t all = graph_.count(*type);
        return (end.direction == PatternDirection::incoming || graph_.count({}, *type, label) == all) &&
               (end.direction == PatternDirection::outgoing || graph_.count(label, *type, {}) == all);
    }

    const graph::PropertyGraph& graph_;
    std::map<Slot, Found> ends_;  // how a node was reached
};

}  // namespace

Plan imply_labels(Plan plan, const RewriteInput& input) {
    if (input.planner.steady) LabelTests{input.planner.graph}.drop(plan);
    return plan;
}

}  // namespace dossier::query::plan
