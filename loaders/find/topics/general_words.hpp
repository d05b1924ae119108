#pragma once

#include <string_view>

#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// A noun, by lemma or as printed, too general to be a subject of policy; what hangs on it may be one.
[[nodiscard]] bool is_general_noun(std::string_view noun) noexcept;

/// The same, and the nouns of argument and procedure that every letter has ("toelichting"): alone they are no subject.
[[nodiscard]] bool said_in_every_letter(std::string_view noun) noexcept;

/// A compound, by its last part a text, a meeting or a step: what hangs on it is the subject.
[[nodiscard]] bool is_procedural_compound(std::string_view noun) noexcept;

/// A noun that is no subject of policy whatever adjective stands before it.
[[nodiscard]] bool is_never_subject(std::string_view noun) noexcept;

/// As said_in_every_letter, of a word whose lemma is not known: `gevolgen`, `programma's`.
[[nodiscard]] bool is_general_noun_or_plural(std::string_view noun) noexcept;

/// An adjective that says when, how much or which one ("aanvullende", "jaarlijks"), and nothing of the subject.
[[nodiscard]] bool is_plain_adjective(const Word& word) noexcept;

/// An adjective that tells of what field something is by its ending: "humanitair", "militair", "bilateraal",
/// "economisch"; "geldig" and "betrouwbaar" only praise or measure.
[[nodiscard]] bool is_field_adjective(const Word& word) noexcept;

}  // namespace dossier::loaders::find
