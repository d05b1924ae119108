#include "repl/print/text_width.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace dossier::repl::print {

namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool steers_direction(UChar32 c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::size_t width_of(UChar32 c) {
    if (c < 0x80) return c >= 0x20 && c < 0x7F ? 1 : 0;  // most of what there is, and far quicker than asking ICU
    switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return 0;
    default: break;
    }
    const auto east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    const bool wide = east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH;
    return wide || u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) ? 2 : 1;
}

/// One grapheme is as wide as its widest code point; the emoji variation selector makes it two.
std::size_t width_of_grapheme(std::string_view grapheme) {
    constexpr UChar32 emoji_selector = 0xFE0F;
    std::size_t width = 0;
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(grapheme.data());
    const auto size = static_cast<int32_t>(grapheme.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        width = std::max(width, c == emoji_selector ? std::size_t{2} : width_of(c));
    }
    return width;
}

/// Making a break iterator reads ICU's data, so each thread keeps one.
icu::BreakIterator& grapheme_iterator() {
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::BreakIterator>{
            icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    }();
    return *iterator;
}

/// Calls `visit(grapheme)` for each grapheme of `text` in turn.
template <typename Visit>
void for_each_grapheme(std::string_view text, const graph::Checkpoint& checkpoint, Visit visit) {
    graph::Pace pace{checkpoint};
    if (is_ascii(text)) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            pace.step();
            visit(text.substr(i, 1));
        }
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> opened{
        utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status), &utext_close};
    icu::BreakIterator& iterator = grapheme_iterator();
    iterator.setText(opened.get(), status);
    int32_t begin = iterator.first();
    for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; begin = end, end = iterator.next()) {
        pace.step();
        visit(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    }
}

}  // namespace

std::size_t display_width(std::string_view text, const graph::Checkpoint& checkpoint) {
    std::size_t width = 0;
    for_each_grapheme(text, checkpoint, [&](std::string_view grapheme) { width += width_of_grapheme(grapheme); });
    return width;
}

std::string visible(std::string_view text, Breaks breaks, const graph::Checkpoint& checkpoint) {
    std::string shown;
    shown.reserve(text.size());
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    graph::Pace pace{checkpoint};
    for (int32_t at = 0; at < size;) {
        pace.step();
        const auto begin = static_cast<std::size_t>(at);
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (breaks == Breaks::kept && (c == '\n' || c == '\r' || c == '\t')) {
            shown += static_cast<char>(c);
        } else if (c == '\n') {
            shown += "\\n";
        } else if (c == '\t') {
            shown += "\\t";
        } else if (c == '\r') {
            shown += "\\r";
        } else if (c >= 0x20 && c < 0x7F) {
            shown += static_cast<char>(c);
        } else if (c < 0) {
            shown += "\xEF\xBF\xBD";
        } else if (u_charType(c) == U_CONTROL_CHAR || steers_direction(c)) {
            shown += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(c));
        } else {
            shown += text.substr(begin, static_cast<std::size_t>(at) - begin);
        }
    }
    return shown;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, const graph::Checkpoint& checkpoint) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t line_width = 0;
    std::size_t last_space = std::string::npos;
    for_each_grapheme(text, checkpoint, [&](std::string_view grapheme) {
        const std::size_t grapheme_width = width_of_grapheme(grapheme);
        if (line_width + grapheme_width > width && !line.empty()) {
            if (grapheme == " ") {  // the break falls on this very space
                lines.push_back(std::move(line));
                line.clear();
                line_width = 0;
                last_space = std::string::npos;
                return;
            }
            std::string rest;
            if (last_space != std::string::npos) {
                rest = line.substr(last_space + 1);
                line.resize(last_space);
            }
            lines.push_back(std::move(line));
            line = std::move(rest);
            line_width = display_width(line);
            last_space = std::string::npos;
        }
        if (grapheme == " ") last_space = line.size();
        line += grapheme;
        line_width += grapheme_width;
    });
    lines.push_back(std::move(line));
    return lines;
}

}  // namespace dossier::repl::print
