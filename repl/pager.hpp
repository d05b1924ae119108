#pragma once

#include <string>

namespace dossier::repl {

/// The pager of this terminal's user: `$PAGER`, else `less`. Empty where paging is not wanted: `PAGER` is set to
/// nothing or to `cat`, or the terminal is dumb.
[[nodiscard]] std::string pager_command();

/// Shows `text` by `command`, as the shell `sh` reads it, and waits until the reader leaves. `less` gets the options
/// FRX, colours and no cleared screen, unless `LESS` says otherwise.
/// returns    false when there is no such program; then nothing was shown
[[nodiscard]] bool show_in_pager(const std::string& command, const std::string& text);

}  // namespace dossier::repl
