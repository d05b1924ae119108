#include "loaders/find/statements/back_references.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "loaders/find/actors/nominals.hpp"
#include "loaders/find/statements/frame_objects.hpp"

namespace dossier::loaders::find {

namespace {

/// Words that stand for a preposition and what was said before: `hiervan`, `daaraan`, `hierover`.
bool points_back(std::string_view word, std::string_view prepositions) {
    for (const std::string_view start : {"hier", "daar", "er"}) {
        if (word.starts_with(start) && one_of(word.substr(start.size()), prepositions)) {
            return true;
        }
    }
    return false;
}

/// Nouns that say nothing but what kind of thing was just spoken of.
constexpr std::string_view kinds =
    "voorstel|initiatief|plan|aanpak|lijn|benadering|maatregel|onderwerp|thema|kwestie|punt|problematiek|idee|gedachte|"
    "ambitie|doel|doelstelling|proces|inzet|keuze|advies|aanbeveling|conclusie|vraagstuk|"
    "systematiek|werkwijze|variant|optie|stap|uitkomst|resultaat|opvatting|mening|zienswijze|analyse|visie|standpunt|"
    "wens|pleidooi|streven|suggestie|denkrichting";

/// Is it an article or a pronoun with its noun, and nothing that tells which one?
bool is_bare(const SentenceWork& work, const Phrase& phrase) {
    return phrase.head == phrase.first + 1 && phrase.last == phrase.head + 1 &&
           !one_of(work.word(phrase.last), "van|voor|over|tot|inzake|om|dat|die|betreffende|op|met|tussen");
}

/// "dit voorstel", "deze lijn".
bool points_at(const SentenceWork& work, const Phrase& phrase) {
    return is_bare(work, phrase) && one_of(work.word(phrase.first), "dit|deze") &&
           one_of(work.words[phrase.head].lemma, kinds);
}

/// Does the sentence state a commitment?
bool promised_in(Letter& letter, std::size_t ordinal) {
    return std::ranges::any_of(letter.findings().commitments,
                               [&](const Commitment& c) { return c.sentence == ordinal; });
}

/// What the latest statement of a sentence is about, if it is a text or a subject.
std::optional<std::size_t> spoken_of(Letter& letter, std::size_t ordinal, const Frame& frame) {
    const auto& statements = letter.findings().statements;
    const auto last = std::find_if(statements.rbegin(), statements.rend(), [&](const Statement& s) {
        return s.sentence == ordinal && s.object.to == Reference::To::entity &&
               !letter.is(s.object.index, EntityClass::actor) && !letter.is(s.object.index, EntityClass::event) &&
               allowed(letter, s.object.index, frame.classes);
    });
    return last == statements.rend() ? std::nullopt : std::optional{last->object.index};
}

/// What the sentence before says something of, or else names last.
std::optional<std::size_t> stated_before(Letter& letter, std::size_t sentence, const Frame& frame) {
    const bool first = sentence == 0 ||
                       letter.sentences()[sentence - 1].source->section != letter.sentences()[sentence].source->section;
    if (first) {
        return std::nullopt;
    }
    const std::size_t before = letter.sentences()[sentence - 1].source->ordinal;
    if (promised_in(letter, before) && frame.classes.find('c') != std::string_view::npos) {
        return std::nullopt;
    }
    if (const auto stated = spoken_of(letter, before, frame)) {
        return stated;
    }
    for (const EntityClass kind : {EntityClass::instrument, EntityClass::topic}) {
        const auto named = latest(letter, sentence, 1, kind);
        if (named && allowed(letter, *named, frame.classes)) {
            return named;
        }
    }
    return std::nullopt;
}

/// What the sentence before the phrase, or one of the few before it in the section, named last, of what fits and may be
/// the frame's object.
template <typename Fits>
std::optional<std::size_t> last_named(const Letter& letter, std::size_t sentence, const Phrase& phrase,
                                      const Frame& frame, const Fits& fits) {
    constexpr std::size_t memory = 5;
    for (std::size_t s = sentence + 1; s-- > 0 && s + memory > sentence;) {
        const SentenceWork& earlier = letter.sentences()[s];
        if (earlier.source->section != letter.sentences()[sentence].source->section) {
            break;
        }
        for (auto hit = earlier.hits.rbegin(); hit != earlier.hits.rend(); ++hit) {
            const bool before = s < sentence || hit->last <= phrase.first;
            if (before && allowed(letter, hit->entity, frame.classes) && fits(hit->entity)) {
                return hit->entity;
            }
        }
    }
    return std::nullopt;
}

/// Nouns of texts by which one named before is named again.
constexpr std::string_view texts =
    "voorstel|verordening|richtlijn|verklaring|akkoord|overeenkomst|verdrag|pact|wet|wetsvoorstel|strategie|actieplan|"
    "mededeling|resolutie|pakket|sanctiepakket|fonds|faciliteit|motie|conventie|memorandum|partnerschap|werkprogramma";

/// "het voorstel", "deze verklaring": the last text of the section that has the noun in its name; a "voorstel" may be
/// any.
std::optional<std::size_t> text_named_again(const Letter& letter, std::size_t sentence, const Phrase& phrase,
                                            const Frame& frame) {
    const SentenceWork& work = letter.sentences()[sentence];
    const bool again = is_bare(work, phrase) && one_of(work.word(phrase.first), "het|de|dit|deze");
    if (!again || !one_of(work.words[phrase.head].lemma, texts) || work.words[phrase.head].plural()) {
        return std::nullopt;
    }
    const std::string& noun = work.words[phrase.head].lemma;
    return last_named(letter, sentence, phrase, frame, [&](std::size_t entity) {
        const std::string name = lower_case(letter.entity(entity).name);
        const bool instrument = letter.is(entity, EntityClass::instrument);
        const bool same = name.find(noun) != std::string::npos && name != noun;
        return (instrument || letter.is(entity, EntityClass::topic)) && (same || (noun == "voorstel" && instrument));
    });
}

class BackReference {
public:
    BackReference(Letter& letter, std::size_t sentence, const Roles& roles, const Frame& frame)
        : letter_{letter}, sentence_{sentence}, roles_{roles}, frame_{frame} {}

