#include "query/exec/functions/argument.hpp"

#include <utility>

#include <fmt/format.h>

#include "query/exec/fault.hpp"

namespace dossier::query::exec {

using graph::ErrorCode;
using graph::ErrorType;
using graph::Value;
using graph::ValueKind;

namespace {

[[noreturn]] void wrong_type(std::string_view function, std::string_view wanted, const Value& value) {
    type_fault(fmt::format("`{}` takes {}, not {}", function, wanted, name(value.kind())));
}

}  // namespace

const std::string& text_argument(std::string_view function, const Value& value) {
    if (!value.is(ValueKind::string)) wrong_type(function, "a text", value);
    return value.as_string();
}

std::int64_t integer_argument(std::string_view function, const Value& value) {
    if (!value.is(ValueKind::integer)) wrong_type(function, "an integer", value);
    return value.as_integer();
}

double number_argument(std::string_view function, const Value& value) {
    if (!value.is_number()) wrong_type(function, "a number", value);
    return value.as_number();
}

const graph::List& list_argument(std::string_view function, const Value& value) {
    if (!value.is(ValueKind::list)) wrong_type(function, "a list", value);
    return value.as_list();
}

const graph::Path& path_argument(std::string_view function, const Value& value) {
    if (!value.is(ValueKind::path)) wrong_type(function, "a path", value);
    return value.as_path();
}

void wrong_value(std::string_view function, const Value& value) {
    fault(ErrorType::type_error, ErrorCode::invalid_argument_value,
          fmt::format("`{}` can make nothing of {}", function, name(value.kind())), {},
          value.is(ValueKind::list) ? fmt::format("of each element: `[x IN list | {}(x)]`", function)
                                    : fmt::format("`:help {}` tells what it takes", function));
}

void out_of_range(std::string message) {
    fault(ErrorType::argument_error, ErrorCode::number_out_of_range, std::move(message));
}

void require_length(std::size_t length, std::size_t longest, std::string_view what) {
    if (length <= longest) return;
    fault(ErrorType::resource_error, ErrorCode::memory_exceeded, fmt::format("the {} becomes too long", what));
}

}  // namespace dossier::query::exec
