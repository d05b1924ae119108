#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// "controleert tankers op de Noordzee", "uitvoer naar Centraal-Azië": a region that says where something is done, and
/// is not what is spoken of; not so "de situatie in de Sahel", which is said of the region.
[[nodiscard]] bool only_says_where(const SentenceWork& sentence, const Hit& region);

}  // namespace dossier::loaders::find
