#pragma once

#include <span>
#include <vector>

#include "loaders/find/grammar/clauses.hpp"

namespace dossier::loaders::find {

/// Groups a clause's own words into noun phrases; its verbs have been found.
void add_phrases(const std::vector<Word>& words, std::span<const Unit> units, Clause& clause);

/// Says which bare phrases are the subject: the first that agrees with the finite verb, and those joined to it; of a
/// participial clause the noun that it describes.
void add_subjects(const std::vector<Word>& words, Clause& clause);

}  // namespace dossier::loaders::find
