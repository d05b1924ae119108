#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Finds meetings and summits with their dates and places, in the headings first, and makes hits of what names them.
/// A later "de Top", "deze vergadering" or the place alone is the meeting that it can be; see the rules in the source.
void find_events(Letter& letter);

}  // namespace dossier::loaders::find
