#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "repl/print/grid.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {

namespace {

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

void print_row(const std::vector<Cell>& row, const Grid& grid, const Frame& frame, std::string_view paint,
               const Style& style, std::ostream& out) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        lines.push_back(wrap(row[i].text, grid.widths[i], style.checkpoint));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
        std::string text{frame.left};
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += frame.between;
            const std::string part = y < lines[i].size() ? lines[i][y] : std::string{};
            const std::string space(grid.widths[i] - std::min(grid.widths[i], display_width(part)), ' ');
            const std::string_view shade = !style.color || part.empty() ? "" : row[i].null ? "\033[2m" : paint;
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
    if (frame.framed) print_rule(grid, frame, frame.top_left, frame.top_crossing, frame.top_right, out);
    print_row(grid.header, grid, frame, "\033[1m", style, out);
    print_rule(grid, frame, frame.middle_left, frame.crossing, frame.middle_right, out);
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
        if (i > 0 && frame.framed) print_rule(grid, frame, frame.middle_left, frame.crossing, frame.middle_right, out);
        print_row(grid.rows[i], grid, frame, "", style, out);
    }
    if (frame.framed) print_rule(grid, frame, frame.bottom_left, frame.bottom_crossing, frame.bottom_right, out);
}

void print_table(const query::Result& result, const graph::PropertyGraph& graph, const Frame& frame, const Style& style,
                 std::ostream& out) {
    if (result.columns.empty()) return;
    const Grid grid = lay_out(result, graph, style, frame.framed ? Strokes{.between = 3, .around = 4} : table_strokes);
    print_grid(grid, frame, style, out);
    tell_left_out(result, grid.columns_shown, style, out);
}

}  // namespace

void table(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    print_table(result, graph, open_frame, style, out);
}

void box(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    print_table(result, graph, closed_frame, style, out);
}

}  // namespace dossier::repl::print
