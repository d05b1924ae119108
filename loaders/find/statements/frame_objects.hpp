#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/statements/frames.hpp"

namespace dossier::loaders::find {

/// Is the entity of one of these classes, as Frame::classes spells them?
[[nodiscard]] bool allowed(const Letter& letter, std::size_t entity, std::string_view classes);

/// What a frame's verb is about in a clause: the things where the frame looks for them, or what a word that points back
/// ("hieraan", "dit", "waaraan") stands for.
///
/// `roles`   of a clause of `sentence` that the frame fits
[[nodiscard]] std::vector<Reference> objects_of(Letter& letter, std::size_t sentence, const Roles& roles,
                                                const Frame& frame);

/// What one phrase of the clause gives as the frame's object.
[[nodiscard]] std::vector<Reference> objects_at(Letter& letter, std::size_t sentence, const Roles& roles,
                                                const Frame& frame, std::size_t phrase);

}  // namespace dossier::loaders::find
