#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Finds who supports, opposes, threatens, … whom or what. Commitments must have been found: "het kabinet steunt dit"
/// is about the commitment of the sentence before.
/// source  the graph model, "Relationships"
void find_statements(Letter& letter);

}  // namespace dossier::loaders::find
