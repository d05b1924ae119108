#include "query/plan/eagerness.hpp"

#include <algorithm>
#include <type_traits>

#include "query/bind/functions.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::plan {

namespace {

using bind::StaticType;

bool may_be_element(const Expression& e) {
    return e.type == StaticType::any || e.type == StaticType::node || e.type == StaticType::relationship;
}

Look look_here(const Expression& e) {
    if (std::holds_alternative<bind::Subquery>(e.node)) return Look::around;
    const Expression* object = nullptr;
    if (const auto* access = std::get_if<bind::PropertyAccess>(&e.node)) object = &*access->object;
    if (const auto* subscript = std::get_if<bind::Subscript>(&e.node)) object = &*subscript->object;
    if (const auto* projection = std::get_if<bind::MapProjection>(&e.node)) object = &*projection->object;
    if (std::holds_alternative<bind::LabelTest>(e.node)) return Look::inside;
    if (const auto* call = std::get_if<bind::FunctionCall>(&e.node)) {
        return call->function->group == bind::FunctionGroup::graph ? Look::inside : Look::nothing;
    }
    return object != nullptr && may_be_element(*object) ? Look::inside : Look::nothing;
}

Look look_of(const Expression& expression) {
    Look most = Look::nothing;
    for_each_expression(expression, [&](const Expression& e) { most = std::max(most, look_here(e)); });
    return most;
}

/// What it looks at besides its expressions.
struct OwnLook {
    Look operator()(const FilterProperties&) const { return Look::inside; }
    Look operator()(const Update&) const { return Look::inside; }
    template <typename Op>
    Look operator()(const Op&) const {
        using std::is_same_v;
        constexpr bool finds = is_same_v<Op, AllNodesScan> || is_same_v<Op, LabelScan> || is_same_v<Op, NodeIdSeek> ||
                               is_same_v<Op, NodePropertySeek> || is_same_v<Op, IndexSeek> || is_same_v<Op, Expand> ||
                               is_same_v<Op, IntersectExpand> || is_same_v<Op, ExpandKnown> ||
                               is_same_v<Op, ExpandPath> || is_same_v<Op, SearchPaths> || is_same_v<Op, CountExpand> ||
                               is_same_v<Op, FoldExpand> || is_same_v<Op, CountPattern> || is_same_v<Op, SemiExpand> ||
                               is_same_v<Op, BuildPath> || is_same_v<Op, CheckPath> || is_same_v<Op, Merge> ||
                               is_same_v<Op, Delete> || is_same_v<Op, CallProcedure>;
        return finds ? Look::around : Look::nothing;
    }
    /// What others write between its commits would be committed with it.
    Look operator()(const Apply& o) const { return o.transactions ? Look::around : Look::nothing; }
};

std::optional<Look> least(std::optional<Look> a, std::optional<Look> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

}  // namespace

Look look_of(const Operator& op) {
    Look most = std::visit(OwnLook{}, op);
    for_each_expression(op, [&](const Expression& e) { most = std::max(most, look_of(e)); });
    return most;
}

Look look_of(const Plan& plan) {
    Look most = look_of(plan.op);
    for (const Plan& input : plan.inputs) most = std::max(most, look_of(input));
    return most;
}

std::optional<Look> noticed_by(const Operator& op) {
    if (std::holds_alternative<Create>(op)) return Look::around;
    const bool changes =
        std::holds_alternative<Update>(op) || std::holds_alternative<Merge>(op) || std::holds_alternative<Delete>(op);
    return changes ? std::optional{Look::inside} : std::nullopt;
}

std::optional<Look> noticed_by(const Plan& plan) {
    std::optional<Look> result = noticed_by(plan.op);
    for (const Plan& input : plan.inputs) result = least(result, noticed_by(input));
    return result;
}

bool UnderWay::must_wait(Look look, std::optional<Look> writing) const noexcept {
    return (writing_ && look >= *writing_) || (writing && look_ >= *writing);
}

void UnderWay::add(Look look, std::optional<Look> writing) noexcept {
    look_ = std::max(look_, look);
    writing_ = least(writing_, writing);
}

}  // namespace dossier::query::plan
