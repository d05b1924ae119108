#pragma once

#include <span>

#include "loaders/find/finding.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/find/letter.hpp"
#include "loaders/read/document.hpp"

namespace dossier::loaders::find {

/// Everything that one letter says: entities, mentions, statements and commitments. Citations are found elsewhere.
///
/// `document`   the letter; footnotes are not searched
/// `sentences`  its running sentences in reading order, `ordinal` ascending from 0; their tokens are used up
/// returns      findings in the order of the text; of an English letter entities and mentions alone; the same input
/// gives the same output source       the graph model: "Nodes", "Relationships", "Commitments"
[[nodiscard]] Findings find_all(const read::Document& document, std::span<AnnotatedSentence> sentences,
                                const Gazetteer& gazetteer);

/// A Dutch letter with its names, its clauses, and the statements and commitments that rules find: what is learnt from
/// examples begins here.
[[nodiscard]] Letter read_by_rules(const read::Document& document, std::span<AnnotatedSentence> sentences,
                                   const Gazetteer& gazetteer);

}  // namespace dossier::loaders::find
