#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dossier::repl::edit {

/// Something that may stand where the word being typed stands.
struct Candidate {
    std::string text;       ///< what would be written
    std::string shown{};    ///< in a list, where that is more than `text`: `toUpper(text)`
    std::string summary{};  ///< a line about it, where there is one
    char behind = '\0';     ///< written too when there is no other candidate: a space, a closing quote
};

/// What may be written in the place of `[begin, cursor)`.
struct Completions {
    std::size_t begin = 0;
    std::vector<Candidate> candidates{};
    std::string heading{};  ///< above the list: the signature of the call that the cursor stands in
};

}  // namespace dossier::repl::edit
