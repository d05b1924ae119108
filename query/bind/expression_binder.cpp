#include "query/bind/expression_binder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "query/bind/fault.hpp"
#include "query/bind/functions.hpp"
#include "query/bind/static_type.hpp"
#include "query/bind/syntax_walk.hpp"
#include "query/syntax/literals.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

constexpr TypeSet lists = bit(StaticType::list) | bit(StaticType::relationship_list);
constexpr TypeSet with_properties =
    bit(StaticType::node) | bit(StaticType::relationship) | bit(StaticType::map) | bit(StaticType::temporal);

Expression variable(const Known& known) {
    return {.node = Variable{known.slot}, .type = known.type, .element = known.element};
}

bool is_element(StaticType type) { return type == StaticType::node || type == StaticType::relationship; }

StaticType element_of(const std::vector<Expression>& elements) {
    if (elements.empty()) return StaticType::any;
    StaticType type = elements.front().type;
    for (const Expression& element : elements) {
        type = common(type, element.type);
        if (type == StaticType::any) break;
    }
    return type;
}

StaticType type_of(const syntax::Literal& literal) {
    static constexpr StaticType types[] = {StaticType::null,     StaticType::boolean, StaticType::integer,
                                           StaticType::floating, StaticType::string,  StaticType::list,
                                           StaticType::map};
    return types[literal.value.index()];
}

StaticType element_of(const syntax::Literal& literal) {
    const auto* list = std::get_if<syntax::Literal::List>(&literal.value);
    if (list == nullptr || list->empty()) return StaticType::any;
    StaticType type = type_of(list->front());
    for (const syntax::Literal& element : *list) {
        type = common(type, type_of(element));
        if (type == StaticType::any) break;
    }
    return type;
}

Value value_of(const syntax::Literal& literal);

struct ValueOf {
    Value operator()(std::monostate) const { return {}; }
    Value operator()(const syntax::Literal::List& list) const {
        graph::List elements;
        elements.reserve(list.size());
        for (const syntax::Literal& element : list) elements.push_back(value_of(element));
        return elements;
    }
    Value operator()(const syntax::Literal::Map& map) const {
        std::vector<graph::Map::Entry> entries;
        entries.reserve(map.size());
        for (const auto& [key, value] : map) entries.emplace_back(key, value_of(value));
        return graph::Map{std::move(entries)};
    }
    Value operator()(const auto& plain) const { return plain; }
};

Value value_of(const syntax::Literal& literal) { return std::visit(ValueOf{}, literal.value); }

/// Cheap enough to be computed twice, and the same both times.
bool is_simple(const Expression& expression) {
    if (const auto* access = std::get_if<PropertyAccess>(&expression.node)) {
        return std::holds_alternative<Variable>(access->object->node);
    }
    return std::holds_alternative<Literal>(expression.node) || std::holds_alternative<Parameter>(expression.node) ||
           std::holds_alternative<Variable>(expression.node);
}

BinaryOp bound(syntax::ComparisonOp op) {
    switch (op) {
    case syntax::ComparisonOp::equal: return BinaryOp::equal;
    case syntax::ComparisonOp::not_equal: return BinaryOp::not_equal;
    case syntax::ComparisonOp::less: return BinaryOp::less;
    case syntax::ComparisonOp::less_or_equal: return BinaryOp::less_or_equal;
    case syntax::ComparisonOp::greater: return BinaryOp::greater;
    case syntax::ComparisonOp::greater_or_equal: break;
    }
    return BinaryOp::greater_or_equal;
}

BinaryOp bound(syntax::BinaryOp op) {
    switch (op) {
    case syntax::BinaryOp::logical_or: return BinaryOp::logical_or;
    case syntax::BinaryOp::logical_xor: return BinaryOp::logical_xor;
    case syntax::BinaryOp::logical_and: return BinaryOp::logical_and;
    case syntax::BinaryOp::add: return BinaryOp::add;
    case syntax::BinaryOp::subtract: return BinaryOp::subtract;
    case syntax::BinaryOp::multiply: return BinaryOp::multiply;
    case syntax::BinaryOp::divide: return BinaryOp::divide;
    case syntax::BinaryOp::modulo: return BinaryOp::modulo;
    case syntax::BinaryOp::power: return BinaryOp::power;
    case syntax::BinaryOp::concatenate: return BinaryOp::concatenate;
    case syntax::BinaryOp::in: return BinaryOp::in;
    case syntax::BinaryOp::starts_with: return BinaryOp::starts_with;
    case syntax::BinaryOp::ends_with: return BinaryOp::ends_with;
    case syntax::BinaryOp::contains: return BinaryOp::contains;
    case syntax::BinaryOp::matches: break;
    }
    return BinaryOp::matches;
}

