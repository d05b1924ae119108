#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Finds the topics that a sentence says it is about: what "over" and its like lead to ("informeren over de
/// klimaatdiplomatie"), and what hangs on a noun of attention or of policy ("aandacht voor", "behoefte aan").
void find_spoken_topics(Letter& letter);

}  // namespace dossier::loaders::find
