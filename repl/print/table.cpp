#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"

// A table is laid out in three steps: every cell as text, a width for every column, then rows of wrapped lines. A table
// that no choice of widths fits into the terminal is printed line by line instead, so that nothing is left out.

namespace dossier::repl::print {

namespace {

constexpr std::size_t narrowest_column = 6;

struct Cell {
    std::string text;
    bool right = false;
    bool null = false;
};

struct Grid {
    std::vector<std::string> header;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::size_t> widths;
};

/// The strokes between columns and rows.
struct Frame {
    std::string_view between = " │ ", line = "─", crossing = "─┼─";
    std::string_view left, right, top_left, top_crossing, top_right, middle_left, middle_right;
    std::string_view bottom_left, bottom_crossing, bottom_right;
    bool framed = false;
};

constexpr Frame open_frame{};
constexpr Frame closed_frame{.left = "│ ",
                             .right = " │",
                             .top_left = "╭─",
                             .top_crossing = "─┬─",
                             .top_right = "─╮",
                             .middle_left = "├─",
                             .middle_right = "─┤",
                             .bottom_left = "╰─",
                             .bottom_crossing = "─┴─",
                             .bottom_right = "─╯",
                             .framed = true};

Grid to_grid(const query::Result& result, const graph::PropertyGraph& graph) {
    Grid grid;
    for (const std::string& column : result.columns) {
        grid.header.push_back(visible(column));
        grid.widths.push_back(display_width(grid.header.back()));
    }
    for (const auto& row : result.rows) {
        auto& cells = grid.rows.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back({visible(readable_cell(row[i], graph)), row[i].is_number(), row[i].is_null()});
            grid.widths[i] = std::max(grid.widths[i], display_width(cells.back().text));
        }
    }
    return grid;
}

/// Narrows the widest columns to a common cap until all fit into `width`; false when they cannot.
bool fit(std::vector<std::size_t>& widths, std::size_t width, const Frame& frame) {
    const std::size_t strokes = 3 * (widths.size() - 1) + (frame.framed ? 4 : 0);
    const auto total = [&](std::size_t cap) {
        return std::accumulate(widths.begin(), widths.end(), strokes,
                               [&](std::size_t sum, std::size_t w) { return sum + std::min(w, cap); });
    };
    std::size_t cap = *std::ranges::max_element(widths);
    if (total(cap) <= width) return true;
    if (total(narrowest_column) > width) return false;
    while (total(cap) > width) --cap;
    std::size_t spare = width - total(cap);
    for (std::size_t& w : widths) {
        if (w <= cap) continue;
        const std::size_t extra = std::min<std::size_t>(spare, 1);  // rounding left a column or two over
        w = cap + extra;
        spare -= extra;
    }
    return true;
}

void pad(std::ostream& out, std::size_t count, std::string_view with) {
    for (std::size_t i = 0; i < count; ++i) out << with;
}

void print_rule(const Grid& grid, const Frame& frame, std::string_view left, std::string_view crossing,
                std::string_view right, std::ostream& out) {
    out << left;
    for (std::size_t i = 0; i < grid.widths.size(); ++i) {
        if (i > 0) out << crossing;
        pad(out, grid.widths[i], frame.line);
    }
    out << right << '\n';
}

void print_row(const std::vector<Cell>& row, const Grid& grid, const Frame& frame, std::string_view paint, bool color,
               std::ostream& out) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        lines.push_back(wrap(row[i].text, grid.widths[i]));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
        std::string text{frame.left};
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += frame.between;
            const std::string part = y < lines[i].size() ? lines[i][y] : std::string{};
            const std::string space(grid.widths[i] - std::min(grid.widths[i], display_width(part)), ' ');
            const std::string_view shade = !color || part.empty() ? "" : row[i].null ? "\033[2m" : paint;
            if (row[i].right) text += space;
            text += fmt::format("{}{}{}", shade, part, shade.empty() ? "" : "\033[0m");
            if (!row[i].right) text += space;
        }
        text += frame.right;
        if (!frame.framed) text.resize(text.find_last_not_of(' ') + 1);
        out << text << '\n';
    }
}

void print_grid(const Grid& grid, const Frame& frame, const Style& style, std::ostream& out) {
    std::vector<Cell> header;
    for (const std::string& title : grid.header) header.push_back({title});
    if (frame.framed) print_rule(grid, frame, frame.top_left, frame.top_crossing, frame.top_right, out);
    print_row(header, grid, frame, "\033[1m", style.color, out);
    print_rule(grid, frame, frame.middle_left, frame.crossing, frame.middle_right, out);
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
        if (i > 0 && frame.framed) print_rule(grid, frame, frame.middle_left, frame.crossing, frame.middle_right, out);
        print_row(grid.rows[i], grid, frame, "", style.color, out);
    }
    if (frame.framed) print_rule(grid, frame, frame.bottom_left, frame.bottom_crossing, frame.bottom_right, out);
}

void print_table(const query::Result& result, const graph::PropertyGraph& graph, const Frame& frame, const Style& style,
                 std::ostream& out) {
    if (result.columns.empty()) return;
    Grid grid = to_grid(result, graph);
    if (style.width != 0 && !fit(grid.widths, style.width, frame)) return line(result, graph, style, out);
    for (std::size_t& width : grid.widths) width = std::max<std::size_t>(width, 1);
    print_grid(grid, frame, style, out);
}

}  // namespace

void table(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    print_table(result, graph, open_frame, style, out);
}

void box(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    print_table(result, graph, closed_frame, style, out);
}

}  // namespace dossier::repl::print
