#include <algorithm>

#include "query/bind/functions.hpp"
#include "query/plan/conjuncts.hpp"
#include "query/plan/rewrite.hpp"

// A condition moves below every operator that it does not look at. It is then asked of rows that might have been
// dropped before it was reached, so only a condition that cannot fail may move: `1 / n.x > 2` stays where it is
// written.

namespace dossier::query::plan {

namespace {

using bind::BinaryOp;
using bind::StaticType;

bool cannot_fail(const bind::Expression& e);

bool is_element(const bind::Expression& e) {
    return std::holds_alternative<bind::Variable>(e.node) &&
           (e.type == StaticType::node || e.type == StaticType::relationship);
}

bool boolean_for_sure(const bind::Expression& e) { return e.type == StaticType::boolean || e.type == StaticType::null; }

bool cannot_fail(const bind::Binary& binary) {
    if (!cannot_fail(*binary.left) || !cannot_fail(*binary.right)) return false;
    switch (binary.op) {
    case BinaryOp::logical_and:
    case BinaryOp::logical_or:
    case BinaryOp::logical_xor: return boolean_for_sure(*binary.left) && boolean_for_sure(*binary.right);
    case BinaryOp::equal:
    case BinaryOp::not_equal:
    case BinaryOp::less:
    case BinaryOp::less_or_equal:
    case BinaryOp::greater:
    case BinaryOp::greater_or_equal:
    case BinaryOp::starts_with:
    case BinaryOp::ends_with:
    case BinaryOp::contains: return true;
    case BinaryOp::in: return std::holds_alternative<bind::ListOf>(binary.right->node);
    default: return false;
    }
}

bool cannot_fail(const bind::Unary& unary) {
    if (!cannot_fail(*unary.operand)) return false;
    if (unary.op == bind::UnaryOp::logical_not) return boolean_for_sure(*unary.operand);
    return unary.op == bind::UnaryOp::is_null || unary.op == bind::UnaryOp::is_not_null;
}

bool cannot_fail(const bind::Expression& e) {
    if (std::holds_alternative<bind::Literal>(e.node) || std::holds_alternative<bind::Parameter>(e.node) ||
        std::holds_alternative<bind::Variable>(e.node)) {
        return true;
    }
    if (const auto* access = std::get_if<bind::PropertyAccess>(&e.node)) return is_element(*access->object);
    if (const auto* test = std::get_if<bind::LabelTest>(&e.node)) return is_element(*test->object);
    if (const auto* call = std::get_if<bind::FunctionCall>(&e.node)) {
        return call->function->name == "id" && is_element(call->arguments.front());
    }
    if (const auto* list = std::get_if<bind::ListOf>(&e.node)) {
        return std::ranges::all_of(list->elements,
                                   [](const bind::Expression& element) { return cannot_fail(element); });
    }
    if (const auto* unary = std::get_if<bind::Unary>(&e.node)) return cannot_fail(*unary);
    if (const auto* binary = std::get_if<bind::Binary>(&e.node)) return cannot_fail(*binary);
    return false;
}

/// Operators that treat each row of their first input for itself, so that it may be asked earlier whether to go on.
bool lets_through(const Plan& plan) {
    return std::visit(
        [&]<typename Op>(const Op&) {
            using std::is_same_v;
            return is_same_v<Op, AllNodesScan> || is_same_v<Op, LabelScan> || is_same_v<Op, Expand> ||
                   is_same_v<Op, ExpandKnown> || is_same_v<Op, ExpandTrail> || is_same_v<Op, ShortestTrail> ||
                   is_same_v<Op, CountExpand> || is_same_v<Op, BuildPath> || is_same_v<Op, Filter> ||
                   is_same_v<Op, FilterProperties> || is_same_v<Op, Project> || is_same_v<Op, Unwind> ||
                   is_same_v<Op, Sort> || is_same_v<Op, Optional>;
        },
        plan.op);
}

class Pusher {
public:
    explicit Pusher(const SlotSet& bound) : bound_{bound} {}

    /// `plan` with the filters in it as low as they go.
    Plan all(Plan plan) {
        const auto* filter = plan.as<Filter>();
        if (!filter) {
            inputs(plan);
            return plan;
        }
        std::vector<bind::Expression> stay;
        std::vector<bind::Expression> move;
        for (auto& part : conjuncts(filter->predicate)) (cannot_fail(part) ? move : stay).push_back(std::move(part));
        Plan below = all(std::move(plan.inputs.front()));
        for (auto& part : move) below = push(std::move(below), std::move(part));
        return filtered(std::move(below), std::move(stay));
    }

private:
    void inputs(Plan& plan) {
        if (plan.inputs.empty()) return;
        // The right side of an apply has its own argument: the left rows.
        SlotSet left = bound_;
        if (plan.inputs.size() == 2 && !plan.as<Union>()) {
            left = bound_by(plan.inputs[0], bound_);
            if (const auto* optional = plan.as<Optional>()) left.insert(optional->row);
            plan.inputs[1] = Pusher{left}.all(std::move(plan.inputs[1]));
            plan.inputs[0] = all(std::move(plan.inputs[0]));
            return;
        }
        for (auto& input : plan.inputs) input = all(std::move(input));
    }

    Plan push(Plan plan, bind::Expression predicate) {
        SlotSet needs;
        mention(predicate, needs);
        if (!lets_through(plan) || !bound_by(plan.inputs.front(), bound_).contains_all(needs)) {
            std::vector<bind::Expression> here;
            here.push_back(std::move(predicate));
            return filtered(std::move(plan), std::move(here));
        }
        // A filter that was there first stays first, but what can go below both does.
        if (plan.as<Filter>() && !lets_through(plan.inputs.front())) {
            std::vector<bind::Expression> here;
            here.push_back(std::move(predicate));
            return filtered(std::move(plan), std::move(here));
        }
        plan.inputs.front() = push(std::move(plan.inputs.front()), std::move(predicate));
        return plan;
    }

    const SlotSet& bound_;
};

}  // namespace

Plan push_filter(Plan plan, const RewriteInput& input) { return Pusher{input.bound}.all(std::move(plan)); }

}  // namespace dossier::query::plan
