#include "graph/value_json.hpp"
#include "repl/print/printer.hpp"

namespace dossier::repl::print {

namespace {

/// `{"column": value, …}`, in the order of the columns.
std::string row_object(const query::Result& result, std::size_t row, const graph::PropertyGraph& graph) {
    std::string text = "{";
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        if (i > 0) text += ", ";
        text += graph::to_json(graph::Value{result.columns[i]}, &graph) + ": " +
                graph::to_json(result.rows[row][i], &graph);
    }
    return text + '}';
}

}  // namespace

void json(const query::Result& result, const graph::PropertyGraph& graph, const Style&, std::ostream& out) {
    if (result.columns.empty()) return;
    out << '[';
    for (std::size_t row = 0; row < result.rows.size(); ++row) {
        out << (row > 0 ? ",\n " : "") << row_object(result, row, graph);
    }
    out << "]\n";
}

void json_lines(const query::Result& result, const graph::PropertyGraph& graph, const Style&, std::ostream& out) {
    for (std::size_t row = 0; row < result.rows.size(); ++row) out << row_object(result, row, graph) << '\n';
}

}  // namespace dossier::repl::print
