#include "repl/edit/line_layout.hpp"

#include <cwchar>

namespace dossier::repl::edit {

namespace {

struct Character {
    std::size_t size = 0;
    std::size_t width = 0;
};

/// The character at `at`; its size is 0 when there is none.
Character character(std::string_view line, std::size_t at) {
    std::mbstate_t state{};
    wchar_t wide = 0;
    const std::size_t size = std::mbrtowc(&wide, line.data() + at, line.size() - at, &state);
    if (size == 0 || size > line.size() - at) return {};
    if (wide < 0x20 || wide == 0x7F) return {size, 2};
    const int width = wcwidth(wide);
    return {size, width < 0 ? std::size_t{1} : static_cast<std::size_t>(width)};
}

class Pen {
public:
    Pen(std::size_t column, std::size_t width) : width_{width}, at_{column / width, column % width} {}

    [[nodiscard]] Place place() const { return at_; }
    void break_line() { at_ = {at_.row + 1, 0}; }
    /// A wide character does not hang over the edge.
    void make_room(std::size_t columns) {
        if (columns > 1 && at_.column + columns > width_) break_line();
    }
    void advance(std::size_t columns) {
        at_.column += columns;
        at_.row += at_.column / width_;
        at_.column %= width_;
    }

private:
    std::size_t width_;
    Place at_;
};

}  // namespace

std::optional<LineLayout> lay_out(std::size_t prompt, std::string_view line, std::size_t cursor,
                                  std::size_t screen_width) {
    constexpr std::size_t tab = 8;
    if (screen_width < 2) return std::nullopt;
    LineLayout layout;
    Pen pen{prompt, screen_width};
    for (std::size_t at = 0; at < line.size();) {
        if (at == cursor) layout.cursor = pen.place();
        if (line[at] == '\n') {
            pen.break_line();
            ++at;
            continue;
        }
        if (line[at] == '\t') {
            pen.advance(tab - pen.place().column % tab);
            ++at;
            continue;
        }
        const auto [size, width] = character(line, at);
        if (size == 0) return std::nullopt;
        if (width == 0 && !layout.glyphs.empty() && layout.glyphs.back().end == at) {
            layout.glyphs.back().end = at + size;
        } else {
            const bool control = width == 2 && size == 1;  // its two columns may stand in two rows
            if (!control) pen.make_room(width);
            if (at == cursor) layout.cursor = pen.place();
            layout.glyphs.push_back({.begin = at, .end = at + size, .width = width, .place = pen.place()});
            pen.advance(width);
        }
        at += size;
    }
    if (cursor >= line.size()) layout.cursor = pen.place();
    layout.rows = pen.place().row + 1;
    return layout;
}

std::size_t prompt_width(std::string_view prompt) {
    std::size_t width = 0;
    bool counted = true;
    for (std::size_t at = 0; at < prompt.size();) {
        const Character next = character(prompt, at);
        if (prompt[at] == '\001') {
            counted = false;
        } else if (prompt[at] == '\002') {
            counted = true;
        } else if (counted) {
            width += next.size == 0 ? 1 : next.width;
        }
        at += next.size == 0 ? 1 : next.size;
    }
    return width;
}

}  // namespace dossier::repl::edit
