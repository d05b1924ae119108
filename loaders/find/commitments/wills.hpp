#pragma once

#include "loaders/find/grammar/roles.hpp"

namespace dossier::loaders::find {

/// Does the clause say that one means to do what its infinitive tells: "is voornemens om", "neemt zich voor", "heeft de
/// ambitie om", "ziet aanleiding X in te stellen"?
[[nodiscard]] bool tells_will(const Roles& roles);

/// Does it tell of an offer, a vow or a choice: "is bereid", "heeft toegezegd X te leveren", "gaf aan X te verlengen",
/// "sprak de intentie uit om", "beloofde dat het meer zal leveren"?
[[nodiscard]] bool tells_offer(const Roles& roles);

}  // namespace dossier::loaders::find
