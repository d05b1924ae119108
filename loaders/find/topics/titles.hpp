#pragma once

#include <cstddef>
#include <optional>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// What "over" leads to in a text's name, as in "memorandum over incidenten op zee": a topic of the letter, with its
/// mention. Nothing where the name goes on too long, or says another name.
[[nodiscard]] std::optional<std::size_t> subject_of_title(Letter& letter, SentenceWork& sentence, const Hit& text);

}  // namespace dossier::loaders::find
