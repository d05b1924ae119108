#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier::repl::edit {

/// A place on the screen, counted from where the prompt begins.
struct Place {
    std::size_t row = 0, column = 0;
    bool operator==(const Place&) const = default;
};

/// A character of a line, with the marks that combine with it.
struct Glyph {
    std::size_t begin = 0, end = 0;  ///< in the line
    std::size_t width = 0;           ///< columns; two for a control character, which is shown as `^A`
    Place place;
};

struct LineLayout {
    std::vector<Glyph> glyphs;
    Place cursor;
    std::size_t rows = 1;
};

/// How readline lays a line out: rows break at the screen's edge, before a wide character that would cross it, and at
/// line breaks; tabs go to every eighth column. Widths are the C library's, as they are for readline, whatever the
/// terminal thinks of them.
///
/// `prompt`   columns that the prompt takes
/// returns    nothing for bytes that are no characters of the locale, which readline shows in ways of its own
[[nodiscard]] std::optional<LineLayout> lay_out(std::size_t prompt, std::string_view line, std::size_t cursor,
                                                std::size_t screen_width);

/// Columns that `prompt` takes, without what stands between the marks \001 and \002.
[[nodiscard]] std::size_t prompt_width(std::string_view prompt);

}  // namespace dossier::repl::edit
