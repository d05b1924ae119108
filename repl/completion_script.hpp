#pragma once

#include <ostream>
#include <string_view>

namespace CLI {
class App;
}

namespace dossier::repl {

/// The script by which `shell` (`bash`, `zsh` or `fish`) completes dossier's command line: its verbs, options and their
/// values as `app` has them. throws Error{wrong_usage} for another shell
void print_completion_script(const CLI::App& app, std::string_view shell, std::ostream& out);

}  // namespace dossier::repl
