#pragma once

#include <string_view>
#include <vector>

#include "graph/source.hpp"
#include "loaders/read/language.hpp"

namespace dossier::loaders::read {

/// The sentences of a paragraph, as ranges of its text without the blanks between them.
///
/// Abbreviations of `language` (`nr.`, `d.d.`, `jl.`), initials, ordinals, and stops inside brackets end no sentence; a
/// semicolon or colon ends none either.
[[nodiscard]] std::vector<graph::SourceSpan> split_sentences(std::string_view paragraph, const Language& language);

/// Whether a text breaks off: it does not end as a sentence, a heading to a list or an item does.
[[nodiscard]] bool is_unfinished(std::string_view text);

/// Whether it begins as the second half of a sentence does, in lower case or with a closing mark.
[[nodiscard]] bool begins_midway(std::string_view text);

/// Whether its last word asks for another: an article, a preposition, a conjunction, or a comma.
[[nodiscard]] bool ends_expecting_more(std::string_view text);

}  // namespace dossier::loaders::read
