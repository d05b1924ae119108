#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Which topics of a letter are one subject by their names alone: said with and without its adjectives ("Russische
/// oorlog tegen Oekraïne", "oorlog tegen Oekraïne"), in another number, case or preposition, by the end of its compound
/// ("transporthelikopters", "helikopters"), by another word for the same war, by where it is ("situatie in de
/// Gazastrook", "Gazastrook"), or with a noun that only says what is done to it ("bevordering van de visserij").
class TopicKinship {
public:
    /// `topics`  those that stay in the letter, indices into its entities
    TopicKinship(const Letter& letter, std::span<const std::size_t> topics);

    /// The topic that says what `topic` says; nothing where none does or several do. Of two topics of the tree each is
    /// a subject of its own, but for the narrower one that is called by the broader one's name for short.
    [[nodiscard]] std::optional<std::size_t> kin_of(std::size_t topic) const;

private:
    using Words = std::vector<std::string>;
    using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

    [[nodiscard]] bool listed(std::size_t topic) const;
    [[nodiscard]] bool narrower(std::size_t topic, std::size_t broader) const;
    [[nodiscard]] std::optional<std::size_t> said_alike(std::size_t topic) const;
    [[nodiscard]] std::optional<std::size_t> done_to(std::size_t topic) const;
    [[nodiscard]] std::optional<std::size_t> longer(std::size_t topic) const;
    [[nodiscard]] bool shortens(std::size_t shorter, std::size_t longer) const;

    const Letter& letter_;
    std::unordered_map<std::size_t, Words> words_;  ///< of the names, lower case, without articles
    Index by_name_;                                 ///< by the words of the name
    Index by_content_;                              ///< by its nouns and adjectives as stems, in any order
    Index by_end_;                                  ///< by the last word
    Index by_ending_;                               ///< compounds by what they may end with
};

}  // namespace dossier::loaders::find
