#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph {

/// `text` without the characters that turn the direction of writing around, which show letters in an order that the
/// text does not have, and with a space for each control character that breaks no line.
[[nodiscard]] std::string in_reading_order(std::string_view text);

/// How wide one character as readers see it is drawn.
using CharacterWidth = std::function<double(std::string_view character)>;

/// Every character is as wide as another.
[[nodiscard]] CharacterWidth equal_characters();

/// `text` in at most `lines` lines, none wider than `width`: broken where its script allows it (at spaces, behind
/// hyphens, between ideographs), a word too long for a line between its syllables with a hyphen, and where there are
/// none between characters as readers see them, never within one (an é of two code points, a flag). What does not fit
/// ends in `…`. White space and control characters count as one space, but for a no-break space; the order is that of
/// reading.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, std::size_t lines,
                                               const CharacterWidth& width_of = equal_characters());

}  // namespace dossier::graph
