#pragma once

#include <string>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

[[nodiscard]] Entity make_topic(std::string name);

/// Finds the policy subjects of a letter: those of the topic tree, what headings say, and what a noun of relation says
/// of an actor ("steun aan Oekraïne", "dialoog met China", "Russische agressie").
void find_topics(Letter& letter);

}  // namespace dossier::loaders::find
