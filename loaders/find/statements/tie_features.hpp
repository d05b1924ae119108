#pragma once

#include <string>
#include <vector>

#include "loaders/find/statements/ties.hpp"

namespace dossier::loaders::find {

/// What speaks for or against each relation between the two: the verbs and nouns that tie them, the places where they
/// stand, what they are, and what the rules say of them. A feature is named `sort:what` or, for what holds together,
/// `sort:what,where`: `v:bepleiten`, `v:bepleiten,object`, `va:+,object` (a verb of being for it). The names are those
/// of the model's weights.
[[nodiscard]] std::vector<std::string> features_of(Letter& letter, std::size_t sentence, const Tie& tie);

/// The verbs of the subject's clause and the preposition before the object: "bepleiten", "hebben bezwaar tegen".
[[nodiscard]] std::string carried_by(Letter& letter, std::size_t sentence, const Tie& tie);

}  // namespace dossier::loaders::find
