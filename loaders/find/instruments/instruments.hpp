#pragma once

#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Texts, funds and programmes with a name: capitalised or italic names whose words say so, motions, and a law or
/// strategy named by what it is about. Those of the gazetteer are found with the actors.
[[nodiscard]] std::vector<Candidate> instrument_candidates(const SentenceWork& sentence);

}  // namespace dossier::loaders::find
