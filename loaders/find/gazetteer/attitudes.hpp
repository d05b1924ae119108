#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::loaders::find {

/// Words and phrases that tell how an actor stands to what it speaks of, as attitudes.tsv lists them.
class Attitudes {
public:
    enum class Sort { verb, noun, adjective };

    struct Phrase {
        std::vector<std::string> lemmas;  ///< all of them stand in the clause
        std::vector<std::string> classes;
        /// The preposition that leads to the object; `=`: it is the direct object; `<`: the subject.
        std::string object;
    };

    /// `classes`  `+`, `-`, `talk`, `ask`, `give`, …
    void add(Sort sort, std::string lemma, std::vector<std::string> classes);
    void add(Phrase phrase);

    /// The classes of a word; none where it tells nothing.
    [[nodiscard]] std::span<const std::string> of(Sort sort, std::string_view lemma) const;

    /// The phrases whose last word is this lemma.
    [[nodiscard]] std::span<const Phrase> ending(std::string_view lemma) const;

private:
    std::unordered_map<std::string, std::vector<std::string>> words_;  ///< by sort and lemma
    std::unordered_map<std::string, std::vector<Phrase>> phrases_;
};

}  // namespace dossier::loaders::find
