#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// A long name with its short form in brackets: "Rapid Support Forces (RSF)".
struct Abbreviation {
    std::size_t sentence = 0;
    std::size_t first = 0, last = 0;  ///< words of the long name
    std::string name;
    std::string shortened;
};

[[nodiscard]] std::vector<Abbreviation> find_abbreviations(const Letter& letter);

/// Stretches of capitalised words, or set in italics, that no list holds; half open.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> capitalised_names(const SentenceWork& sentence);

/// What the words of a name say it is: an instrument's kind, or `Organization`, or `event`; nothing if they do not say.
[[nodiscard]] std::optional<std::string> kind_of_name(std::string_view name);

}  // namespace dossier::loaders::find
