#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "graph/source.hpp"

namespace dossier::repl {

/// A statement of a script, or a `:` command.
struct Input {
    graph::SourceSpan where;  ///< in the script; without the `;`, a command without its line break
    bool command = false;
    bool terminated = false;  ///< a `;` or, for a command, the line's end has been seen
    std::size_t next = 0;     ///< where to look for the one after it
};

/// The first input of `script` at or after `from`; nothing when only white space, comments and stray `;` are left.
/// A `;` inside quotes, backticks or comments ends nothing. A command begins with `:` where a statement would begin,
/// and runs to the end of its line.
[[nodiscard]] std::optional<Input> next_input(std::string_view script, std::size_t from);

}  // namespace dossier::repl
