#pragma once

#include "graph/picture/wording.hpp"
#include "repl/language/language.hpp"

namespace dossier::repl {

/// The words of pictures.
[[nodiscard]] graph::picture::Wording picture_words(Language language);

}  // namespace dossier::repl
