#include <algorithm>

#include <fmt/format.h>

#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {

void line(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    std::size_t name_width = 0;
    for (const std::string& column : result.columns) name_width = std::max(name_width, display_width(visible(column)));
    const std::string indent(name_width + 3, ' ');
    const bool wraps = style.width > indent.size() + 20;  // narrower than that, the terminal's own wrap reads better
    const std::size_t shown = result.columns.empty() ? 0 : style.rows_shown(result.rows.size());
    for (std::size_t r = 0; r < shown; ++r) {
        if (r > 0) out << '\n';
        for (std::size_t i = 0; i < result.columns.size(); ++i) {
            const std::string name = visible(result.columns[i]);
            const std::string text =
                visible(readable_cell(result.rows[r][i], graph, style.checkpoint), Breaks::shown, style.checkpoint);
            out << std::string(name_width - display_width(name), ' ') << (style.color ? "\033[1m" : "") << name
                << (style.color ? "\033[0m" : "") << " = ";
            const auto lines = wraps ? wrap(text, style.width - indent.size(), style.checkpoint) : std::vector{text};
            const bool dim = style.color && result.rows[r][i].is_null();
            out << fmt::format("{}{}{}\n", dim ? "\033[2m" : "", fmt::join(lines, "\n" + indent), dim ? "\033[0m" : "");
        }
    }
    if (!result.columns.empty()) tell_left_out(result, result.columns.size(), style, out);
}

}  // namespace dossier::repl::print
