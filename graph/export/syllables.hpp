#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dossier::graph {

struct SyllableBreak {
    std::size_t at;  ///< after so many characters
    bool strong;     ///< more consonants meet than one word has in a row: two words were joined here
};

/// Where a word may be cut with a hyphen, ascending; nowhere within three characters of its ends.
///
/// Between syllables, by what the letters are: of the consonants between two vowels the last goes with what follows
/// (that it is `weder-op-bouw`, only a dictionary knows), but `ch`, `sch`, `st`, `tr` and their like stay together, and
/// an `s` that joins two words stays with the first (`veiligheids-strategie`). That suits the long compounds of Dutch
/// and German and harms no other language that is written in Latin letters; of others it knows no places.
///
/// `characters`   of one word, each as readers see it
[[nodiscard]] std::vector<SyllableBreak> syllable_breaks(std::span<const std::string> characters);

}  // namespace dossier::graph
