#include "repl/edit/line_painter.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace dossier::repl::edit {

namespace {

constexpr std::string_view save = "\0337", restore = "\0338", plain = "\033[0m";

void move_to(std::string& out, Place from, Place to) {
    const auto move = [&](std::size_t by, char direction) {
        if (by > 0) fmt::format_to(std::back_inserter(out), "\033[{}{}", by, direction);
    };
    move(from.row - std::min(from.row, to.row), 'A');
    move(to.row - std::min(from.row, to.row), 'B');
    out += '\r';
    move(to.column, 'C');
}

/// As readline shows it.
void append_glyph(std::string& out, std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x20 || first == 0x7F) {
        out += '^';
        out += static_cast<char>(first ^ 0x40U);
        text.remove_prefix(1);
    }
    out += text;
}

}  // namespace

std::string painted(const LineLayout& layout, std::string_view line, std::span<const Shade> shades) {
    if (std::ranges::all_of(shades, [](Shade shade) { return shade == Shade::plain; })) return {};
    std::string out{save};
    Place at = layout.cursor;
    Shade shade = Shade::plain;
    bool placed = false;
    for (const Glyph& glyph : layout.glyphs) {
        // At the end of a row a terminal's cursor waits beside it, so each row is gone to.
        if (!placed || !(glyph.place == at)) move_to(out, at, glyph.place);
        placed = true;
        if (shades[glyph.begin] != shade) {
            shade = shades[glyph.begin];
            out += plain;
            out += escape(shade);
        }
        append_glyph(out, line.substr(glyph.begin, glyph.end - glyph.begin));
        at = {glyph.place.row, glyph.place.column + glyph.width};
    }
    out += plain;
    out += restore;
    return out;
}

}  // namespace dossier::repl::edit
