#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::repl::edit {

/// What a character of a line belongs to, for the eye.
enum class Shade : std::uint8_t {
    plain,
    keyword,
    function,
    label,  ///< and relationship types
    text,
    number,
    parameter,
    comment,
    command,
    match,     ///< the two brackets of the pair that the cursor is at
    unmatched  ///< a bracket that closes nothing
};

/// The escape sequence that begins it; empty for plain.
[[nodiscard]] std::string_view escape(Shade shade);

/// By byte of `line`.
///
/// `before`   what was typed before it of the same statement, in earlier lines
/// `cursor`   in `line`; npos when no bracket is to be matched
[[nodiscard]] std::vector<Shade> shades(std::string_view before, std::string_view line, std::size_t cursor);

}  // namespace dossier::repl::edit
