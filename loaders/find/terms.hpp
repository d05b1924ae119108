#pragma once

#include <string_view>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// A noun, by lemma or as printed, too general to be a subject of policy; what hangs on it may be one.
[[nodiscard]] bool is_general_noun(std::string_view noun) noexcept;

/// The same of a word whose lemma is not known: `gevolgen`, `programma's`.
[[nodiscard]] bool is_general_noun_or_plural(std::string_view noun) noexcept;

/// An adjective that says when, how much or which one ("aanvullende", "jaarlijks"), and nothing of the subject.
[[nodiscard]] bool is_plain_adjective(const Word& word) noexcept;

/// Finds the letter's own terms: compounds ("privacyverklaring") and nouns with their adjective ("ultrafijn stof") that
/// it comes back to are topics, each time they are said.
void find_terms(Letter& letter);

}  // namespace dossier::loaders::find
