#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Who may bind himself to something in a sentence: actors, and the clauses in which they act.
struct Binding {
    std::vector<std::size_t> makers;   ///< entities
    std::vector<std::size_t> clauses;  ///< ascending
};

/// Those who act in the sentence, each set of actors once.
[[nodiscard]] std::vector<Binding> bindings_in(Letter& letter, std::size_t sentence);

/// What speaks for or against each kind of commitment: the verbs of the makers' clauses with their mood and time, what
/// else the clauses hold, who the makers are, and what rules have found. Named as those of a Tie are.
[[nodiscard]] std::vector<std::string> features_of(Letter& letter, std::size_t sentence, const Binding& binding);

}  // namespace dossier::loaders::find