Expression negated(Expression expression) {
    return {.node = Unary{UnaryOp::logical_not, std::move(expression)}, .type = StaticType::boolean};
}

}  // namespace

void require_boolean(const Expression& expression) {
    if (may_be(expression.type, bit(StaticType::boolean))) return;
    syntax_fault(ErrorCode::invalid_argument_type,
                 fmt::format("a condition is true or false, but this is {}", with_article(expression.type)),
                 expression.where, "a comparison makes one: `x = 1`, `x IS NOT NULL`; SET parts its items by commas");
}

Expression ExpressionBinder::bind(const syntax::Expression& expression) {
    Expression result;
    if (const auto known = written_before(expression)) {
        result = variable(*known);
    } else if (is_aggregate(expression)) {
        result = aggregate(expression);
    } else {
        result = std::visit([&](const auto& kind) { return node(kind, expression.where); }, expression.node);
    }
    result.where = expression.where;
    return result;
}

Expression ExpressionBinder::condition(const syntax::Expression& expression) {
    if (const auto* predicate = std::get_if<syntax::PatternPredicate>(&expression.node)) {
        Expression result = found_pattern(*predicate->pattern);
        result.where = expression.where;
        return result;
    }
    Expression result = bind(expression);
    require_boolean(result);
    return result;
}

ExpressionBinder ExpressionBinder::within(const Scope& scope) const noexcept {
    const Aggregation inner = aggregation_ == Aggregation::gathered ? Aggregation::refused : aggregation_;
    return {session_, scope, inner, grouping_};
}

std::optional<Box<Expression>> ExpressionBinder::maybe(const std::optional<Box<syntax::Expression>>& expression) {
    if (!expression) return std::nullopt;
    return Box<Expression>{bind(**expression)};
}

// Leaves and access ------------------------------------------------------------------------------------------------

Expression ExpressionBinder::node(const syntax::Literal& literal, SourceSpan) {
    return {.node = Literal{value_of(literal)}, .type = type_of(literal), .element = element_of(literal)};
}

Expression ExpressionBinder::node(const syntax::Parameter& parameter, SourceSpan where) {
    return {.node = session_.parameter(parameter.name, where)};
}

Expression ExpressionBinder::node(const syntax::Variable& name, SourceSpan where) {
    // `INF` and `NAN` are not reserved: where a variable has taken the word, it is the variable.
    if (const auto number = syntax::number_word(name.name); number && scope_.find(name.name) == nullptr) {
        return {.node = Literal{*number}, .type = StaticType::floating};
    }
    return variable(scope_.get(name.name, where));
}

Expression ExpressionBinder::node(const syntax::PropertyAccess& access, SourceSpan where) {
    Expression object = bind(*access.object);
    if (!may_be(object.type, with_properties)) {
        throw graph::Error{{.type = graph::ErrorType::type_error,
                            .code = ErrorCode::invalid_argument_type,
                            .message = fmt::format("{} has no properties", with_article(object.type)),
                            .where = where,
                            .hint = "nodes, relationships, maps and temporal values have some"}};
    }
    if (is_element(object.type)) session_.use(UsedName::Kind::key, access.key);
    return {.node = PropertyAccess{std::move(object), access.key.text}};
}

Expression ExpressionBinder::node(const syntax::Subscript& subscript, SourceSpan where) {
    constexpr TypeSet indexable = lists | bit(StaticType::node) | bit(StaticType::relationship) | bit(StaticType::map);
    Expression object = bind(*subscript.object);
    if (!may_be(object.type, indexable)) {
        throw graph::Error{{.type = graph::ErrorType::type_error,
                            .code = ErrorCode::invalid_argument_type,
                            .message = fmt::format("{} has no elements", with_article(object.type)),
                            .where = where,
                            .hint = object.type == StaticType::string
                                        ? "characters are taken by `substring(text, start, length)`"
                                        : "lists and maps have some: `list[0]`, `map['key']`"}};
    }
    return {.node = Subscript{std::move(object), bind(*subscript.index)}};
}

