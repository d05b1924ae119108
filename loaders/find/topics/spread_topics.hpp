#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Hits for the letter's own topics where they were not yet found: by any of their names, in another number
/// ("opvanglocaties"), inside a compound ("nulvangstadviezen" of "vangstadviezen"), and by their first noun alone where
/// an article or a pronoun points back at it ("het conflict" after "conflict in Soedan").
void spread_topics(Letter& letter);

}  // namespace dossier::loaders::find
