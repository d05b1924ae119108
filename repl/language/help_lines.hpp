#pragma once

#include <span>
#include <string_view>

#include "repl/language/language.hpp"
#include "repl/language/text.hpp"

namespace dossier::repl {

/// What help says of a command, `:link`, or an option, `format`, in a language: `english` is what its table says.
[[nodiscard]] std::string_view help_line(Language language, std::string_view name, std::string_view english);

/// All in Dutch, by name.
[[nodiscard]] std::span<const Heading> dutch_help_lines();

}  // namespace dossier::repl
