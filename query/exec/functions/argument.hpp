#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/value.hpp"

namespace dossier::query::exec {

// What a function asks of an argument; each throws Error{invalid_argument_type} with the function's name.

[[nodiscard]] const std::string& text_argument(std::string_view function, const graph::Value& value);
[[nodiscard]] std::int64_t integer_argument(std::string_view function, const graph::Value& value);
/// An integer or a float.
[[nodiscard]] double number_argument(std::string_view function, const graph::Value& value);
[[nodiscard]] const graph::List& list_argument(std::string_view function, const graph::Value& value);
[[nodiscard]] const graph::Path& path_argument(std::string_view function, const graph::Value& value);

/// throws Error{invalid_argument_value} as a type error: a value that the function cannot make anything of
[[noreturn]] void wrong_value(std::string_view function, const graph::Value& value);
/// throws Error{number_out_of_range}
[[noreturn]] void out_of_range(std::string message);
/// throws Error{memory_exceeded}
void require_length(std::size_t length, std::size_t longest, std::string_view what);

}  // namespace dossier::query::exec
