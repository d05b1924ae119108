#pragma once

#include <span>

#include "loaders/find/statements/frames.hpp"

namespace dossier::loaders::find {

// The frames by what they say; frames() is all of them. A verb whose meaning fits no predicate stands in none.

/// Being for something, being against it, doing harm.
[[nodiscard]] std::span<const Frame> stance_frames() noexcept;

/// Working together, asking others, talking and explaining.
[[nodiscard]] std::span<const Frame> talk_frames() noexcept;

/// Meeting, holding office, agreeing on texts, giving and doing.
[[nodiscard]] std::span<const Frame> deed_frames() noexcept;

}  // namespace dossier::loaders::find
