#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "loaders/find/dates/dates.hpp"
#include "loaders/find/dates/quantities.hpp"
#include "loaders/find/finding.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/find/grammar/clauses.hpp"
#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// Words of a sentence that stand for an entity.
struct Hit {
    std::size_t first = 0, last = 0;  ///< words, half open
    std::size_t entity = 0;           ///< index into Findings::entities
    std::string how = "name";
};

/// A reading of some words as an entity; where readings overlap the longer one wins.
struct Candidate {
    std::size_t first = 0, last = 0;
    Entity entity;
    std::string how = "name";
    int rank = 0;  ///< between readings of the same length, the higher one wins
};

/// A sentence while it is being read.
struct SentenceWork {
    const AnnotatedSentence* source = nullptr;
    std::vector<Word> words;
    std::vector<TimeExpression> times;
    std::vector<Quantity> quantities;
    std::vector<Hit> hits;  ///< by first word; a topic's words may hold those of other hits
    std::vector<Clause> clauses;

    [[nodiscard]] std::string_view text() const { return source->sentence->text.text; }
    [[nodiscard]] std::string printed(std::size_t first, std::size_t last) const {
        return find::printed(text(), words, first, last);
    }
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < words.size() ? std::string_view{words[i].lower} : std::string_view{};
    }
    [[nodiscard]] bool taken(std::size_t first, std::size_t last) const;

    /// A question says nothing and promises nothing.
    [[nodiscard]] bool asks() const { return !words.empty() && words.back().is("?"); }
};

/// Makes an entity with what every class has.
[[nodiscard]] Entity make_entity(EntityClass entity_class, std::string id, std::string name, std::string kind);

/// A letter while it is being read: its sentences and what was found so far.
class Letter {
public:
    /// Takes the tokens of the sentences.
    Letter(const read::Document& document, std::span<AnnotatedSentence> sentences, const Gazetteer& gazetteer);

    [[nodiscard]] const read::Document& document() const noexcept { return document_; }
    [[nodiscard]] const Gazetteer& gazetteer() const noexcept { return gazetteer_; }
    [[nodiscard]] const std::string& date() const noexcept { return document_.date; }
    /// Those of the chamber that the letter goes to; the gazetteer has none of the Eerste Kamer.
    [[nodiscard]] std::span<const Recess> recesses() const;
    [[nodiscard]] std::vector<SentenceWork>& sentences() noexcept { return sentences_; }
    [[nodiscard]] const std::vector<SentenceWork>& sentences() const noexcept { return sentences_; }
    /// So short that it says most of its subjects once.
    [[nodiscard]] bool is_short() const noexcept {
        constexpr std::size_t short_letter = 25;
        return sentences_.size() < short_letter;
    }
    [[nodiscard]] Findings& findings() noexcept { return findings_; }
    [[nodiscard]] const Entity& entity(std::size_t index) const { return findings_.entities[index]; }
    [[nodiscard]] Entity& entity(std::size_t index) { return findings_.entities[index]; }
    [[nodiscard]] const std::vector<Entity>& entities() const noexcept { return findings_.entities; }

    /// The index of the entity with that id; a known one gains the aliases it had not.
    std::size_t add(Entity entity);
    [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

    /// The gazetteer's entry as an entity of this letter, with its roles on the letter's date.
    [[nodiscard]] Entity known(std::string_view id) const;

    void hit(SentenceWork& sentence, std::size_t first, std::size_t last, std::size_t entity, std::string how);

    /// Makes one entity of several and takes others back.
    ///
    /// `stands_for`  for each entity the one that it turns out to be, mostly itself; or nothing: it goes with its hits
    ///               and from the topics of commitments, and nothing else may refer to it
    void reduce(std::span<const std::optional<std::size_t>> stands_for);

    /// Keeps of overlapping candidates the longest, and makes hits of them.
    void settle(SentenceWork& sentence, std::vector<Candidate> candidates);

    /// Adds a statement, in the order of the text, unless its sentence says it already or it is about its own subject.
    void state(Statement statement);

    [[nodiscard]] bool is(std::size_t entity, EntityClass entity_class) const {
        return findings_.entities[entity].entity_class == entity_class;
    }

private:
    const read::Document& document_;  // outlives the letter: both are arguments of find_all
    const Gazetteer& gazetteer_;
    std::vector<SentenceWork> sentences_;
    Findings findings_;
    std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace dossier::loaders::find
