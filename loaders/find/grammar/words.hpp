#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/finding.hpp"

namespace dossier::loaders::find {

enum class WordClass {
    noun,
    name,
    adjective,
    verb,
    preposition,
    determiner,
    pronoun,
    numeral,
    adverb,
    coordinator,
    subordinator,
    punctuation,
    other,
};

/// One word as printed: multi-word units of the language pipeline are taken apart again.
struct Word {
    std::string text;
    std::string lower;
    std::string lemma;  ///< lower case
    std::string tag;    ///< CGN
    std::string entity;
    graph::SourceSpan where;  ///< in the sentence's text
    WordClass word_class = WordClass::other;

    [[nodiscard]] bool capitalised() const noexcept;
    [[nodiscard]] bool finite() const noexcept;       ///< WW(pv,…)
    [[nodiscard]] bool infinitive() const noexcept;   ///< WW(inf,vrij,…)
    [[nodiscard]] bool participle() const noexcept;   ///< WW(vd,vrij,…), as in a perfect or a passive
    [[nodiscard]] bool participial() const noexcept;  ///< WW(vd,prenom,…), an adjective made of a verb
    [[nodiscard]] bool plural() const noexcept;
    [[nodiscard]] bool nominal() const noexcept;  ///< may head a noun phrase
    [[nodiscard]] bool is(std::string_view word) const noexcept { return lower == word; }
};

/// Lower case for Latin letters: ASCII, Latin-1 and Latin Extended-A, which is what Dutch letters hold.
[[nodiscard]] std::string lower_case(std::string_view text);

/// `Steun aan Oekraïne` → `steun-aan-oekraine`: letters without marks, digits and hyphens, for ids.
[[nodiscard]] std::string slug(std::string_view text);

[[nodiscard]] std::vector<Word> words_of(std::string_view text, annotate::Annotation tokens);

/// Words of a heading, by white space and punctuation alone; they have no tags.
[[nodiscard]] std::vector<Word> plain_words(std::string_view text);

/// The words `[first, last)` joined as printed.
[[nodiscard]] std::string printed(std::string_view text, const std::vector<Word>& words, std::size_t first,
                                  std::size_t last);

/// Is `text` one of the words of `list`, which are separated by `|`?
[[nodiscard]] bool one_of(std::string_view text, std::string_view list) noexcept;

/// The first word of such a list that passes; empty if none does.
template <typename Test>
[[nodiscard]] std::string first_of(std::string_view list, const Test& test) {
    while (!list.empty()) {
        const std::string_view one = list.substr(0, list.find('|'));
        if (test(one)) return std::string{one};
        list.remove_prefix(std::min(list.size(), one.size() + 1));
    }
    return {};
}

}  // namespace dossier::loaders::find
