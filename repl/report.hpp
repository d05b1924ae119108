#pragma once

#include <ostream>
#include <string_view>

#include "graph/error.hpp"

namespace dossier::repl {

/// Writes a diagnostic as graph::render() gives it, on lines of its own.
inline void report(std::ostream& messages, const graph::Diagnostic& diagnostic, std::string_view origin,
                   std::string_view text) {
    messages << graph::render(diagnostic, origin, text) << '\n';
}

}  // namespace dossier::repl
