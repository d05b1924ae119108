#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph::picture {

/// The families that are asked for, in the order of preference: the widths below hold for whichever is there.
inline constexpr std::string_view font_families = "Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif";

struct Font {
    double size = 11;  ///< pixels
    bool bold = false;
};

/// At most how wide `text` is drawn, in pixels: of each letter the width in whichever of the families has it widest,
/// and more than enough for scripts that they lack. A measured text never runs into its neighbour; some end early.
[[nodiscard]] double width_of(std::string_view text, Font font);

/// `text` in at most `lines` lines that are at most `width` pixels wide; what does not fit ends in `…`.
[[nodiscard]] std::vector<std::string> fitted(std::string_view text, double width, std::size_t lines, Font font);

}  // namespace dossier::graph::picture
