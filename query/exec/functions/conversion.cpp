#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/temporal_functions.hpp"
#include "graph/value_text.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/functions/argument.hpp"
#include "query/exec/functions/function.hpp"
#include "query/exec/functions/text_of.hpp"

namespace dossier::query::exec {

using graph::List;
using graph::Value;
using graph::ValueKind;

namespace {

/// What a conversion made; nothing where it takes no such value at all. Null: a text that reads as nothing.
using Converted = std::optional<Value>;

std::string_view without_spaces(std::string_view text) {
    constexpr std::string_view spaces = " \t\n\r\f\v";
    const std::size_t begin = text.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

template <typename Number>
std::optional<Number> parsed(std::string_view text) {
    text = without_spaces(text);
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Converted to_boolean(const Value& value) {
    if (value.is(ValueKind::boolean)) return value;
    if (!value.is(ValueKind::string)) return std::nullopt;
    const std::string_view text = without_spaces(value.as_string());
    const auto is = [text](std::string_view word) {
        return std::ranges::equal(text, word, [](char a, char b) { return (a | 0x20) == b; });
    };
    if (is("true")) return Value{true};
    return is("false") ? Value{false} : Value{};
}

Converted to_float(const Value& value) {
    if (value.is_number()) return Value{value.as_number()};
    if (!value.is(ValueKind::string)) return std::nullopt;
    const auto number = parsed<double>(value.as_string());
    return number ? Value{*number} : Value{};
}

/// The fraction cut off; what no 64-bit integer can hold is an error, and NaN nothing.
Value cut(double number) {
    if (std::isnan(number)) return {};
    constexpr double limit = 9223372036854775808.0;  // 2^63
    const double whole = std::trunc(number);
    if (whole < -limit || whole >= limit) {
        fault(graph::ErrorType::arithmetic_error, graph::ErrorCode::integer_overflow,
              graph::float_text(number) + " is no 64-bit integer");
    }
    return static_cast<std::int64_t>(whole);
}

Converted to_integer(const Value& value) {
    if (value.is(ValueKind::integer)) return value;
    if (value.is(ValueKind::boolean)) return Value{value.as_boolean() ? 1 : 0};
    if (value.is(ValueKind::floating)) return cut(value.as_float());
    if (!value.is(ValueKind::string)) return std::nullopt;
    if (const auto number = parsed<std::int64_t>(value.as_string())) return Value{*number};
    const auto number = parsed<double>(value.as_string());
    return number && std::abs(*number) < 9.2e18 ? cut(*number) : Value{};
}

Converted to_string(const Value& value) {
    const bool has_text = value.is(ValueKind::string) || value.is_number() || value.is(ValueKind::boolean) ||
                          graph::is_temporal(value.kind());
    return has_text ? Converted{text_of(value)} : std::nullopt;
}

// A function's name is part of its messages, so each gets its own function.
constexpr char to_boolean_name[] = "toBoolean";
constexpr char to_float_name[] = "toFloat";
constexpr char to_integer_name[] = "toInteger";
constexpr char to_string_name[] = "toString";

template <Converted (*convert)(const Value&), const char* function>
Value strict(Arguments arguments, Context&) {
    const Converted result = convert(arguments[0]);
    if (!result) wrong_value(function, arguments[0]);
    return *result;
}

template <Converted (*convert)(const Value&)>
Value or_null(Arguments arguments, Context&) {
    return convert(arguments[0]).value_or(Value{});
}

template <Converted (*convert)(const Value&), const char* function>
Value list_of(Arguments arguments, Context&) {
    List result;
    for (const Value& element : list_argument(function, arguments[0])) {
        result.push_back(convert(element).value_or(Value{}));
    }
    return result;
}

constexpr Function table[] = {
    {.name = "toBoolean", .call = strict<to_boolean, to_boolean_name>},
    {.name = "toBooleanOrNull", .call = or_null<to_boolean>},
    {.name = "toBooleanList", .call = list_of<to_boolean, to_boolean_name>},
    {.name = "toFloat", .call = strict<to_float, to_float_name>},
    {.name = "toFloatOrNull", .call = or_null<to_float>},
    {.name = "toFloatList", .call = list_of<to_float, to_float_name>},
    {.name = "toInteger", .call = strict<to_integer, to_integer_name>},
    {.name = "toIntegerOrNull", .call = or_null<to_integer>},
    {.name = "toIntegerList", .call = list_of<to_integer, to_integer_name>},
    {.name = "toString", .call = strict<to_string, to_string_name>},
    {.name = "toStringOrNull", .call = or_null<to_string>},
    {.name = "toStringList", .call = list_of<to_string, to_string_name>},
};

}  // namespace

std::string text_of(const Value& value) {
    switch (value.kind()) {
    case ValueKind::string: return value.as_string();
    case ValueKind::integer: return std::to_string(value.as_integer());
    case ValueKind::floating: return graph::float_text(value.as_float());
    case ValueKind::boolean: return value.as_boolean() ? "true" : "false";
    default: return graph::iso(value);
    }
}

std::span<const Function> conversion_functions() { return table; }

}  // namespace dossier::query::exec
