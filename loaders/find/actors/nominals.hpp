#pragma once

#include <optional>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Resolves what stands for something named before, in reading order: "het bondgenootschap", "uw Kamer", "de Raad",
/// "deze partners", "dit project", "dit initiatief", and the pronouns of the signatories.
void find_nominals(Letter& letter);

/// The latest instrument that a sentence before `sentence` names, within the same section and at most `reach` back.
[[nodiscard]] std::optional<std::size_t> latest(const Letter& letter, std::size_t sentence, std::size_t reach,
                                                EntityClass entity_class);

}  // namespace dossier::loaders::find
