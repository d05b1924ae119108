#include "repl/print/printer.hpp"

namespace dossier::repl::print {

namespace {

/// RFC 4180. The empty string is quoted, so that null, which is empty, stays different.
std::string csv_field(std::string_view text) {
    if (!text.empty() && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string tsv_field(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '\t': escaped += "\\t"; break;
        case '\n': escaped += "\\n"; break;
        case '\r': escaped += "\\r"; break;
        case '\\': escaped += "\\\\"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

}  // namespace

void csv(const query::Result& result, const graph::PropertyGraph& graph, const Style&, std::ostream& out) {
    if (result.columns.empty()) return;
    for (std::size_t i = 0; i < result.columns.size(); ++i) out << (i > 0 ? "," : "") << csv_field(result.columns[i]);
    out << "\r\n";
    for (const auto& row : result.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out << (i > 0 ? "," : "") << (row[i].is_null() ? std::string{} : csv_field(cell(row[i], graph)));
        }
        out << "\r\n";
    }
}

void tsv(const query::Result& result, const graph::PropertyGraph& graph, const Style&, std::ostream& out) {
    if (result.columns.empty()) return;
    for (std::size_t i = 0; i < result.columns.size(); ++i) out << (i > 0 ? "\t" : "") << tsv_field(result.columns[i]);
    out << '\n';
    for (const auto& row : result.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out << (i > 0 ? "\t" : "") << tsv_field(cell(row[i], graph));
        out << '\n';
    }
}

}  // namespace dossier::repl::print
