#pragma once

#include <string>

namespace dossier::repl {

/// What was asked cannot be done as it was asked. throws Error{wrong_usage}
[[noreturn]] void misused(std::string message, std::string hint = {});

}  // namespace dossier::repl
