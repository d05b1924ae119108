#pragma once

#include <cstddef>
#include <optional>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// The topic that a general noun is together with what hangs on it: "verhoging van het budget", "grens bij Jerasch".
/// It is made and becomes a hit; nothing where the two only name a step or a text, or say whose it is ("behandeling
/// door de Raad").
///
/// `phrase`  index into the clause's phrases
[[nodiscard]] std::optional<std::size_t> topic_of_general_phrase(Letter& letter, SentenceWork& sentence,
                                                                 const Clause& clause, std::size_t phrase);

}  // namespace dossier::loaders::find
