#pragma once

#include <string>

#include "graph/value.hpp"

namespace dossier::graph {

// How the temporal functions refuse; they know no position in a query, so that their caller adds it.

/// Error{invalid_argument_value}: the right kind of value, but not a possible one.
[[noreturn]] void throw_invalid(std::string message, std::string hint = {});

/// Error{invalid_argument_type}: `what` takes another kind than `value` is.
[[noreturn]] void throw_wrong_kind(std::string_view what, const Value& value);

/// Error{integer_overflow}: the result has no place in 64 bits or in the calendar.
[[noreturn]] void throw_overflow(std::string message);

}  // namespace dossier::graph
