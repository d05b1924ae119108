#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "query/plan/conjuncts.hpp"
#include "query/plan/relationship_ends.hpp"
#include "query/plan/rewrite.hpp"

// `MATCH (a)-[r]-(b)-[s]-(c) WHERE a <> c` needs not compare `r` with `s`: were they one, a and c would be one node,
// and the row falls anyhow. The same holds for directed relationships whose starts, or whose ends, must differ, and it
// is all the same whether WHERE says so or a relationship between the two of a type that has no loops. What is not
// compared need not be remembered, and rows that differ in it alone become equal.

namespace dossier::query::plan {

namespace {

bool is_node(const Expression& e) {
    return std::holds_alternative<bind::Variable>(e.node) && e.type == bind::StaticType::node;
}

class Differences {
public:
    explicit Differences(const PlannerInput& planner) : planner_{planner} {}

    void drop(Plan& plan) {
        find(plan);
        walk(plan, {});
    }

private:
    void find(const Plan& plan) {
        if (const auto* expand = plan.as<Expand>()) {
            ends_.emplace(expand->walk.relationship,
                          RelationshipEnds{expand->walk.from, expand->walk.to, expand->walk.direction});
        }
        for (const auto& input : plan.inputs) find(input);
    }

    /// `unequal`  nodes that every row which is handed on to the end has different
    /// returns    those that differ in every row of the operator, by it and those below
    UnequalNodes walk(Plan& plan, UnequalNodes unequal) {
        auto* expand = plan.as<Expand>();
        const auto* filter = plan.as<Filter>();
        const bool no_loop = expand && is_without_loops(expand->walk);
        const bool is_part =
            expand || filter || plan.as<FilterProperties>() || plan.as<FilterPresent>() || plan.as<SemiApply>();
        if (filter) add(filter->predicate, unequal);
        if (no_loop) unequal.insert(expand->walk.from, expand->walk.to);
        if (!is_part) unequal.clear();
        for (std::size_t i = 1; i < plan.inputs.size(); ++i) walk(plan.inputs[i], {});
        if (plan.inputs.empty()) return {};
        if (expand) drop_from(expand->walk, unequal);
        UnequalNodes below = walk(plan.inputs.front(), std::move(unequal));
        if (expand) drop_from(expand->walk, below);
        if (no_loop) below.insert(expand->walk.from, expand->walk.to);
        return is_part ? std::move(below) : UnequalNodes{};
    }

    static void add(const Expression& predicate, UnequalNodes& unequal) {
        for (const Expression* part : parts_of(predicate)) {
            const auto* binary = std::get_if<bind::Binary>(&part->node);
            if (!binary || binary->op != bind::BinaryOp::not_equal) continue;
            if (!is_node(*binary->left) || !is_node(*binary->right)) continue;
            unequal.insert(std::get<bind::Variable>(binary->left->node).slot,
                           std::get<bind::Variable>(binary->right->node).slot);
        }
    }

    /// Counts are of now, so nothing may write while the plan runs.
    bool is_without_loops(const Walk& walk) const {
        if (!planner_.steady || !walk.types) return false;
        const auto has_none = [&](const LabelExpression& name) {
            if (name.op != LabelExpression::Op::name) return false;
            const auto type = planner_.graph.types().find(name.name);
            return !type || !planner_.graph.has_loops(*type);
        };
        return walk.types->op == LabelExpression::Op::disjunction ? std::ranges::all_of(walk.types->operands, has_none)
                                                                  : has_none(*walk.types);
    }

    void drop_from(Walk& walk, const UnequalNodes& unequal) const {
        if (unequal.is_empty()) return;
        const RelationshipEnds own{walk.from, walk.to, walk.direction};
        std::erase_if(walk.different_from, [&](Slot other) {
            const auto found = ends_.find(other);
            return found != ends_.end() && told_apart(own, found->second, unequal);
        });
    }

    const PlannerInput& planner_;
    std::map<Slot, RelationshipEnds> ends_;  // of the relationships that are walked
};

bool tells_apart(const Plan& plan) {
    const auto* expand = plan.as<Expand>();
    return (expand && !expand->walk.different_from.empty()) || std::ranges::any_of(plan.inputs, tells_apart);
}

}  // namespace

Plan imply_difference(Plan plan, const RewriteInput& input) {
    if (tells_apart(plan)) Differences{input.planner}.drop(plan);
    return plan;
}

}  // namespace dossier::query::plan
