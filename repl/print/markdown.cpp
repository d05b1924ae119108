#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {

namespace {

/// A pipe would end the cell, a backslash could take the next character with it.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

}  // namespace

void markdown(const query::Result& result, const graph::PropertyGraph& graph, const Style&, std::ostream& out) {
    if (result.columns.empty()) return;
    for (const std::string& column : result.columns) out << "| " << escaped(visible(column)) << ' ';
    out << "|\n";
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        const bool numbers = !result.rows.empty() && result.rows.front()[i].is_number();
        out << (numbers ? "| ---: " : "| --- ");
    }
    out << "|\n";
    for (const auto& row : result.rows) {
        for (const graph::Value& value : row) out << "| " << escaped(visible(readable_cell(value, graph))) << ' ';
        out << "|\n";
    }
}

}  // namespace dossier::repl::print
