#pragma once

#include <string>
#include <string_view>

#include "repl/language/language.hpp"

namespace CLI {
class App;
}

namespace dossier::repl {

/// Reads the arguments of a `:` command as the command line reads its own; quotes keep spaces together.
/// throws     Error{wrong_usage} in `language`, with `hint`: an option that `app` does not have, a value that it does
///            not take
void read_arguments(CLI::App& app, std::string_view arguments, Language language, std::string hint);

}  // namespace dossier::repl
