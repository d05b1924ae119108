#pragma once

#include "loaders/find/letter.hpp"
#include "loaders/find/roles.hpp"

namespace dossier::loaders::find {

/// Does the clause say what the letter itself does: "hierbij bied ik u aan", "in deze brief ga ik in op"?
[[nodiscard]] bool presents_letter(const Letter& letter, const Roles& roles);

}  // namespace dossier::loaders::find