    [[nodiscard]] std::vector<Reference> find() const {
        const Clause& clause = roles_.clause();
        if (clause.form == Clause::Form::relative && clause.opener.starts_with("waar") && clause.antecedent) {
            return antecedent(clause);
        }
        if (frame_.verbs.starts_with("vinden") || one_of(frame_.verbs, "ingaan") ||
            frame_.verbs.starts_with("aandringen") || frame_.verbs.starts_with("zorgen")) {
            return {};  // "vindt dit onwenselijk" judges a fact rather than a thing, "gaat hierop in" a question, and
                        // what follows "zorgt ervoor dat" is done by others
        }
        if (clause.shares_subject || frame_.verbs.starts_with("toezeggen")) {
            if (std::vector<Reference> found = said_before(clause); !found.empty()) {
                return found;
            }
        }
        if (explained(clause)) {
            return explanation(clause);
        }
        if (!points(clause)) {
            return {};
        }
        // "X pleit voor A, terwijl Y daar geen voorstander van is": what the sentence has spoken of already.
        if (!leads(clause)) {
            const auto here = spoken_of(letter_, work().source->ordinal, frame_);
            const auto thing = here ? here : named_before(clause);
            if (thing) {
                return {{Reference::To::entity, *thing}};
            }
        }
        return sentence_ > 0 ? sentence_before() : std::vector<Reference>{};
    }

private:
    [[nodiscard]] const SentenceWork& work() const { return letter_.sentences()[sentence_]; }
    [[nodiscard]] bool fits(std::size_t entity) const { return allowed(letter_, entity, frame_.classes); }

    /// "een verordening (X), waaraan": a short form in brackets may stand between the noun and its pronoun.
    [[nodiscard]] std::vector<Reference> antecedent(const Clause& clause) const {
        const std::string_view asked = std::string_view{clause.opener}.substr(4);
        std::vector<Reference> found;
        if (!one_of(asked == "mee" ? "met" : asked == "toe" ? "tot" : asked, frame_.object)) {
            return found;
        }
        for (const Hit& hit : work().hits) {
            if (hit.first <= *clause.antecedent + 3 && *clause.antecedent < hit.last + 3 &&
                hit.last <= clause.words.front() && fits(hit.entity)) {
                found = {{Reference::To::entity, hit.entity}};
            }
        }
        return found;
    }

    /// "… en steunt dit": what the same sentence spoke of.
    [[nodiscard]] std::vector<Reference> said_before(const Clause& clause) const {
        const bool here =
            clause.shares_subject ? clause.has_word(work().words, "hier|er|hieraan|eraan|daaraan|dit") : true;
        std::vector<Reference> found;
        for (const Hit& hit : work().hits) {
            const bool thing =
                letter_.is(hit.entity, EntityClass::instrument) || letter_.is(hit.entity, EntityClass::topic);
            if (here && thing && !clause.words.empty() && hit.last <= clause.words.front() && fits(hit.entity)) {
                found = {{Reference::To::entity, hit.entity}};
            }
        }
        return found;
    }

