#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Puts headings in capitals into the letters of running text: "VERSLAG VAN DE VERGADERING TE BRATISLAVA" as "verslag
/// van de vergadering te Bratislava".
class HeadingLetters {
public:
    /// Reads once how the letter's sentences write the words of its headings in capitals.
    explicit HeadingLetters(const Letter& letter);

    /// A word that no sentence has keeps one capital if it is long, and is an abbreviation otherwise. A heading that is
    /// not in capitals is returned as it is.
    [[nodiscard]] std::string in_running_letters(std::string_view heading) const;

private:
    [[nodiscard]] std::string in_running_letters(const Word& word) const;

    /// Of each word in small letters its forms, and how often each stands in a sentence.
    std::map<std::string, std::map<std::string, std::size_t>, std::less<>> forms_;
};

}  // namespace dossier::loaders::find
