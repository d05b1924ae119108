#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "repl/print/printer.hpp"

namespace dossier::repl::print {

/// One cell as it is shown: safe to send, not yet wrapped.
struct Cell {
    std::string text;
    bool right = false;
    bool null = false;
};

/// A result laid out in columns. On a terminal every column fits, and columns or rows may have been left out.
struct Grid {
    std::vector<Cell> header;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::size_t> widths;  ///< at least 1 each
    std::size_t columns_shown = 0;    ///< of the result; a column `…` stands for those between that are not
};

/// What a table's strokes take of a line: between two columns, and at both ends together.
struct Strokes {
    std::size_t between;
    std::size_t around;
};

/// Of a table without a frame.
inline constexpr Strokes table_strokes{.between = 3, .around = 0};

/// `result` has columns.
[[nodiscard]] Grid lay_out(const query::Result& result, const graph::PropertyGraph& graph, const Style& style,
                           Strokes strokes);

/// Whether a table on this terminal leaves none of the columns out.
[[nodiscard]] bool fits_as_table(const query::Result& result, const graph::PropertyGraph& graph, const Style& style);

}  // namespace dossier::repl::print
