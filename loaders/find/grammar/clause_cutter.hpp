#pragma once

#include <span>
#include <vector>

#include "loaders/find/grammar/clauses.hpp"
#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// Cuts a sentence into clauses, with their words, verbs and finite verb; phrases and subjects are still to be found.
[[nodiscard]] std::vector<Clause> cut_clauses(const std::vector<Word>& words, std::span<const Unit> units);

}  // namespace dossier::loaders::find
