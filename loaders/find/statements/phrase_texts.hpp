#pragma once

#include <optional>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// The instrument that a phrase is without a name of its own: "het herstelplan", whose noun says what it is for; and if
/// it is `adopted`, "een politieke verklaring" too. It is made and becomes a hit.
[[nodiscard]] std::optional<std::size_t> text_of_phrase(Letter& letter, SentenceWork& sentence, const Phrase& phrase,
                                                        bool adopted);

}  // namespace dossier::loaders::find
