#pragma once

#include <string>

#include "graph/error.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace dossier::repl {

/// What is wrong with a command line that cannot be read, with what may be meant.
///
/// `app`    what was read of it
/// `base`   what was taken for the knowledge base, and may be a misspelt verb
[[nodiscard]] graph::Diagnostic what_is_wrong(const CLI::ParseError& error, const CLI::App& app,
                                              const std::string& base);

/// Whether `base`, the only word of a command line, rather is a misspelt verb than a file to be made: it is a bare word
/// near to one, and no file has that name. throws Error{wrong_usage} if so
void refuse_mistyped_verb(const CLI::App& app, const std::string& base);

}  // namespace dossier::repl
