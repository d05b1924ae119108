#include "repl/print/grid.hpp"

#include <algorithm>
#include <numeric>

#include "repl/print/text_width.hpp"

// Columns are made to fit in two steps. The widest are narrowed to a common cap and their cells wrap. Where even the
// narrowest that reads well is too wide, columns in the middle give way to one of `…`: what a row is about stands
// first, and what was asked last, a sentence or a count, stands at the end.

namespace dossier::repl::print {

namespace {

/// Most Dutch words fit, so that a sentence wraps between them.
constexpr std::size_t narrowest_column = 10;

constexpr std::string_view left_out = "…";

std::size_t line_width(const std::vector<std::size_t>& widths, Strokes strokes, std::size_t cap) {
    const std::size_t lines = strokes.between * (widths.size() - 1) + strokes.around;
    return std::accumulate(widths.begin(), widths.end(), lines,
                           [&](std::size_t sum, std::size_t width) { return sum + std::min(width, cap); });
}

/// Narrows the widest columns to a common cap until a line fits into `width`, down to one column a cell if need be.
void narrow(std::vector<std::size_t>& widths, std::size_t width, Strokes strokes) {
    std::size_t cap = *std::ranges::max_element(widths);
    if (line_width(widths, strokes, cap) <= width) return;
    std::size_t fitting = 1;  // by halving: a cell may be a whole letter
    while (fitting + 1 < cap) {
        const std::size_t middle = fitting + (cap - fitting) / 2;
        (line_width(widths, strokes, middle) <= width ? fitting : cap) = middle;
    }
    const std::size_t used = line_width(widths, strokes, fitting);
    std::size_t spare = width - std::min(width, used);  // rounding left a column or two over
    for (std::size_t& w : widths) {
        if (w <= fitting) continue;
        const std::size_t extra = std::min<std::size_t>(spare, 1);
        w = fitting + extra;
        spare -= extra;
    }
}

/// How many of the columns are shown, from both ends in turn: as many as fit beside a column of `…`.
std::size_t columns_that_fit(const std::vector<std::size_t>& widths, std::size_t width, Strokes strokes) {
    if (line_width(widths, strokes, narrowest_column) <= width) return widths.size();
    std::size_t used = strokes.around + 1;
    std::size_t shown = 0;
    for (; shown + 1 < widths.size(); ++shown) {
        const std::size_t next = shown % 2 == 0 ? shown / 2 : widths.size() - 1 - shown / 2;
        used += std::min(widths[next], narrowest_column) + strokes.between;
        if (used > width) break;
    }
    return std::max<std::size_t>(shown, 1);
}

/// Puts `stand_in` in the place of all but `shown` of a row's elements.
template <typename Element>
void leave_out(std::vector<Element>& row, std::size_t shown, Element stand_in) {
    const auto first = static_cast<std::ptrdiff_t>((shown + 1) / 2);
    const auto behind = static_cast<std::ptrdiff_t>(row.size() - shown / 2);
    row.erase(row.begin() + first + 1, row.begin() + behind);
    row[static_cast<std::size_t>(first)] = std::move(stand_in);
}

}  // namespace

Grid lay_out(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, Strokes strokes) {
    Grid grid;
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        grid.header.push_back({visible(result.columns[i]), is_numeric(result, i), false});
        grid.widths.push_back(std::max<std::size_t>(display_width(grid.header.back().text), 1));
    }
    graph::Pace pace{style.checkpoint};
    for (std::size_t r = 0; r < style.rows_shown(result.rows.size()); ++r) {
        pace.step();
        auto& cells = grid.rows.emplace_back();
        for (std::size_t i = 0; i < result.columns.size(); ++i) {
            const graph::Value& value = result.rows[r][i];
            cells.push_back({visible(readable_cell(value, graph, style.checkpoint), Breaks::shown, style.checkpoint),
                             value.is_number(), value.is_null()});
            grid.widths[i] = std::max(grid.widths[i], display_width(cells.back().text, style.checkpoint));
        }
    }
    grid.columns_shown = result.columns.size();
    if (!style.on_terminal()) return grid;
    grid.columns_shown = columns_that_fit(grid.widths, style.width, strokes);
    if (grid.columns_shown < result.columns.size()) {
        leave_out(grid.header, grid.columns_shown, {std::string{left_out}});
        leave_out(grid.widths, grid.columns_shown, std::size_t{1});
        for (auto& row : grid.rows) leave_out(row, grid.columns_shown, {std::string{left_out}});
    }
    narrow(grid.widths, style.width, strokes);
    return grid;
}

bool fits_as_table(const query::Result& result, const graph::PropertyGraph& graph, const Style& style) {
    if (result.columns.empty()) return true;
    return lay_out(result, graph, style, table_strokes).columns_shown == result.columns.size();
}

}  // namespace dossier::repl::print
