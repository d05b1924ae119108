#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace dossier::graph {

/// A byte range `[begin, end)` in a text that somebody else owns: a query or a letter.
struct SourceSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    auto operator<=>(const SourceSpan&) const = default;
};

/// A place for people: both count from 1, columns in code points, so that `ë` is one column.
struct LineColumn {
    std::size_t line = 1;
    std::size_t column = 1;

    auto operator<=>(const LineColumn&) const = default;
};

/// `offset`   a byte offset into `text`; past the end counts as the end
[[nodiscard]] LineColumn line_column(std::string_view text, std::size_t offset);

/// How many code points `text` holds; a byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t code_points(std::string_view text);

}  // namespace dossier::graph
