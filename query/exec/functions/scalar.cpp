#include <chrono>
#include <cstdint>
#include <random>
#include <string>

#include <fmt/format.h>

#include "graph/source.hpp"
#include "graph/value_order.hpp"
#include "query/exec/functions/argument.hpp"
#include "query/exec/functions/function.hpp"

namespace dossier::query::exec {

using graph::Value;
using graph::ValueKind;

namespace {

Value null_if(Arguments arguments, Context&) {
    return graph::equal(arguments[0], arguments[1]) == true ? Value{} : arguments[0];
}

std::size_t length_of(std::string_view function, const Value& value) {
    if (value.is(ValueKind::list)) return value.as_list().size();
    if (value.is(ValueKind::map)) return value.as_map().size();
    return graph::code_points(text_argument(function, value));
}

Value is_empty(Arguments arguments, Context&) { return length_of("isEmpty", arguments[0]) == 0; }
Value size(Arguments arguments, Context&) { return static_cast<std::int64_t>(length_of("size", arguments[0])); }

Value timestamp(Arguments, Context& context) {
    const auto since_epoch = context.now.time_since_epoch();
    return std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

/// Version 4 of RFC 4122.
Value random_uuid(Arguments, Context&) {
    std::random_device random;
    const auto word = [&random] { return static_cast<std::uint32_t>(random()); };
    return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:08x}{:04x}", word(), word() & 0xFFFFU, word() & 0xFFFU,
                       0x8000U | (word() & 0x3FFFU), word(), word() & 0xFFFFU);
}

std::string type_name(const Value& value) {
    if (value.is_null()) return "NULL";
    if (!value.is(ValueKind::list)) return fmt::format("{} NOT NULL", name(value.kind()));
    std::string elements;
    for (const Value& element : value.as_list()) {
        std::string one = type_name(element);
        if (elements.empty()) elements = one;
        if (elements != one) {
            elements = "ANY";
            break;
        }
    }
    return fmt::format("LIST<{}> NOT NULL", elements.empty() ? "NOTHING" : elements);
}

Value value_type(Arguments arguments, Context&) { return type_name(arguments[0]); }

constexpr Function table[] = {
    {.name = "nullIf", .call = null_if, .sees_null = true},
    {.name = "isEmpty", .call = is_empty},
    {.name = "size", .call = size},
    {.name = "timestamp", .call = timestamp},
    {.name = "randomUUID", .call = random_uuid, .constant = false},
    {.name = "valueType", .call = value_type, .sees_null = true},
};

}  // namespace

std::span<const Function> scalar_functions() { return table; }

}  // namespace dossier::query::exec
