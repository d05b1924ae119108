#pragma once

#include <optional>
#include <string>
#include <utility>

#include "graph/error.hpp"

namespace dossier::query::exec {

[[noreturn]] inline void fault(graph::ErrorType type, graph::ErrorCode code, std::string message,
                               std::optional<graph::SourceSpan> where = {}, std::string hint = {}) {
    throw graph::Error{
        {.type = type, .code = code, .message = std::move(message), .where = where, .hint = std::move(hint)}};
}

/// A value of a kind that an operation does not take.
[[noreturn]] inline void type_fault(std::string message, std::optional<graph::SourceSpan> where = {}) {
    fault(graph::ErrorType::type_error, graph::ErrorCode::invalid_argument_type, std::move(message), where);
}

}  // namespace dossier::query::exec
