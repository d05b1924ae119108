#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <random>
#include <string_view>

#include <fmt/format.h>

#include "query/exec/arithmetic.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/functions/argument.hpp"
#include "query/exec/functions/function.hpp"

namespace dossier::query::exec {

using graph::Value;
using graph::ValueKind;

namespace {

double cotangent(double x) { return 1.0 / std::tan(x); }
double hyperbolic_cotangent(double x) { return 1.0 / std::tanh(x); }
double degrees(double x) { return x * 180.0 / std::numbers::pi; }
double radians(double x) { return x * std::numbers::pi / 180.0; }
double haversine(double x) { return (1.0 - std::cos(x)) / 2.0; }

/// From a float to a float.
template <double (*compute)(double)>
Value unary(Arguments arguments, Context&) {
    return compute(number_argument("a mathematical function", arguments[0]));
}

/// Null where the function has no value: of a number comes neither an infinity nor NaN.
template <double (*compute)(double)>
Value partial(Arguments arguments, Context&) {
    const double number = number_argument("a mathematical function", arguments[0]);
    const double result = compute(number);
    return std::isfinite(number) && !std::isfinite(result) ? Value{} : Value{result};
}

Value abs(Arguments arguments, Context&) {
    const Value& value = arguments[0];
    if (value.is(ValueKind::integer)) return value.as_integer() < 0 ? negate(value) : value;
    return std::abs(number_argument("abs", value));
}

Value sign(Arguments arguments, Context&) {
    const double number = number_argument("sign", arguments[0]);
    return std::int64_t{(number > 0 ? 1 : 0) - (number < 0 ? 1 : 0)};
}

Value is_nan(Arguments arguments, Context&) { return std::isnan(number_argument("isNaN", arguments[0])); }

double half_even(double x) {
    const double below = std::floor(x);
    if (x - below != 0.5) return std::floor(x + 0.5);
    return std::fmod(below, 2.0) == 0.0 ? below : below + 1;
}

/// A whole number near `x`. HALF_UP and HALF_DOWN are away from zero and towards it.
double rounded(double x, std::string_view mode) {
    if (mode == "HALF_UP") return std::round(x);
    if (mode == "HALF_DOWN") return std::copysign(std::ceil(std::abs(x) - 0.5), x);
    if (mode == "HALF_EVEN") return half_even(x);
    if (mode == "UP") return std::copysign(std::ceil(std::abs(x)), x);
    if (mode == "DOWN") return std::trunc(x);
    if (mode == "CEILING") return std::ceil(x);
    if (mode == "FLOOR") return std::floor(x);
    fault(graph::ErrorType::argument_error, graph::ErrorCode::invalid_argument_value,
          fmt::format("`{}` is no way of rounding", mode), {},
          "one of UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN");
}

Value round(Arguments arguments, Context&) {
    const double number = number_argument("round", arguments[0]);
    if (arguments.size() == 1) {
        // Ties go up, as openCypher has it: -0.5 becomes 0. Adding 0.5 first would lift 0.49999999999999994 to 1.
        const double below = std::floor(number);
        return number - below >= 0.5 ? below + 1 : below;
    }
    const double digits = number_argument("round", arguments[1]);
    const std::string_view mode =
        arguments.size() > 2 ? std::string_view{text_argument("round", arguments[2])} : std::string_view{"HALF_UP"};
    if (digits < 0) out_of_range("`round` takes no negative number of digits");
    const double scale = std::pow(10.0, std::trunc(digits));
    const double scaled = number * scale;
    // What is finer than a float's own digits is exact already.
    if (!std::isfinite(scaled) || std::abs(scaled) >= 9007199254740992.0) return number;
    return rounded(scaled, mode) / scale;
}

Value power(Arguments arguments, Context&) {
    return std::pow(number_argument("power", arguments[0]), number_argument("power", arguments[1]));
}

Value modulo(Arguments arguments, Context& context) {
    return arithmetic(bind::BinaryOp::modulo, arguments[0], arguments[1], context);
}

Value atan2(Arguments arguments, Context&) {
    return std::atan2(number_argument("atan2", arguments[0]), number_argument("atan2", arguments[1]));
}

Value e(Arguments, Context&) { return std::numbers::e; }
Value pi(Arguments, Context&) { return std::numbers::pi; }

Value random(Arguments, Context&) {
    // Seeding takes longer than drawing a hundred numbers, so each thread keeps its generator.
    thread_local std::mt19937_64 generator{std::random_device{}()};
    return std::generate_canonical<double, std::numeric_limits<double>::digits>(generator);
}

constexpr Function table[] = {
    {.name = "abs", .call = abs},
    {.name = "ceil", .call = unary<std::ceil>},
    {.name = "ceiling", .call = unary<std::ceil>},
    {.name = "floor", .call = unary<std::floor>},
    {.name = "round", .call = round},
    {.name = "sign", .call = sign},
    {.name = "isNaN", .call = is_nan},
    {.name = "rand", .call = random, .constant = false},
    {.name = "sqrt", .call = partial<std::sqrt>},
    {.name = "exp", .call = unary<std::exp>},
    {.name = "log", .call = partial<std::log>},
    {.name = "ln", .call = partial<std::log>},
    {.name = "log10", .call = partial<std::log10>},
    {.name = "power", .call = power},
    {.name = "mod", .call = modulo},
    {.name = "e", .call = e},
    {.name = "pi", .call = pi},
    {.name = "sin", .call = unary<std::sin>},
    {.name = "cos", .call = unary<std::cos>},
    {.name = "tan", .call = unary<std::tan>},
    {.name = "cot", .call = partial<cotangent>},
    {.name = "asin", .call = partial<std::asin>},
    {.name = "acos", .call = partial<std::acos>},
    {.name = "atan", .call = unary<std::atan>},
    {.name = "atan2", .call = atan2},
    {.name = "sinh", .call = unary<std::sinh>},
    {.name = "cosh", .call = unary<std::cosh>},
    {.name = "tanh", .call = unary<std::tanh>},
    {.name = "coth", .call = partial<hyperbolic_cotangent>},
    {.name = "degrees", .call = unary<degrees>},
    {.name = "radians", .call = unary<radians>},
    {.name = "haversin", .call = unary<haversine>},
};

}  // namespace

std::span<const Function> math_functions() { return table; }

}  // namespace dossier::query::exec
