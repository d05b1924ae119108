#include "graph/temporal_error.hpp"

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::graph {

void throw_invalid(std::string message, std::string hint) {
    throw Error{{.type = ErrorType::argument_error,
                 .code = ErrorCode::invalid_argument_value,
                 .message = std::move(message),
                 .where = {},
                 .hint = std::move(hint)}};
}

void throw_wrong_kind(std::string_view what, const Value& value) {
    throw Error{{.type = ErrorType::type_error,
                 .code = ErrorCode::invalid_argument_type,
                 .message = fmt::format("{} cannot be made of {}", what, name(value.kind())),
                 .where = {},
                 .hint = {}}};
}

void throw_overflow(std::string message) {
    throw Error{{.type = ErrorType::arithmetic_error,
                 .code = ErrorCode::integer_overflow,
                 .message = std::move(message),
                 .where = {},
                 .hint = {}}};
}

}  // namespace dossier::graph
