#pragma once

#include <cstddef>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Gives the topics that the sentence states something of the words in which it does so as other names: "ruimere
/// toepassing van de begrotingsregels" for what the letter calls "begrotingsregels". Nouns that only carry what is
/// stated
/// ("kritiek op X", "aandacht voor X") name nothing.
void add_object_wordings(Letter& letter, std::size_t sentence);

}  // namespace dossier::loaders::find
