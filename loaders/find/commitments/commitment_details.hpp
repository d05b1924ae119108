#pragma once

#include <cstddef>
#include <optional>

#include "loaders/find/grammar/roles.hpp"

namespace dossier::loaders::find {

/// What a commitment is about, to whom it is made, under which plan, where, by when, on what condition and how much.
/// The rest of its sentence says so, clauses around the one that commits included.
///
/// `roles`       of the clause that commits
/// `main_event`  the summit or council that the letter is about
/// `found`       has its kind, status and makers
void add_details(Letter& letter, std::size_t sentence, const Roles& roles, std::optional<std::size_t> main_event,
                 Commitment& found);

}  // namespace dossier::loaders::find
