#pragma once

#include <filesystem>

namespace dossier::repl {

class Shell;

/// `$XDG_CONFIG_HOME/dossier/rc`, else `~/.config/dossier/rc`; empty when neither that variable nor HOME is set.
[[nodiscard]] std::filesystem::path settings_file();

/// Runs what that file holds, where there is one: a script, usually of `:set` and `:param`. What is wrong in it is told
/// with its line, and the rest is run all the same.
void run_settings_file(Shell& shell);

}  // namespace dossier::repl
