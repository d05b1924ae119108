#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// What an English letter names, by the gazetteer alone: no pipeline says what its words are, so a name that no list
/// holds is not found, nor is who says or does what.
void find_english_names(Letter& letter);

}  // namespace dossier::loaders::find
