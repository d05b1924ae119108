#pragma once

#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Is this common noun one for people or bodies in a role ("zorgaanbieders", "vervoerder", "lidstaten")?
[[nodiscard]] bool is_role_noun(const Word& word) noexcept;

/// Readings of a sentence's words as collectives that no list holds: by role ("private partners"), by number ("twaalf
/// landen"), by share ("een meerderheid van de lidstaten"), by where they are, and panels by whom they are of.
void groups(const SentenceWork& sentence, std::vector<Candidate>& out);

/// "De zorgaanbieder moet …": one of a group that the letter names in the plural stands for it.
void find_members_of_groups(Letter& letter);

}  // namespace dossier::loaders::find
