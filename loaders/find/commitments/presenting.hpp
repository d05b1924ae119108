#pragma once

#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Does the clause say what the letter itself does: "hierbij bied ik u aan", "in deze brief ga ik in op"?
[[nodiscard]] bool presents_letter(const Letter& letter, const Roles& roles);

/// Does the clause only say what is told in this letter: "graag wil ik benadrukken", "op verzoek van de commissie
/// informeer ik u over X", "ook wordt uw Kamer geïnformeerd"? What its senders tell in the present tense, with no word
/// of a later time, a condition or another paper, they tell here.
[[nodiscard]] bool tells_now(const Letter& letter, const Roles& roles);

}  // namespace dossier::loaders::find
