#include <algorithm>
#include <array>

#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {

namespace {

/// RFC 4180. Text that reads as null does, which is the empty one unless another is chosen, is quoted: null is not.
std::string csv_field(std::string_view text, std::string_view null_text) {
    const bool plain = !text.empty() && text != null_text && text.find_first_of(",\"\r\n") == std::string_view::npos;
    if (plain) return std::string{text};
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

/// Whether a spreadsheet takes the text for a formula, or for something that it runs before (the list of OWASP, with
/// the full-width forms that East Asian editions read alike).
bool runs_in_a_spreadsheet(std::string_view text) {
    constexpr std::string_view marks = "=+-@\t\r\n";
    constexpr std::array<std::string_view, 4> full_width{"＝", "＋", "－", "＠"};
    return (!text.empty() && marks.find(text.front()) != std::string_view::npos) ||
           std::ranges::any_of(full_width, [&](std::string_view mark) { return text.starts_with(mark); });
}

/// What csv and tsv share: the text of a cell, before it is quoted or escaped. A terminal is sent no control character
/// but those that the format itself takes care of.
std::string field_text(std::string text, const Style& style) {
    if (style.formula_guard && runs_in_a_spreadsheet(text)) text.insert(0, "'");
    return style.on_terminal() ? visible(text, Breaks::kept, style.checkpoint) : text;
}

/// A number is not guarded: -5 is no formula.
std::string field_text(const graph::Value& value, const graph::PropertyGraph& graph, const Style& style) {
    std::string text = cell(value, graph, style.checkpoint);
    return value.is_number() ? text : field_text(std::move(text), style);
}

}  // namespace

void csv(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    if (result.columns.empty()) return;
    const std::string null_text = style.null_text.value_or("");
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        out << (i > 0 ? "," : "") << csv_field(field_text(result.columns[i], style), null_text);
    }
    out << "\r\n";
    for (const auto& row : result.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out << (i > 0 ? "," : "")
                << (row[i].is_null() ? null_text : csv_field(field_text(row[i], graph, style), null_text));
        }
        out << "\r\n";
    }
}

void tsv(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    if (result.columns.empty()) return;
    const std::string null_text = style.null_text.value_or("null");
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        out << (i > 0 ? "\t" : "") << tsv_field(field_text(result.columns[i], style));
    }
    out << '\n';
    for (const auto& row : result.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out << (i > 0 ? "\t" : "") << (row[i].is_null() ? null_text : tsv_field(field_text(row[i], graph, style)));
        }
        out << '\n';
    }
}

}  // namespace dossier::repl::print
