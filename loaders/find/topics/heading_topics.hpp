#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Adds the topics that the letter's headings and its subject line name; a coordination names each of its members.
void find_heading_topics(Letter& letter);

}  // namespace dossier::loaders::find
