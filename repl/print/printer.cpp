#include "repl/print/printer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "graph/temporal_functions.hpp"
#include "graph/value_text.hpp"
#include "repl/print/text_width.hpp"
#include "repl/words.hpp"

namespace dossier::repl::print {

namespace {

constexpr std::array all_formats{
    Format{"table", "aligned columns; long text wraps to the terminal", table},
    Format{"box", "a table with a frame, a rule between rows", box},
    Format{"line", "one value a line, rows apart: for wide rows", line},
    Format{"markdown", "a Markdown table", markdown},
    Format{"csv", "comma-separated, quoted where needed (RFC 4180); null is empty", csv},
    Format{"tsv", "tab-separated; tab, line break and backslash escaped", tsv},
    Format{"json", "one array of row objects", json},
    Format{"jsonl", "one row object a line", json_lines},
    Format{"dot", "the nodes and relationships of the result, for GraphViz", dot},
    Format{"html", "an HTML table", html},
};

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* format_named(std::string_view name) {
    const auto* const found = std::ranges::find(all_formats, name, &Format::name);
    return found == all_formats.end() ? nullptr : found;
}

std::string cell(const graph::Value& value, const graph::PropertyGraph& graph, const graph::Checkpoint& checkpoint) {
    if (value.is(graph::ValueKind::string)) return value.as_string();
    if (value.kind() >= graph::ValueKind::date) return graph::iso(value);
    return graph::literal(value, &graph, graph::LiteralUse::reading, checkpoint);
}

bool is_numeric(const query::Result& result, std::size_t column) {
    bool any = false;
    for (const auto& row : result.rows) {
        if (row[column].is_null()) continue;
        if (!row[column].is_number()) return false;
        any = true;
    }
    return any;
}

void tell_left_out(const query::Result& result, std::size_t columns_shown, const Style& style, std::ostream& out) {
    const std::size_t rows = result.rows.size() - style.rows_shown(result.rows.size());
    const std::size_t columns = result.columns.size() - columns_shown;
    std::string text;
    if (rows > 0)
        text = fmt::format("{} of {} (`:set max-rows all` shows them)", rows, counted(result.rows.size(), "row"));
    if (columns > 0) {
        text += fmt::format("{}{} of {} (`:set format line` shows them)", text.empty() ? "" : " and ", columns,
                            counted(result.columns.size(), "column"));
    }
    if (text.empty()) return;
    for (const std::string& line : wrap("… left out: " + text, style.width)) out << line << '\n';
}

}  // namespace dossier::repl::print