Expression ExpressionBinder::node(const syntax::Slice& slice, SourceSpan) {
    Expression list = list_operand(*slice.list, "a slice");
    const StaticType element = list.element;
    return {.node = Slice{std::move(list), maybe(slice.from), maybe(slice.to)},
            .type = StaticType::list,
            .element = element};
}

Expression ExpressionBinder::node(const syntax::ListLiteral& list, SourceSpan) {
    ListOf result;
    result.elements.reserve(list.elements.size());
    for (const syntax::Expression& element : list.elements) result.elements.push_back(bind(element));
    const StaticType element = element_of(result.elements);
    return {.node = std::move(result), .type = StaticType::list, .element = element};
}

Expression ExpressionBinder::node(const syntax::MapLiteral& map, SourceSpan) {
    MapOf result;
    result.entries.reserve(map.entries.size());
    for (const syntax::MapEntry& entry : map.entries) result.entries.emplace_back(entry.key.text, bind(entry.value));
    return {.node = std::move(result), .type = StaticType::map};
}

Expression ExpressionBinder::node(const syntax::MapProjection& projection, SourceSpan) {
    Expression object = variable(scope_.get(projection.variable.text, projection.variable.where));
    object.where = projection.variable.where;
    if (!may_be(object.type, with_properties)) {
        syntax_fault(ErrorCode::invalid_argument_type, fmt::format("{} has no properties", with_article(object.type)),
                     object.where, "nodes, relationships, maps and temporal values have some");
    }
    MapProjection result{.object = object, .all_properties = false, .entries = {}};
    for (const syntax::ProjectionItem& item : projection.items) {
        using Kind = syntax::ProjectionItem::Kind;
        switch (item.kind) {
        case Kind::all_properties: result.all_properties = true; break;
        case Kind::property: {
            if (is_element(object.type)) session_.use(UsedName::Kind::key, item.name);
            Expression access{.node = PropertyAccess{object, item.name.text}, .where = item.name.where};
            result.entries.emplace_back(item.name.text, std::move(access));
            break;
        }
        case Kind::variable: {
            Expression value = variable(scope_.get(item.name.text, item.name.where));
            value.where = item.name.where;
            result.entries.emplace_back(item.name.text, std::move(value));
            break;
        }
        case Kind::entry: result.entries.emplace_back(item.name.text, bind(**item.value)); break;
        }
    }
    return {.node = std::move(result), .type = StaticType::map};
}

// Operators --------------------------------------------------------------------------------------------------------

Expression ExpressionBinder::node(const syntax::Unary& unary, SourceSpan) {
    if (unary.op == syntax::UnaryOp::logical_not) return negated(condition(*unary.operand));
    constexpr TypeSet signed_types = bit(StaticType::integer) | bit(StaticType::floating) | bit(StaticType::temporal);
    Expression operand = bind(*unary.operand);
    if (!may_be(operand.type, signed_types)) {
        syntax_fault(ErrorCode::invalid_argument_type,
                     fmt::format("a sign does not go with {}", with_article(operand.type)), operand.where,
                     "it goes with numbers and durations; `toInteger()` or `toFloat()` makes a number of text");
    }
    const StaticType type = operand.type;
    if (unary.op == syntax::UnaryOp::plus) return {.node = Unary{UnaryOp::plus, std::move(operand)}, .type = type};
    // A negative number is a constant, so that LIMIT and the planner see one. The least integer cannot be negated.
    if (auto* literal = std::get_if<Literal>(&operand.node)) {
        const Value& value = literal->value;
        if (value.is(graph::ValueKind::floating)) return {.node = Literal{-value.as_float()}, .type = type};
        if (value.is(graph::ValueKind::integer) && value.as_integer() >= 0) {
            return {.node = Literal{-value.as_integer()}, .type = type};
        }
    }
    return {.node = Unary{UnaryOp::minus, std::move(operand)}, .type = type};
}

Expression ExpressionBinder::logical(const syntax::Binary& binary) {
    Expression left = condition(*binary.left);
    Expression right = condition(*binary.right);
    return {.node = Binary{bound(binary.op), std::move(left), std::move(right)}, .type = StaticType::boolean};
}

