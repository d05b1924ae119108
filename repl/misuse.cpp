#include "repl/misuse.hpp"

#include <utility>

#include "graph/error.hpp"

namespace dossier::repl {

void misused(std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::argument_error,
                        .code = graph::ErrorCode::wrong_usage,
                        .message = std::move(message),
                        .where = {},
                        .hint = std::move(hint)}};
}

}  // namespace dossier::repl
