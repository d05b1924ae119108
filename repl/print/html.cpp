#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {

namespace {

std::string escaped(std::string_view text, const graph::Checkpoint& checkpoint = {}) {
    std::string out;
    graph::Pace pace{checkpoint};
    for (const char c : visible(text, Breaks::kept, checkpoint)) {
        pace.step();
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += "<br>"; break;
        default: out += c;
        }
    }
    return out;
}

}  // namespace

void html(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    if (result.columns.empty()) return;
    out << "<table>\n<thead><tr>";
    for (const std::string& column : result.columns) out << "<th scope=\"col\">" << escaped(column) << "</th>";
    out << "</tr></thead>\n<tbody>\n";
    for (const auto& row : result.rows) {
        out << "<tr>";
        for (const graph::Value& value : row) {
            const std::string_view kind = value.is_null()     ? " class=\"null\""
                                          : value.is_number() ? " class=\"number\""
                                                              : "";
            out << "<td" << kind << '>' << escaped(readable_cell(value, graph, style.checkpoint), style.checkpoint)
                << "</td>";
        }
        out << "</tr>\n";
    }
    out << "</tbody>\n</table>\n";
}

}  // namespace dossier::repl::print
