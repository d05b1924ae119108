#pragma once

#include <cstddef>
#include <vector>

#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// What a commitment is about, four topics at most, the nearest first: what its own clause names, then its sentence;
/// else what the sentences before it spoke of, and at last what its section or the whole letter is about.
///
/// `roles`  the clause that commits
[[nodiscard]] std::vector<std::size_t> topics_of_commitment(Letter& letter, std::size_t sentence, const Roles& roles);

}  // namespace dossier::loaders::find
