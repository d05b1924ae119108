#pragma once

#include <string>
#include <utility>

#include "graph/error.hpp"

namespace dossier::query::bind {

/// A statement that cannot mean anything: the type of nearly every compile-time error.
[[noreturn]] inline void syntax_fault(graph::ErrorCode code, std::string message, graph::SourceSpan where,
                                      std::string hint = {}) {
    throw graph::Error{{.type = graph::ErrorType::syntax_error,
                        .code = code,
                        .message = std::move(message),
                        .where = where,
                        .hint = std::move(hint)}};
}

}  // namespace dossier::query::bind
