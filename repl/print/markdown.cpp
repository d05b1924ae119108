#include <cctype>

#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {

namespace {

/// Whether the underscore at `at` would begin or end emphasis; within a word, as in COMMITS_TO, it does not.
bool emphasises(std::string_view text, std::size_t at) {
    const auto in_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    return at == 0 || at + 1 == text.size() || !in_word(text[at - 1]) || !in_word(text[at + 1]);
}

/// A pipe would end the cell, a backslash could take the next character with it; letters are text, so that what they
/// hold of emphasis, code, links and HTML must not act.
std::string escaped(std::string_view text, const graph::Checkpoint& checkpoint = {}) {
    constexpr std::string_view acting = "|\\`*~";
    const std::string shown = visible(text, Breaks::kept, checkpoint);
    std::string out;
    graph::Pace pace{checkpoint};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        pace.step();
        const char c = shown[i];
        const bool begins_link = c == '(' && i > 0 && shown[i - 1] == ']';
        const bool begins_tag = c == '<' && i + 1 < shown.size() &&
                                (std::isalpha(static_cast<unsigned char>(shown[i + 1])) != 0 ||
                                 std::string_view{"/!?"}.find(shown[i + 1]) != std::string_view::npos);
        const bool begins_entity = c == '&' && shown.find(';', i) != std::string::npos;
        if (c == '\n') {
            out += "<br>";
            continue;
        }
        if (acting.find(c) != std::string_view::npos || begins_link || begins_tag || begins_entity ||
            (c == '_' && emphasises(shown, i))) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

}  // namespace

void markdown(const query::Result& result, const graph::PropertyGraph& graph, const Style& style, std::ostream& out) {
    if (result.columns.empty()) return;
    for (const std::string& column : result.columns) out << "| " << escaped(column) << ' ';
    out << "|\n";
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        out << (is_numeric(result, i) ? "| ---: " : "| --- ");
    }
    out << "|\n";
    for (const auto& row : result.rows) {
        for (const graph::Value& value : row) {
            out << "| " << escaped(readable_cell(value, graph, style.checkpoint), style.checkpoint) << ' ';
        }
        out << "|\n";
    }
}

}  // namespace dossier::repl::print
