#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/statements/frames.hpp"

namespace dossier::loaders::find {

/// What a word of the clause stands for that points back with one of the frame's prepositions: "hier … van", "hieraan",
/// "dit", "waaraan". The commitment of the sentence before, else its instrument or topic; of a relative clause its
/// antecedent.
///
/// `roles`   of a clause of `sentence` that the frame fits
/// returns   nothing where no word points back, or where nothing before it may be the frame's object
[[nodiscard]] std::vector<Reference> pointed_back_to(Letter& letter, std::size_t sentence, const Roles& roles,
                                                     const Frame& frame);

/// What a phrase of the sentence names again in other words: "dergelijke oefeningen", "bovenstaande voorstellen". The
/// latest text, meeting or topic before it in the sentence, else the text or topic of the sentence before; nothing
/// where that sentence states a commitment that the frame may take.
[[nodiscard]] std::optional<std::size_t> named_again(Letter& letter, std::size_t sentence, const Phrase& phrase,
                                                     const Frame& frame);

/// What "deze verlaging", "het proces" is: the text, meeting or topic that the few sentences before it, or the sentence
/// itself, named with that noun ("verlaging van de vergoeding", "toetredingsproces").
[[nodiscard]] std::optional<std::size_t> named_before_by(Letter& letter, std::size_t sentence, const Phrase& phrase,
                                                         const Frame& frame);

/// The text or topic that the letter spoke of last before the clause of a word that points back: in the sentence, else
/// in one of the two before it of the section, what was stated of somebody before what was only named.
[[nodiscard]] std::optional<Reference> spoken_of_last(Letter& letter, std::size_t sentence, std::size_t word,
                                                      const Frame& frame);

}  // namespace dossier::loaders::find