    /// The last text or subject that the sentence names before the clause.
    [[nodiscard]] std::optional<std::size_t> named_before(const Clause& clause) const {
        std::optional<std::size_t> found;
        for (const Hit& hit : work().hits) {
            const bool thing =
                letter_.is(hit.entity, EntityClass::instrument) || letter_.is(hit.entity, EntityClass::topic);
            if (thing && hit.last <= clause.words.front() && fits(hit.entity)) {
                found = hit.entity;
            }
        }
        return found;
    }

    /// Is the clause the first of its sentence?
    [[nodiscard]] bool leads(const Clause& clause) const {
        return std::ranges::none_of(work().clauses, [&](const Clause& other) {
            return !other.words.empty() && !clause.words.empty() && other.words.back() < clause.words.front();
        });
    }

    /// "staan erbij stil dat …".
    [[nodiscard]] bool explained(const Clause& clause) const {
        const bool clause_behind = std::ranges::any_of(work().clauses, [&](const Clause& inner) {
            return inner.opener == "dat" && inner.parent && &work().clauses[*inner.parent] == &clause;
        });
        return clause_behind && std::ranges::any_of(clause.words, [&](std::size_t i) {
                   return work().word(i).starts_with("er") &&
                          (points_back(work().word(i), frame_.object) || split(clause, i));
               });
    }

    /// What the clause with "dat" is about.
    [[nodiscard]] std::vector<Reference> explanation(const Clause& clause) const {
        const auto topic = std::ranges::find_if(work().hits, [&](const Hit& hit) {
            return hit.first > clause.words.front() && letter_.is(hit.entity, EntityClass::topic) && fits(hit.entity);
        });
        return topic == work().hits.end() ? std::vector<Reference>{}
                                          : std::vector<Reference>{{Reference::To::entity, topic->entity}};
    }

    [[nodiscard]] bool points(const Clause& clause) const {
        return std::ranges::any_of(clause.words, [&](std::size_t i) {
            const std::string_view word = work().word(i);
            const bool pronoun =
                frame_.object == "=" && one_of(word, "dit|dat") && work().words[i].word_class == WordClass::pronoun;
            return split(clause, i) || points_back(word, frame_.object) || pronoun;
        });
    }

    /// "er … op", "hier … over": a pronoun whose preposition stands further on.
    [[nodiscard]] bool split(const Clause& clause, std::size_t i) const {
        return one_of(work().word(i), "hier|daar|er") && std::ranges::any_of(clause.words, [&](std::size_t k) {
                   return k > i && one_of(work().word(k), frame_.object) &&
                          (work().words[k].tag.starts_with("VZ(fin") ||
                           work().words[k].word_class != WordClass::determiner);
               });
    }

    [[nodiscard]] std::vector<Reference> sentence_before() const {
        const std::size_t before = letter_.sentences()[sentence_ - 1].source->ordinal;
        const auto& commitments = letter_.findings().commitments;
        std::vector<Reference> found;
        for (std::size_t k = 0; k < commitments.size() && frame_.classes.find('c') != std::string_view::npos; ++k) {
            if (commitments[k].sentence == before) {
                found = {{Reference::To::commitment, k}};
            }
        }
        for (const EntityClass kind : {EntityClass::instrument, EntityClass::topic}) {
            const std::optional<std::size_t> thing = found.empty() ? just_said(kind) : std::nullopt;
            if (thing && fits(*thing)) {
                found = {{Reference::To::entity, *thing}};
            }
        }
        return found;
    }

    /// The latest thing of the sentence before; an answer points back at its question over the heading between them.
    [[nodiscard]] std::optional<std::size_t> just_said(EntityClass kind) const {
        const SentenceWork& before = letter_.sentences()[sentence_ - 1];
        if (before.source->section == work().source->section) {
            return latest(letter_, sentence_, 1, kind);
        }
        for (auto hit = before.hits.rbegin(); before.asks() && hit != before.hits.rend(); ++hit) {
            if (letter_.is(hit->entity, kind)) {
                return hit->entity;
            }
        }
        return std::nullopt;
    }

