#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace dossier::loaders::read {

/// A language that documents are in, by its small words.
struct Language {
    using Words = std::span<const std::string_view>;

    std::string_view code;  ///< ISO 639-1: `nl`
    std::string_view name;  ///< in English
    Words common;  ///< frequent ones that hardly occur in the other languages; what a document is in is told by them
    Words never_last;  ///< abbreviations that are always followed by what they abbreviate for
    Words maybe_last;  ///< abbreviations that may close a sentence, when what follows begins like one
    Words openers;     ///< with a capital; after initials (`Washington, D.C. De Top`) only these open a sentence
    Words expecting;   ///< words after which no text can stop
};

/// Those that are known. Of `fr` and `de` only the common words are: documents in them are told, and not read.
[[nodiscard]] std::span<const Language> languages();

/// throws nothing; `code` is that of one of languages()
[[nodiscard]] const Language& language(std::string_view code);

/// Counts common words, a text at a time.
class LanguageGuess {
public:
    LanguageGuess();

    void add(std::string_view text);

    /// What most of the words are of; `otherwise` where they are too few or too mixed to say so.
    [[nodiscard]] std::string_view told(std::string_view otherwise) const;

private:
    std::vector<std::size_t> counts_;  ///< of each of languages()
    std::size_t words_ = 0;
};

}  // namespace dossier::loaders::read
