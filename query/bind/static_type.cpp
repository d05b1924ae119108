#include "query/bind/static_type.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "query/bind/fault.hpp"

namespace dossier::query::bind {

namespace {

constexpr TypeSet numbers = bit(StaticType::integer) | bit(StaticType::floating);
constexpr TypeSet lists = bit(StaticType::list) | bit(StaticType::relationship_list);

std::string_view symbol(BinaryOp op) {
    switch (op) {
    case BinaryOp::add: return "+";
    case BinaryOp::subtract: return "-";
    case BinaryOp::multiply: return "*";
    case BinaryOp::divide: return "/";
    case BinaryOp::modulo: return "%";
    case BinaryOp::power: return "^";
    default: return "||";
    }
}

[[noreturn]] void wrong_operand(BinaryOp op, const Expression& operand) {
    syntax_fault(graph::ErrorCode::invalid_argument_type,
                 fmt::format("`{}` does not take {}", symbol(op), with_article(operand.type)), operand.where,
                 op == BinaryOp::concatenate ? "it joins texts or lists; conditions are joined by `OR`"
                 : op == BinaryOp::add
                     ? "it adds numbers and durations, and joins texts or lists; `toString()` makes a text"
                     : "it takes numbers and durations; `toInteger()` or `toFloat()` makes a number of text");
}

bool is_unknown(StaticType type) { return type == StaticType::any || type == StaticType::null; }

/// `+` joins lists with anything, and text with numbers and booleans.
void check_addition(BinaryOp op, const Expression& left, const Expression& right) {
    if (may_be(left.type, lists) || may_be(right.type, lists)) return;
    constexpr TypeSet joinable = numbers | bit(StaticType::string) | bit(StaticType::temporal);
    const bool with_text = left.type == StaticType::string || right.type == StaticType::string;
    const TypeSet wanted = with_text ? joinable | bit(StaticType::boolean) : joinable;
    for (const Expression* operand : {&left, &right}) {
        if (!may_be(operand->type, wanted)) wrong_operand(op, *operand);
    }
}

StaticType numeric_type(BinaryOp op, StaticType left, StaticType right) {
    if (is_unknown(left) || is_unknown(right)) return StaticType::any;
    if (op == BinaryOp::power) return StaticType::floating;
    const bool numeric = may_be(left, numbers) && may_be(right, numbers);
    if (!numeric) return StaticType::any;
    return left == StaticType::integer && right == StaticType::integer ? StaticType::integer : StaticType::floating;
}

}  // namespace

std::string_view with_article(StaticType type) {
    static constexpr std::array<std::string_view, 13> names{"a value",
                                                            "null",
                                                            "a boolean",
                                                            "an integer",
                                                            "a float",
                                                            "a string",
                                                            "a list",
                                                            "a map",
                                                            "a node",
                                                            "a relationship",
                                                            "a list of relationships",
                                                            "a path",
                                                            "a temporal value"};
    return names[static_cast<std::size_t>(type)];
}

StaticType common(StaticType a, StaticType b) noexcept {
    if (a == b || b == StaticType::null) return a;
    return a == StaticType::null ? b : StaticType::any;
}

StaticType arithmetic_type(BinaryOp op, const Expression& left, const Expression& right) {
    if (op == BinaryOp::add || op == BinaryOp::concatenate) {
        check_addition(op, left, right);
        if (left.type == StaticType::list || right.type == StaticType::list) return StaticType::list;
        if (left.type == StaticType::string && right.type == StaticType::string) return StaticType::string;
        return numeric_type(op, left.type, right.type);
    }
    const bool takes_durations = op != BinaryOp::modulo && op != BinaryOp::power;
    const TypeSet wanted = takes_durations ? numbers | bit(StaticType::temporal) : numbers;
    for (const Expression* operand : {&left, &right}) {
        if (!may_be(operand->type, wanted)) wrong_operand(op, *operand);
    }
    return numeric_type(op, left.type, right.type);
}

std::pair<StaticType, StaticType> result_type(const FunctionSignature& function,
                                              const std::vector<Expression>& arguments) {
    const std::string_view name = function.name;
    if (name == "collect") return {StaticType::list, arguments.front().type};
    if (name == "range") return {StaticType::list, StaticType::integer};
    if (name == "nodes") return {StaticType::list, StaticType::node};
    if (name == "relationships" || name == "rels") return {StaticType::list, StaticType::relationship};
    if (name == "labels" || name == "keys" || name == "split") return {StaticType::list, StaticType::string};
    if (name == "tail" || name == "reverse") return {arguments.front().type, arguments.front().element};
    return {function.result, StaticType::any};
}

}  // namespace dossier::query::bind
