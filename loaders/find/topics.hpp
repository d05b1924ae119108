#pragma once

#include <optional>
#include <string>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

[[nodiscard]] Entity make_topic(std::string name);

/// Finds the policy subjects of a letter: those of the topic tree, what headings say, and what a noun of relation says
/// of an actor ("steun aan Oekraïne", "dialoog met China", "Russische agressie").
void find_topics(Letter& letter);

/// The topic that a noun phrase names, made if the letter has not named it; nothing for phrases too general to be one.
///
/// `phrase`  index into the clause's phrases
[[nodiscard]] std::optional<std::size_t> topic_of_phrase(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                                         std::size_t phrase);

/// Hits for the letter's own topics in the sentences where they were not yet found.
void spread_topics(Letter& letter);

}  // namespace dossier::loaders::find
