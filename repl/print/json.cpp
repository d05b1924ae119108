#include "graph/value_json.hpp"
#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {

namespace {

/// `{"column": value, …}`, in the order of the columns. What JSON leaves as it is and a terminal would act on, C1
/// controls and directions, becomes `\u009B` there, which JSON reads as the same text.
std::string row_object(const query::Result& result, std::size_t row, const graph::PropertyGraph& graph,
                       const Style& style) {
    std::string text = "{";
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        if (i > 0) text += ", ";
        text += graph::to_json(graph::Value{result.columns[i]}, &graph) + ": " +
                graph::to_json(result.rows[row][i], &graph, style.checkpoint);
    }
    text += '}';
    return style.on_terminal() ? visible(text, Breaks::shown, style.checkpoint) : text;
}

}  // namespace

void json(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    if (result.columns.empty()) return;
    out << '[';
    for (std::size_t row = 0; row < result.rows.size(); ++row) {
        out << (row > 0 ? ",\n " : "") << row_object(result, row, graph, style);
    }
    out << "]\n";
}

void json_lines(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    for (std::size_t row = 0; row < result.rows.size(); ++row) out << row_object(result, row, graph, style) << '\n';
}

}  // namespace dossier::repl::print
