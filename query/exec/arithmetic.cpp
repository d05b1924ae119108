#include "query/exec/arithmetic.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "graph/temporal_functions.hpp"
#include "graph/value_order.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/functions/text_of.hpp"
#include "query/exec/long_lists.hpp"

namespace dossier::query::exec {

using bind::BinaryOp;
using graph::ErrorCode;
using graph::ErrorType;
using graph::List;
using graph::Value;
using graph::ValueKind;

namespace {

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

[[noreturn]] void wrong_operands(BinaryOp op, const Value& a, const Value& b) {
    fault(ErrorType::type_error, ErrorCode::invalid_argument_type,
          fmt::format("`{}` does not take {} and {}", symbol(op), name(a.kind()), name(b.kind())), {},
          op == BinaryOp::concatenate ? "it joins texts or lists; conditions are joined by `OR`" : "");
}

[[noreturn]] void overflow(BinaryOp op, std::int64_t a, std::int64_t b) {
    fault(ErrorType::arithmetic_error, ErrorCode::integer_overflow,
          fmt::format("{} {} {} is no 64-bit integer", a, symbol(op), b), {}, "calculate with floats: toFloat()");
}

Value integers(BinaryOp op, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    switch (op) {
    case BinaryOp::add:
        if (__builtin_add_overflow(a, b, &result)) overflow(op, a, b);
        return result;
    case BinaryOp::subtract:
        if (__builtin_sub_overflow(a, b, &result)) overflow(op, a, b);
        return result;
    case BinaryOp::multiply:
        if (__builtin_mul_overflow(a, b, &result)) overflow(op, a, b);
        return result;
    case BinaryOp::power: return std::pow(static_cast<double>(a), static_cast<double>(b));
    default: break;
    }
    if (b == 0) {
        fault(ErrorType::arithmetic_error, ErrorCode::division_by_zero, "division by zero", {},
              "divide floats to get Infinity or NaN");
    }
    if (b == -1) return op == BinaryOp::divide ? integers(BinaryOp::subtract, 0, a) : Value{std::int64_t{0}};
    return op == BinaryOp::divide ? a / b : a % b;
}

Value floats(BinaryOp op, double a, double b) {
    switch (op) {
    case BinaryOp::add: return a + b;
    case BinaryOp::subtract: return a - b;
    case BinaryOp::multiply: return a * b;
    case BinaryOp::divide: return a / b;
    case BinaryOp::modulo: return std::fmod(a, b);
    default: return std::pow(a, b);
    }
}

Value temporals(BinaryOp op, const Value& a, const Value& b) {
    switch (op) {
    case BinaryOp::add: return graph::add(a, b);
    case BinaryOp::subtract: return graph::subtract(a, b);
    case BinaryOp::multiply: return graph::multiply(a, b);
    case BinaryOp::divide: return graph::divide(a, b);
    default: wrong_operands(op, a, b);
    }
}

// Doubling in a loop reaches any size in a few steps; what nobody can hold is refused before it is made.
constexpr std::size_t longest_text = std::size_t{1} << 30U;
constexpr std::size_t longest_list = std::size_t{1} << 26U;

[[noreturn]] void too_long(std::string_view what) {
    fault(ErrorType::resource_error, ErrorCode::memory_exceeded, fmt::format("the {} becomes too long", what));
}

Value join_texts(std::string a, std::string_view b) {
    if (a.size() + b.size() > longest_text) too_long("text");
    return a.append(b);
}

Value join_lists(const Value& a, const Value& b, Context& context) {
    const auto length = [](const Value& value) { return value.is(ValueKind::list) ? value.as_list().size() : 1; };
    if (length(a) + length(b) > longest_list) too_long("list");
    List result;
    result.reserve(length(a) + length(b));
    for (const Value* value : {&a, &b}) {
        if (value->is(ValueKind::list)) {
            append(result, value->as_list().begin(), value->as_list().end(), context);
        } else {
            result.push_back(*value);
        }
    }
    return result;
}

bool joins_as_text(const Value& value) {
    return value.is(ValueKind::string) || value.is_number() || value.is(ValueKind::boolean) ||
           graph::is_temporal(value.kind());
}

}  // namespace

Value arithmetic(BinaryOp op, const Value& a, const Value& b, Context& context) {
    if (a.is(ValueKind::integer) && b.is(ValueKind::integer)) return integers(op, a.as_integer(), b.as_integer());
    if (a.is_null() || b.is_null()) return {};
    if (a.is_number() && b.is_number()) return floats(op, a.as_number(), b.as_number());
    if (op == BinaryOp::add) {
        if (a.is(ValueKind::list) || b.is(ValueKind::list)) return join_lists(a, b, context);
        const bool with_text = a.is(ValueKind::string) || b.is(ValueKind::string);
        if (with_text && joins_as_text(a) && joins_as_text(b)) return join_texts(text_of(a), text_of(b));
    }
    if (graph::is_temporal(a.kind()) || graph::is_temporal(b.kind())) return temporals(op, a, b);
    wrong_operands(op, a, b);
}

Value negate(const Value& value) {
    if (value.is_null()) return {};
    if (value.is(ValueKind::floating)) return -value.as_float();
    if (value.is(ValueKind::integer)) return integers(BinaryOp::subtract, 0, value.as_integer());
    if (value.is(ValueKind::duration)) return graph::multiply(value, Value{-1});
    type_fault(fmt::format("{} cannot be negated", name(value.kind())));
}

Value concatenate(const Value& a, const Value& b, Context& context) {
    if (a.is_null() || b.is_null()) return {};
    if (a.is(ValueKind::list) && b.is(ValueKind::list)) return join_lists(a, b, context);
    if (a.is(ValueKind::string) && b.is(ValueKind::string)) return join_texts(a.as_string(), b.as_string());
    wrong_operands(BinaryOp::concatenate, a, b);
}

Value comparison(BinaryOp op, const Value& a, const Value& b) {
    if (op == BinaryOp::equal) return value_of(graph::equal(a, b));
    if (op == BinaryOp::not_equal) {
        const auto same = graph::equal(a, b);
        return same ? Value{!*same} : Value{};
    }
    const auto order = graph::compare(a, b);
    if (!order) return {};
    switch (op) {
    case BinaryOp::less: return *order < 0;
    case BinaryOp::less_or_equal: return *order <= 0;
    case BinaryOp::greater: return *order > 0;
    default: return *order >= 0;
    }
}

Value is_in(const Value& element, const Value& list, Context& context) {
    if (list.is_null()) return {};
    if (!list.is(ValueKind::list)) type_fault(fmt::format("IN takes a list, not {}", name(list.kind())));
    bool unknown = false;
    std::size_t seen = 0;
    for (const Value& other : list.as_list()) {
        if (++seen % elements_per_check == 0) context.check();
        const auto same = graph::equal(element, other);
        if (same == true) return true;
        unknown = unknown || !same;
    }
    return unknown ? Value{} : Value{false};
}

Value text_test(BinaryOp op, const Value& text, const Value& part) {
    if (!text.is(ValueKind::string) || !part.is(ValueKind::string)) return {};
    switch (op) {
    case BinaryOp::starts_with: return text.as_string().starts_with(part.as_string());
    case BinaryOp::ends_with: return text.as_string().ends_with(part.as_string());
    default: return text.as_string().find(part.as_string()) != std::string::npos;
    }
}

std::optional<bool> truth(const Value& value) {
    if (value.is_null()) return std::nullopt;
    if (value.is(ValueKind::boolean)) return value.as_boolean();
    type_fault(fmt::format("a condition is true or false, not {}", name(value.kind())));
}

Value value_of(std::optional<bool> truth) { return truth ? Value{*truth} : Value{}; }

}  // namespace dossier::query::exec
