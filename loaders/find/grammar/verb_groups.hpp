#pragma once

#include <span>
#include <vector>

#include "loaders/find/grammar/clauses.hpp"

namespace dossier::loaders::find {

/// Cuts participles with what they govern out of noun phrases and makes clauses of them: "de door Nederland gesteunde
/// wet", "de motie ingediend door Italië". A participle that describes a noun is no verb of the clause around it.
void cut_participles(const std::vector<Word>& words, std::span<const Unit> units, std::vector<Clause>& clauses);

/// Adds to each verb what it is with a separated particle: "wijst … af", "bij te wonen".
void add_particles(const std::vector<Word>& words, Clause& clause);

/// Sets whether the clause is a passive.
void set_voice(const std::vector<Word>& words, Clause& clause);

}  // namespace dossier::loaders::find
