#include "repl/print/printer.hpp"

#include <algorithm>
#include <array>

#include "graph/value_text.hpp"

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

std::string cell(const graph::Value& value, const graph::PropertyGraph& graph) {
    return value.is(graph::ValueKind::string) ? value.as_string() : graph::literal(value, &graph);
}

}  // namespace dossier::repl::print
