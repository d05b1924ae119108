#include <utility>

#include <fmt/format.h>

#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/query_binder.hpp"
#include "query/bind/static_type.hpp"

// SET and REMOVE.

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

constexpr TypeSet elements = bit(StaticType::node) | bit(StaticType::relationship);

void require_element(const Expression& object, TypeSet wanted) {
    if (may_be(object.type, wanted)) return;
    syntax_fault(ErrorCode::invalid_argument_type,
                 fmt::format("only a {} can be changed so, not {}",
                             wanted == elements ? "node or relationship" : "node", with_article(object.type)),
                 object.where, "a map is not changed but made anew: `map {.*, key: value}`");
}

std::vector<std::string> texts(const std::vector<syntax::Name>& names) {
    std::vector<std::string> result;
    for (const syntax::Name& name : names) result.push_back(name.text);
    return result;
}

[[noreturn]] void no_property(const syntax::Expression& target) {
    syntax_fault(ErrorCode::unexpected_syntax, "only properties can be set and removed", target.where,
                 "write n.key or n[key]");
}

}  // namespace

Expression QueryBinder::changeable(const syntax::Name& name, TypeSet wanted) const {
    const Known& known = scope_.get(name.text, name.where);
    Expression object{.node = Variable{known.slot}, .where = name.where, .type = known.type};
    require_element(object, wanted);
    return object;
}

Update QueryBinder::update(const syntax::SetProperty& item) {
    ExpressionBinder expressions{session_, scope_};
    if (const auto* access = std::get_if<syntax::PropertyAccess>(&item.target.node)) {
        Expression object = expressions.bind(*access->object);
        require_element(object, elements);
        return SetProperty{std::move(object), access->key.text, expressions.bind(item.value)};
    }
    const auto* subscript = std::get_if<syntax::Subscript>(&item.target.node);
    if (subscript == nullptr) no_property(item.target);
    Expression object = expressions.bind(*subscript->object);
    require_element(object, elements);
    Expression key = expressions.bind(*subscript->index);
    return SetDynamicProperty{std::move(object), std::move(key), expressions.bind(item.value)};
}

Update QueryBinder::update(const syntax::SetProperties& item) {
    constexpr TypeSet sources = elements | bit(StaticType::map);
    Expression object = changeable(item.variable, elements);
    Expression value = ExpressionBinder{session_, scope_}.bind(item.value);
    if (!may_be(value.type, sources)) {
        syntax_fault(ErrorCode::invalid_argument_type,
                     fmt::format("all properties are set from a map, not from {}", with_article(value.type)),
                     value.where, "write `n.key = value`, or `n = {key: value}`");
    }
    return SetProperties{std::move(object), std::move(value), item.replace};
}

Update QueryBinder::update(const syntax::SetLabels& item) {
    return SetLabels{changeable(item.variable, bit(StaticType::node)), texts(item.labels)};
}

std::vector<Update> QueryBinder::updates(const std::vector<syntax::SetItem>& items) {
    std::vector<Update> result;
    for (const syntax::SetItem& item : items) {
        result.push_back(std::visit([&](const auto& kind) { return update(kind); }, item));
    }
    return result;
}

void QueryBinder::clause(const syntax::Set& set, SourceSpan where) {
    refuse_writing(where);
    clauses_.emplace_back(Updates{updates(set.items)});
}

void QueryBinder::clause(const syntax::Remove& remove, SourceSpan where) {
    refuse_writing(where);
    ExpressionBinder expressions{session_, scope_};
    Updates result;
    for (const syntax::RemoveItem& item : remove.items) {
        if (const auto* labels = std::get_if<syntax::RemoveLabels>(&item)) {
            Expression node = changeable(labels->variable, bit(StaticType::node));
            result.updates.emplace_back(RemoveLabels{std::move(node), texts(labels->labels)});
            continue;
        }
        const syntax::Expression& target = std::get<syntax::RemoveProperty>(item).target;
        if (const auto* access = std::get_if<syntax::PropertyAccess>(&target.node)) {
            Expression object = expressions.bind(*access->object);
            require_element(object, elements);
            result.updates.emplace_back(RemoveProperty{std::move(object), access->key.text});
        } else if (const auto* subscript = std::get_if<syntax::Subscript>(&target.node)) {
            Expression object = expressions.bind(*subscript->object);
            require_element(object, elements);
            Expression nothing{.node = Literal{}, .where = target.where, .type = StaticType::null};
            result.updates.emplace_back(
                SetDynamicProperty{std::move(object), expressions.bind(*subscript->index), std::move(nothing)});
        } else {
            no_property(target);
        }
    }
    clauses_.emplace_back(std::move(result));
}

}  // namespace dossier::query::bind
