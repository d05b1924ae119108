#pragma once

#include <cstddef>
#include <optional>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// The topic that a noun phrase names, made if the letter has not named it; nothing for phrases too general to be one.
///
/// `phrase`  index into the clause's phrases
[[nodiscard]] std::optional<std::size_t> topic_of_phrase(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                                         std::size_t phrase);

}  // namespace dossier::loaders::find
