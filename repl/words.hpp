#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "repl/language/language.hpp"

namespace dossier::repl {

/// The words of a command's arguments; quotes keep spaces together, as in `:link "Verenigd Koninkrijk" China`.
/// throws Error{wrong_usage} for a quote that is never closed, in `language`
[[nodiscard]] std::vector<std::string> words(std::string_view arguments, Language language = Language::english);

/// All of them as one name, whether quoted or not.
[[nodiscard]] std::string as_name(std::string_view arguments, Language language = Language::english);

/// `1 node`, `2 nodes`; `many` where the plural is another word: `2 properties`.
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many = {});

}  // namespace dossier::repl