Expression ExpressionBinder::node(const syntax::Binary& binary, SourceSpan) {
    const BinaryOp op = bound(binary.op);
    switch (op) {
    case BinaryOp::logical_or:
    case BinaryOp::logical_xor:
    case BinaryOp::logical_and: return logical(binary);
    case BinaryOp::in: {
        Expression left = bind(*binary.left);
        return {.node = Binary{op, std::move(left), list_operand(*binary.right, "IN")}, .type = StaticType::boolean};
    }
    case BinaryOp::starts_with:
    case BinaryOp::ends_with:
    case BinaryOp::contains:
    case BinaryOp::matches: {
        Expression left = bind(*binary.left);
        return {.node = Binary{op, std::move(left), bind(*binary.right)}, .type = StaticType::boolean};
    }
    default: break;
    }
    Expression left = bind(*binary.left);
    Expression right = bind(*binary.right);
    const StaticType type = arithmetic_type(op, left, right);
    return {.node = Binary{op, std::move(left), std::move(right)}, .type = type};
}

Expression ExpressionBinder::node(const syntax::Comparison& comparison, SourceSpan where) {
    Comparison chain{.first = bind(*comparison.first), .rest = {}};
    for (const syntax::ComparisonLink& link : comparison.rest)
        chain.rest.emplace_back(bound(link.op), bind(link.right));
    const auto middles_end = std::prev(chain.rest.end());
    const bool splits =
        std::all_of(chain.rest.begin(), middles_end, [](const auto& link) { return is_simple(link.second); });
    if (!splits) return {.node = std::move(chain), .type = StaticType::boolean};
    Expression left = std::move(*chain.first);
    std::optional<Expression> result;
    for (auto& [op, right] : chain.rest) {
        Expression next = right;
        Expression one{
            .node = Binary{op, std::move(left), std::move(right)}, .where = where, .type = StaticType::boolean};
        left = std::move(next);
        if (!result) {
            result = std::move(one);
        } else {
            result = Expression{.node = Binary{BinaryOp::logical_and, std::move(*result), std::move(one)},
                                .where = where,
                                .type = StaticType::boolean};
        }
    }
    return std::move(*result);
}

Expression ExpressionBinder::node(const syntax::NullTest& test, SourceSpan) {
    const UnaryOp op = test.negated ? UnaryOp::is_not_null : UnaryOp::is_null;
    return {.node = Unary{op, bind(*test.operand)}, .type = StaticType::boolean};
}

Expression ExpressionBinder::node(const syntax::LabelTest& test, SourceSpan where) {
    Expression object = bind(*test.operand);
    if (!may_be(object.type, bit(StaticType::node) | bit(StaticType::relationship))) {
        syntax_fault(ErrorCode::invalid_argument_type, fmt::format("{} has no labels", with_article(object.type)),
                     object.where,
                     "nodes have labels, relationships a type; a type of value is asked by `IS :: INTEGER`");
    }
    if (is_element(object.type)) {
        const bool types = object.type == StaticType::relationship;
        session_.use(types ? UsedName::Kind::type : UsedName::Kind::label, test.labels);
    }
    Expression result{
        .node = LabelTest{std::move(object), bind_labels(test.labels)}, .where = where, .type = StaticType::boolean};
    return test.negated ? negated(std::move(result)) : result;
}

Expression ExpressionBinder::node(const syntax::TypeTest& test, SourceSpan where) {
    Expression result{
        .node = TypeTest{bind(*test.operand), bind_type(test.type)}, .where = where, .type = StaticType::boolean};
    return test.negated ? negated(std::move(result)) : result;
}

Expression ExpressionBinder::list_operand(const syntax::Expression& expression, std::string_view who) {
    Expression list = bind(expression);
    if (!may_be(list.type, lists)) {
        syntax_fault(ErrorCode::invalid_argument_type,
                     fmt::format("{} takes a list, but this is {}", who, with_article(list.type)), list.where,
                     list.type == StaticType::string ? "a part of a text is looked for by `text CONTAINS part`"
                                                     : "a list is written `[1, 2]`; one value is compared by `=`");
    }
    return list;
}

}  // namespace dossier::query::bind
