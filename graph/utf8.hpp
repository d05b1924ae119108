#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::graph {

/// The code point at `offset`, which moves past it. A byte that is not UTF-8 (stray, overlong, surrogate, past
/// U+10FFFF) is one U+FFFD of its own, so that any bytes at all can be read to their end.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Whether all of `text` is UTF-8; a U+FFFD that is written is.
[[nodiscard]] bool is_utf8(std::string_view text);

[[nodiscard]] std::u32string to_code_points(std::string_view text);

/// Appends `code_point` as UTF-8.
void append_utf8(std::string& text, char32_t code_point);

/// C0, DEL and C1: what a terminal would obey and a picture cannot show.
[[nodiscard]] constexpr bool is_control(char32_t code_point) noexcept {
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

}  // namespace dossier::graph
