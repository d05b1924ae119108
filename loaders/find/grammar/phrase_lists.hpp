#pragma once

#include <vector>

#include "loaders/find/grammar/clauses.hpp"

namespace dossier::loaders::find {

/// Where the lists among a clause's phrases end, and on what they hang, which only the whole clause tells.
void settle_lists(const std::vector<Word>& words, Clause& clause);

}  // namespace dossier::loaders::find
