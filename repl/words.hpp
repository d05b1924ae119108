#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl {

/// The words of a command's arguments; quotes keep spaces together, as in `:link "Verenigd Koninkrijk" China`.
/// throws Error{wrong_usage} for a quote that is never closed
[[nodiscard]] std::vector<std::string> words(std::string_view arguments);

/// All of them as one name, whether quoted or not.
[[nodiscard]] std::string as_name(std::string_view arguments);

}  // namespace dossier::repl
