#include "graph/export/dot_text.hpp"

#include "graph/export/wrapping.hpp"
#include "graph/utf8.hpp"

namespace dossier::graph {

namespace {

template <typename Escape>
std::string escaped(std::string_view text, Escape escape) {
    const std::string ordered = in_reading_order(text);
    std::string result;
    for (std::size_t offset = 0; offset < ordered.size();) {
        const char32_t code_point = next_code_point(ordered, offset);
        const std::string_view replacement = escape(code_point);
        if (!replacement.empty()) {
            result += replacement;
        } else {
            append_utf8(result, is_control(code_point) ? U' ' : code_point);
        }
    }
    return result;
}

}  // namespace

std::string dot_name(std::string_view text) {
    return escaped(text, [](char32_t code_point) -> std::string_view {
        switch (code_point) {
        case U'"': return "\\\"";
        case U'\\': return "\\\\";
        default: return {};
        }
    });
}

std::string dot_caption(std::string_view text) {
    return escaped(text, [](char32_t code_point) -> std::string_view {
        switch (code_point) {
        case U'"': return "\\\"";
        case U'\\': return "\\\\";
        case U'\n': return "\\n";
        case U'&': return "&amp;";
        default: return {};
        }
    });
}

std::string dot_html(std::string_view text) {
    return escaped(text, [](char32_t code_point) -> std::string_view {
        switch (code_point) {
        case U'<': return "&lt;";
        case U'>': return "&gt;";
        case U'&': return "&amp;";
        case U'"': return "&quot;";
        default: return {};
        }
    });
}

std::string dot_word(std::string_view text) {
    std::string word;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code_point = next_code_point(text, offset);
        const bool plain = (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
                           (code_point >= '0' && code_point <= '9') || code_point == '-' || code_point == '_' ||
                           code_point == '.';
        word += plain ? static_cast<char>(code_point) : '_';
    }
    return word;
}

}  // namespace dossier::graph
