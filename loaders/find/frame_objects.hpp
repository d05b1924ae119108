#pragma once

#include <cstddef>
#include <vector>

#include "loaders/find/frames.hpp"
#include "loaders/find/roles.hpp"

namespace dossier::loaders::find {

/// What a frame's verb is about in a clause: the things where the frame looks for them, or what a word that points back
/// ("hieraan", "dit", "waaraan") stands for.
///
/// `roles`   of a clause of `sentence` that the frame fits
[[nodiscard]] std::vector<Reference> objects_of(Letter& letter, std::size_t sentence, const Roles& roles,
                                                const Frame& frame);

}  // namespace dossier::loaders::find
