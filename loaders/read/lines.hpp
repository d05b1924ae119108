#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/source.hpp"

namespace dossier::loaders::read {

/// A source made ready for reading: the same length as the file, so that an offset in one is an offset in the other.
///
/// The bytes of HTML comments and of a byte order mark are 0, which no reader keeps; control characters are spaces.
struct Lines {
    std::string bytes;
    std::vector<graph::SourceSpan> lines;  ///< without their ends: `\n`, `\r\n`, a lone `\r`, or a form feed

    [[nodiscard]] std::string_view text(graph::SourceSpan span) const {
        return std::string_view{bytes}.substr(span.begin, span.end - span.begin);
    }
};

/// `source`  UTF-8
[[nodiscard]] Lines read_lines(std::string_view source);

}  // namespace dossier::loaders::read
