#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Who and what a clause speaks of: the hits behind its phrases.
class Roles {
public:
    Roles(Letter& letter, std::size_t sentence, std::size_t clause);

    [[nodiscard]] const Clause& clause() const { return work().clauses[clause_]; }
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }
    [[nodiscard]] std::size_t index() const { return clause_; }  ///< of the clause in its sentence

    /// The actors that act: the subject, the agent of a passive, the subject that a conjunct or relative clause shares.
    [[nodiscard]] std::vector<std::size_t> agents() const;

    /// The actors that a passive is done to; else the subject's.
    [[nodiscard]] std::vector<std::size_t> subjects() const;

    /// The actor, instrument, event or topic at a phrase's head, with the further members of its coordination.
    /// A relation such as "steun aan Oekraïne" is given as the topic that it is.
    [[nodiscard]] std::vector<std::size_t> things(std::size_t phrase) const;

    /// The same for this phrase alone.
    [[nodiscard]] std::vector<std::size_t> things_at(std::size_t phrase) const;

    /// What an action is done to: of "intensivering van de samenwerking" the second phrase.
    [[nodiscard]] std::size_t acted_on(std::size_t phrase) const;

    /// Whose the subject is, if one of these nouns heads it: of "de inzet van het kabinet", "de Nederlandse inzet" and
    /// "de inzet die het kabinet pleegt".
    [[nodiscard]] std::vector<std::size_t> owners(std::string_view nouns) const;

    /// Whose the phrase is: of "de Poolse steun", "EU-steun" and "de steun van Polen".
    [[nodiscard]] std::vector<std::size_t> owners_at(std::size_t phrase) const;

    /// Is the phrase's noun one of these, or a compound that ends with one?
    [[nodiscard]] bool headed_by(std::size_t phrase, std::string_view nouns) const;

    /// Those of things() that are actors.
    [[nodiscard]] std::vector<std::size_t> actors(std::size_t phrase) const;

    /// Phrases that one of these prepositions (separated by `|`) governs; first members of coordinations only.
    [[nodiscard]] std::vector<std::size_t> governed_by(std::string_view prepositions) const;

    /// Bare phrases that are not the subject: the objects.
    [[nodiscard]] std::vector<std::size_t> objects() const;

    /// The phrase that one of these nouns heads, if the verb may carry it: its object ("uitte kritiek"), the subject of
    /// its passive, or what it is in ("is in gesprek"). A compound counts as its last part.
    [[nodiscard]] std::optional<std::size_t> carried(std::string_view nouns) const;

    /// "de bijdrage die Nederland levert": does the clause carry such a noun by its relative pronoun?
    [[nodiscard]] bool carries_antecedent(std::string_view nouns) const;

    /// `fact`, `expected`, `intended` or `negated`.
    [[nodiscard]] std::string status() const;

    [[nodiscard]] bool negated() const;
    [[nodiscard]] bool expected() const;  ///< naar verwachting
    [[nodiscard]] bool intended() const;  ///< zal, wil, is voornemens, streeft
    [[nodiscard]] bool past() const;      ///< past tense or perfect

    /// "zou ervoor kiezen", "mocht zij kiezen voor": what is only thought of. What one would like, or what is reported
    /// so, is meant.
    [[nodiscard]] bool thinkable() const;

    /// Has the clause one of these verbs, and may its subject be taken for the verb's own?
    [[nodiscard]] bool has_verb(std::string_view lemmas) const;

private:
    [[nodiscard]] bool only_part(const Hit& hit) const;
    [[nodiscard]] bool planned() const;
    [[nodiscard]] bool means() const;
    [[nodiscard]] bool offers() const;
    [[nodiscard]] bool decided() const;
    [[nodiscard]] std::optional<std::size_t> said_in() const;
    [[nodiscard]] bool said_expected() const;
    [[nodiscard]] bool said_intended() const;
    [[nodiscard]] std::vector<std::size_t> named_before() const;
    [[nodiscard]] std::vector<std::size_t> neuter_before() const;
    [[nodiscard]] std::vector<std::size_t> spoken_of_before(bool plural, bool man) const;
    [[nodiscard]] std::vector<std::size_t> bodies(std::vector<std::size_t> found) const;
    [[nodiscard]] bool about_to() const;
    [[nodiscard]] std::vector<std::size_t> subject_things() const;
    [[nodiscard]] std::optional<std::size_t> body_of(std::size_t meeting) const;

    Letter& letter_;
    std::size_t sentence_;
    std::size_t clause_;
};

}  // namespace dossier::loaders::find
