#pragma once

#include <vector>

#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// Corrects in place what a tagger that looks at few neighbours gets wrong in long sentences: uninflected participles
/// before their noun, infinitives used as nouns, plural verbs taken for infinitives, surnames taken for verbs.
void mend_tags(std::vector<Word>& words);

}  // namespace dossier::loaders::find
