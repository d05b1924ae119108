#pragma once

#include <cstddef>
#include <cstdio>

namespace dossier::repl {

enum class ColorChoice { automatic, always, never };

/// What a stream's other end can do.
[[nodiscard]] bool is_terminal(std::FILE* stream);
/// Whether `TERM` names a terminal that obeys more than characters and line breaks.
[[nodiscard]] bool can_move_cursor();
/// Columns of the terminal behind standard output (`COLUMNS` wins); 0 when it is none.
[[nodiscard]] std::size_t terminal_width();
/// Lines of that terminal (`LINES` wins).
[[nodiscard]] std::size_t terminal_height();
/// By choice, else by `NO_COLOR`, `CLICOLOR_FORCE`, `TERM` and whether `stream` is a terminal.
[[nodiscard]] bool wants_color(ColorChoice choice, std::FILE* stream);

}  // namespace dossier::repl
