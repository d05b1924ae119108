#pragma once

#include <span>
#include <string>
#include <string_view>

#include "repl/edit/colors.hpp"
#include "repl/edit/line_layout.hpp"

namespace dossier::repl::edit {

/// What puts colours on a line that stands on the screen without, the cursor at its place in it: the same characters,
/// each where it is already. Empty when none has a colour.
///
/// Only moves that never scroll are used, and the cursor ends where it was.
[[nodiscard]] std::string painted(const LineLayout& layout, std::string_view line, std::span<const Shade> shades);

}  // namespace dossier::repl::edit