    Letter& letter_;
    std::size_t sentence_;
    const Roles& roles_;
    const Frame& frame_;
};

}  // namespace

std::optional<std::size_t> named_again(Letter& letter, std::size_t sentence, const Phrase& phrase, const Frame& frame) {
    const SentenceWork& work = letter.sentences()[sentence];
    if (const auto text = text_named_again(letter, sentence, phrase, frame)) {
        return text;
    }
    if (points_at(work, phrase)) {
        return stated_before(letter, sentence, frame);
    }
    const bool again = !phrase.temporal && phrase.first < phrase.head &&
                       (one_of(work.word(phrase.first), "dergelijke|zulke|bovenstaande|bovengenoemde|voornoemde") ||
                        one_of(work.word(phrase.first + 1), "dergelijke|genoemde|dergelijk"));
    if (!again) {
        return std::nullopt;
    }
    const auto elsewhere = [&](const Hit& hit) {
        return std::ranges::none_of(work.clauses, [&](const Clause& clause) {
            const auto in = [&](std::size_t word) {
                return std::ranges::find(clause.words, word) != clause.words.end();
            };
            return in(phrase.first) && in(hit.first);
        });
    };
    for (auto hit = work.hits.rbegin(); hit != work.hits.rend(); ++hit) {
        if (hit->last <= phrase.first && elsewhere(*hit) && !letter.is(hit->entity, EntityClass::actor) &&
            allowed(letter, hit->entity, frame.classes)) {
            return hit->entity;
        }
    }
    const bool stated = sentence > 0 && frame.classes.find('c') != std::string_view::npos &&
                        promised_in(letter, letter.sentences()[sentence - 1].source->ordinal);
    for (const EntityClass kind : {EntityClass::instrument, EntityClass::topic}) {
        const auto thing = stated ? std::nullopt : latest(letter, sentence, 1, kind);
        if (thing && allowed(letter, *thing, frame.classes)) {
            return thing;
        }
    }
    return std::nullopt;
}

std::vector<Reference> pointed_back_to(Letter& letter, std::size_t sentence, const Roles& roles, const Frame& frame) {
    return BackReference{letter, sentence, roles, frame}.find();
}

std::optional<Reference> spoken_of_last(Letter& letter, std::size_t sentence, std::size_t word, const Frame& frame) {
    constexpr std::size_t memory = 2;
    const auto thing_in = [&](const SentenceWork& work, std::size_t before) -> std::optional<std::size_t> {
        for (auto hit = work.hits.rbegin(); hit != work.hits.rend(); ++hit) {
            const bool thing =
                letter.is(hit->entity, EntityClass::instrument) || letter.is(hit->entity, EntityClass::topic);
            if (hit->last <= before && thing && allowed(letter, hit->entity, frame.classes)) {
                return hit->entity;
            }
        }
        return std::nullopt;
    };
    const SentenceWork& work = letter.sentences()[sentence];
    const auto own = std::ranges::find_if(work.clauses, [&](const Clause& clause) {
        return std::ranges::find(clause.words, word) != clause.words.end();
    });
    const std::size_t begin = own == work.clauses.end() ? 0 : own->words.front();
    if (const auto here = thing_in(work, begin)) {
        return Reference{Reference::To::entity, *here};
    }
    for (std::size_t s = sentence; s-- > 0 && s + memory >= sentence;) {
        const SentenceWork& earlier = letter.sentences()[s];
        if (earlier.source->section != work.source->section) {
            break;
        }
        const std::size_t ordinal = earlier.source->ordinal;
        const auto stated = spoken_of(letter, ordinal, frame);
        const auto thing = stated ? stated : thing_in(earlier, earlier.words.size());
        if (thing) {
            return Reference{Reference::To::entity, *thing};
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> named_before_by(Letter& letter, std::size_t sentence, const Phrase& phrase,
                                           const Frame& frame) {
    constexpr std::size_t shortest_head = 5;
    const Word& noun = letter.sentences()[sentence].words[phrase.head];
    return last_named(letter, sentence, phrase, frame, [&](std::size_t entity) {
        const std::string name = lower_case(letter.entity(entity).name);
        const std::string first = name.substr(0, name.find(' '));
        const bool ends =
            noun.lemma.size() >= shortest_head && (first.ends_with(noun.lemma) || first.ends_with(noun.lower));
        return !letter.is(entity, EntityClass::actor) && (first == noun.lower || first == noun.lemma || ends);
    });
}

}  // namespace dossier::loaders::find
