#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace dossier::repl {

/// Reads the arguments of a `:` command as the command line reads its own; quotes keep spaces together.
/// throws     Error{wrong_usage} with `hint`: an option that `app` does not have, a value that it does not take
void read_arguments(CLI::App& app, std::string_view arguments, std::string hint);

}  // namespace dossier::repl
