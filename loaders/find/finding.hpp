#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/source.hpp"
#include "loaders/annotate/annotator.hpp"
#include "loaders/read/document.hpp"

namespace dossier::loaders::find {

/// A sentence with its words, and where it stands.
struct AnnotatedSentence {
    const read::Sentence* sentence = nullptr;
    annotate::Annotation tokens;  ///< find_all() takes them: those of a whole book are hundreds of megabytes
    std::string lemmas;           ///< of its words in one text, for the full-text index: `dreiging` finds `dreigingen`
    std::size_t section = 0;
    std::size_t paragraph = 0;  ///< within the section
    std::size_t ordinal = 0;    ///< within the document
};

enum class EntityClass { actor, instrument, event, topic };

/// A thing that the letter names. `id` is stable across letters.
struct Entity {
    EntityClass entity_class = EntityClass::actor;
    std::string id;    ///< `NLD`, `nato`, `person/k-h-ollongren`
    std::string name;  ///< canonical, in the letter's language
    std::string kind;  ///< actor: Country, Organization, Person, Group; instrument: treaty, pledge, …; event: summit, …
    std::vector<std::string> aliases;
    std::vector<std::string> roles;  ///< Ally, EUMember, Partner, IndoPacificPartner on the letter's date
    std::string start, end, place;   ///< events: ISO dates
    std::string name_en, iso3, wikidata;
    std::vector<std::string> gazetteers;  ///< files of the user's that name it
};

/// Where an entity is mentioned. Offsets are in the sentence's text.
struct Mention {
    std::size_t sentence = 0;  ///< ordinal
    std::size_t entity = 0;    ///< index into Findings::entities
    graph::SourceSpan where;
    std::string how;  ///< name, alias, nominal, pronoun
};

/// An index into entities, or into commitments.
struct Reference {
    enum class To { entity, commitment } to = To::entity;
    std::size_t index = 0;

    bool operator==(const Reference&) const = default;
};

/// How Statement::rule begins where no rule made it; the verbs that carry it follow.
inline constexpr std::string_view learnt_rule = "learnt: ";

struct Statement {
    std::size_t sentence = 0;
    std::size_t subject = 0;  ///< entity
    std::string predicate;    ///< SUPPORTS, …
    Reference object;
    std::string status = "fact";  ///< fact, expected, intended, negated
    double confidence = 1.0;
    std::string rule;  ///< what it was recognised by: `zijn voorstander van`, `agressie tegen`
};

struct Commitment {
    std::size_t sentence = 0;
    std::string kind;    ///< agreement, undertaking, intention, call
    std::string status;  ///< made, expected
    std::vector<std::size_t> by, towards, topics;
    std::optional<std::size_t> under, at;
    std::string due, due_text, condition;
    std::optional<double> quantity;
    std::string unit;
    double confidence = 1.0;
    std::string rule;  ///< as of a statement
};

struct Citation {
    std::optional<std::size_t> sentence;  ///< or a footnote
    std::optional<std::size_t> footnote;
    graph::SourceSpan where;  ///< in the text of that sentence or footnote
    std::string text;
    std::string target;  ///< `kst-21501-02-2825`
};

/// A sentence by which the letter gives what was promised before.
struct Delivery {
    std::size_t sentence = 0;
    std::string how;                   ///< stated, announced, recalled, presented: from sure to vague
    std::vector<std::string> letters;  ///< ISO dates of the letters in which, it says, the promise was made
    bool elsewhere = false;            ///< it says that the promise was made in a debate
};

/// Everything found in one letter; indices point into its own vectors.
struct Findings {
    std::vector<Entity> entities;
    std::vector<Mention> mentions;
    std::vector<Statement> statements;
    std::vector<Commitment> commitments;
    std::vector<Citation> citations;
    std::vector<Delivery> deliveries;
};

}  // namespace dossier::loaders::find
