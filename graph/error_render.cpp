#include <algorithm>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/utf8.hpp"

// The picture of an error: one line of the text, and a second line that is blank but for the carets. Both are made of
// the same code points in the same places, so that a terminal puts the caret under the right letter; a tab therefore
// stands in both. A line that is too long for a screen is cut to a window around the span.

namespace dossier::graph {

namespace {

constexpr std::size_t longest_line = 100;  // code points
constexpr std::size_t context_before = 30;
constexpr std::string_view indent = "    ";

/// One line of text, and the part of it that is at fault, in code points.
struct Excerpt {
    std::u32string line;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool cut_left = false;
    bool cut_right = false;
};

Excerpt excerpt(std::string_view text, SourceSpan where) {
    const std::size_t begin = std::min(where.begin, text.size());
    const std::size_t break_before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
    const std::size_t line_begin = break_before == std::string_view::npos ? 0 : break_before + 1;
    std::size_t line_end = std::min(text.find('\n', begin), text.size());
    if (line_end > begin && text[line_end - 1] == '\r') --line_end;
    const std::size_t end = std::clamp(where.end, begin, std::max(begin, line_end));
    const std::string_view before = text.substr(line_begin, begin - line_begin);
    Excerpt result{.line = to_code_points(text.substr(line_begin, std::max(begin, line_end) - line_begin))};
    result.begin = std::min(to_code_points(before).size(), result.line.size());
    const std::size_t width = to_code_points(text.substr(begin, end - begin)).size();
    result.end =
        std::min(result.begin + std::max<std::size_t>(width, 1), std::max(result.line.size(), result.begin + 1));
    return result;
}

Excerpt clipped(Excerpt whole) {
    if (whole.line.size() <= longest_line) return whole;
    const std::size_t wanted = whole.begin > context_before ? whole.begin - context_before : 0;
    const std::size_t first = std::min(wanted, whole.line.size() - longest_line);
    Excerpt result{.line = whole.line.substr(first, longest_line),
                   .begin = whole.begin - first,
                   .end = std::min(whole.end - first, longest_line + 1),
                   .cut_left = first > 0,
                   .cut_right = first + longest_line < whole.line.size()};
    return result;
}

/// What a terminal would obey is shown as U+FFFD; a tab stays, for it moves both lines alike.
char32_t shown(char32_t code_point) {
    return is_control(code_point) && code_point != U'\t' ? char32_t{0xFFFD} : code_point;
}

std::string drawing(const Excerpt& part) {
    std::string line{indent};
    std::string carets{indent};
    if (part.cut_left) {
        line += "…";
        carets += ' ';
    }
    for (std::size_t i = 0; i < part.line.size(); ++i) {
        append_utf8(line, shown(part.line[i]));
        if (i < part.begin) carets += part.line[i] == U'\t' ? '\t' : ' ';
    }
    if (part.cut_right) line += "…";
    carets.append(part.end - part.begin, '^');
    return fmt::format("{}\n{}", line, carets);
}

}  // namespace

std::string render(const Diagnostic& diagnostic, std::string_view origin, std::string_view text) {
    std::string result;
    if (diagnostic.where) {
        const LineColumn place = line_column(text, diagnostic.where->begin);
        result = fmt::format("{}:{}:{}: {}\n{}", origin, place.line, place.column, diagnostic.message,
                             drawing(clipped(excerpt(text, *diagnostic.where))));
    } else {
        result = origin.empty() ? diagnostic.message : fmt::format("{}: {}", origin, diagnostic.message);
    }
    if (!diagnostic.hint.empty()) result += fmt::format("\n{}hint: {}", indent, diagnostic.hint);
    return result;
}

}  // namespace dossier::graph
