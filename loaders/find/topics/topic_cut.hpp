#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Where a noun phrase may be cut to name a subject: its noun, the words before it that say which one, and what hangs
/// on it. The one way in which topics of statements, commitments and running text get their length.
///
/// Words of the sentence, half open: `whole ≤ described ≤ head < noun_end ≤ told_end ≤ chain_end`.
struct TopicCut {
    std::size_t whole = 0;      ///< the first word behind the article
    std::size_t described = 0;  ///< the first of the adjectives and halves of compounds that say which; else the noun
    std::size_t head = 0;
    std::size_t noun_end = 0;
    std::size_t told_end = 0;         ///< behind the phrase that hangs on the noun and says which; else noun_end
    std::size_t chain_end = 0;        ///< behind all that hangs on it, one phrase on the other
    std::optional<std::size_t> what;  ///< the first word of the phrase that tells, behind its preposition
    std::optional<std::size_t> host;  ///< the noun that the phrase hangs on by "van", "voor", "tegen", "tot" or "aan"
    bool whose = false;               ///< what tells is an actor whose it is: "aanvallen van de RSF"
    bool done = false;                ///< the noun is what is done: "het terugdringen van X"
    bool general = false;             ///< every letter has the noun: "de verdeling van X"

    [[nodiscard]] bool is_described() const noexcept { return described < head; }
    [[nodiscard]] bool is_told() const noexcept { return told_end > noun_end; }

    /// Where the name ends. A noun that is described, or a compound, says which one; another is told by what hangs on
    /// it.
    [[nodiscard]] std::size_t name_end() const noexcept {
        return is_described() && !general && !done ? noun_end : told_end;
    }
};

/// `phrase`  index into the clause's phrases
[[nodiscard]] TopicCut cut_topic(const Letter& letter, const SentenceWork& sentence, const Clause& clause,
                                 std::size_t phrase);

/// The cut of the phrase that the word heads, if it heads one.
[[nodiscard]] std::optional<TopicCut> cut_at(const Letter& letter, const SentenceWork& sentence, std::size_t word);

/// The lengths at which the letter says it there, the name first: with and without what describes it, with what hangs
/// on it, and of what is done or thought of something that something alone. A noun that every letter has is none.
[[nodiscard]] std::vector<std::string> lengths_of(const SentenceWork& sentence, const TopicCut& cut);

/// Makes the topic that the cut names, with its other lengths as other names, and marks its words.
std::size_t add_topic(Letter& letter, SentenceWork& sentence, const TopicCut& cut);

/// Where the words that describe a noun begin, not before `floor`: adjectives that tell of its field, halves of
/// compounds ("klimaat- en energiebeleid"), and those that share the noun ("economische en sociale zaken").
[[nodiscard]] std::size_t begin_of_description(const SentenceWork& sentence, std::size_t noun, std::size_t floor = 0);

}  // namespace dossier::loaders::find
