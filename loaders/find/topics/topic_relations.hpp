#pragma once

#include <cstddef>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Topics that a noun makes of the actors it ties: "steun aan Oekraïne".
void find_topic_relations(Letter& letter, SentenceWork& sentence);

/// The same topics said shorter: "deze steun", "Oekraïne blijven steunen".
void repeat_topic_relations(Letter& letter, SentenceWork& sentence, std::size_t ordinal);

}  // namespace dossier::loaders::find
