#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Finds the letter's own terms: compounds ("privacyverklaring") and nouns with their adjective ("ultrafijn stof") that
/// it comes back to are topics, each time they are said.
void find_terms(Letter& letter);

}  // namespace dossier::loaders::find
