#pragma once

#include <optional>
#include <string>
#include <utility>

#include "graph/error.hpp"
#include "graph/source.hpp"

namespace dossier::loaders::read {

/// What keeps a document from being read.
///
/// `where`  bytes of the file; left out where the fault stands in nothing that can be shown
[[nodiscard]] inline graph::Error unreadable(std::string message, std::string hint = {},
                                             std::optional<graph::SourceSpan> where = std::nullopt) {
    return graph::Error{{.type = graph::ErrorType::file_error,
                         .code = graph::ErrorCode::unreadable_document,
                         .message = std::move(message),
                         .where = where,
                         .hint = std::move(hint)}};
}

}  // namespace dossier::loaders::read
