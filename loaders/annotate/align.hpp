#pragma once

#include <cstddef>
#include <string_view>

#include "graph/source.hpp"

namespace dossier::loaders::annotate {

/// Where the next token of a tokenizer stands in the text that was tokenized.
///
/// Tokenizers drop blanks and spell quotes and dots their own way (`…` as `...`), so a token that does not match byte
/// for byte takes as many characters as it has, blanks aside; the next token that matches brings both in step again.
///
/// `from`   where the token before ended
/// returns  a span of `text` on character boundaries, not before `from`; empty at the end of the text
[[nodiscard]] graph::SourceSpan align(std::string_view text, std::size_t from, std::string_view token);

}  // namespace dossier::loaders::annotate
