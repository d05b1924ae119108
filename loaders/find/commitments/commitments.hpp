#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Finds what actors bind themselves to, at most one commitment for each sentence and set of makers.
/// source  the graph model, "Commitments"
void find_commitments(Letter& letter);

}  // namespace dossier::loaders::find
