#pragma once

#include <cstddef>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Topics that a noun makes of the actors it ties: "steun aan Oekraïne", "NAVO-EU-samenwerking".
void find_topic_relations(Letter& letter, SentenceWork& sentence);

/// The same topics said shorter: "deze steun", "Oekraïne blijven steunen".
void repeat_topic_relations(Letter& letter, SentenceWork& sentence, std::size_t ordinal);

/// Where the adjectives before a noun begin that say more of it than when or how much.
[[nodiscard]] std::size_t begin_of_description(const SentenceWork& sentence, std::size_t noun);

}  // namespace dossier::loaders::find
