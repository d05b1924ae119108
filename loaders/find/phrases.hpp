#pragma once

#include <span>
#include <vector>

#include "loaders/find/clauses.hpp"

namespace dossier::loaders::find {

/// Groups a clause's own words into noun phrases; its verbs have been found.
void add_phrases(const std::vector<Word>& words, std::span<const Unit> units, Clause& clause);

/// Says which bare phrases are the subject: the first that agrees with the finite verb, and those joined to it.
void add_subjects(const std::vector<Word>& words, Clause& clause);

/// Adds to each verb what it is with a separated particle: "wijst … af", "bij te wonen".
void add_particles(const std::vector<Word>& words, Clause& clause);

/// Sets whether the clause is a passive.
void set_voice(const std::vector<Word>& words, Clause& clause);

}  // namespace dossier::loaders::find
