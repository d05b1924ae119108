#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Who may say or do something in a sentence: actors where they stand in one of its clauses.
struct TieSubject {
    std::size_t clause = 0;
    /// `subject`, `shared`, `who` (of a relative pronoun), `by` (the agent of a passive), `owner`, `bare`, `party` (one
    /// of several subjects, the object is another), or the preposition that leads to them
    std::string role;
    std::vector<std::size_t> actors;    ///< entities; none of one whom only its phrase names
    std::optional<std::size_t> phrase;  ///< where they stand: of an owner the phrase that they own
};

/// What it may be said of: a phrase, or a word that points back ("hierover").
struct TieObject {
    std::size_t clause = 0;
    std::optional<std::size_t> phrase;
    std::size_t word = 0;     ///< the phrase's head, or the word that points
    std::string preposition;  ///< that leads to it; empty for none
    bool antecedent = false;  ///< the subject's clause is relative, and this is what its pronoun stands for
};

/// Two that stand in one sentence, such that the one may support, discuss, … the other.
struct Tie {
    TieSubject subject;
    TieObject object;
};

/// Every pair of the sentence: the object stands in the clause of the subject, in one inside it, or is what that
/// clause hangs on.
[[nodiscard]] std::vector<Tie> ties_in(Letter& letter, std::size_t sentence);

}  // namespace dossier::loaders::find
