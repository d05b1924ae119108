#pragma once

#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Posts by their form: "minister van Landbouw, Visserij en Natuur", "Oekraïense minister van Defensie",
/// "Eurocommissaris voor Handel", "vaste commissie voor Financiën"; and holders by their names.
void posts(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out);

}  // namespace dossier::loaders::find
