#pragma once

#include <cstddef>
#include <string>
#include <string_view>
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

/// The heading of a list that does not have all there is.
inline constexpr std::string_view first_found = "the first that were found";

}  // namespace dossier::repl::edit
