#pragma once

#include <cstddef>
#include <vector>

#include "loaders/find/statements/relations.hpp"

namespace dossier::loaders::find {

/// Who threatens whom by the nouns of a sentence: "Russische agressie tegen Oekraïne", "de oorlog van X tegen Y".
[[nodiscard]] std::vector<Relation> hostilities_in(Letter& letter, std::size_t sentence);

}  // namespace dossier::loaders::find
