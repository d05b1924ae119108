#pragma once

#include <string_view>

#include "loaders/annotate/annotator.hpp"

namespace dossier::loaders::annotate {

/// The words of a sentence in a language that no pipeline here reads: where they are, and nothing said of them. Their
/// lemmas are the words in lower case; tags and roles are empty, nothing is an entity, nothing has a head.
///
/// Marks around words, and the `'s` behind them, are words of their own.
[[nodiscard]] Annotation plain_words_of(std::string_view sentence);

}  // namespace dossier::loaders::annotate
