#pragma once

#include <cstddef>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Who meets, attends, is invited and works together, as a clause says it; the event may be named elsewhere in the
/// letter.
void find_gatherings(Letter& letter, std::size_t sentence, std::size_t clause);

}  // namespace dossier::loaders::find
