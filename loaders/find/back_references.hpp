#pragma once

#include <vector>

#include "loaders/find/frames.hpp"
#include "loaders/find/roles.hpp"

namespace dossier::loaders::find {

/// What a word of the clause stands for that points back with one of the frame's prepositions: "hier … van", "hieraan",
/// "dit", "waaraan". The commitment of the sentence before, else its instrument or topic; of a relative clause its
/// antecedent.
///
/// `roles`   of a clause of `sentence` that the frame fits
/// returns   nothing where no word points back, or where nothing before it may be the frame's object
[[nodiscard]] std::vector<Reference> pointed_back_to(Letter& letter, std::size_t sentence, const Roles& roles,
                                                     const Frame& frame);

}  // namespace dossier::loaders::find
