#include "loaders/find/topics/phrase_topics.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "loaders/find/actors/groups.hpp"
#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// A noun alone must be long enough to say something: "listing" is, "fase" is not.
constexpr std::size_t shortest_noun = 7;
/// From this length on a noun is a compound that needs nothing behind it.
constexpr std::size_t compound = 13;
constexpr std::size_t longest_complement = 6;
/// How many words what hangs on a phrase may go on.
constexpr std::size_t longest_chain = 12;

class PhraseReader {
public:
    PhraseReader(Letter& letter, SentenceWork& sentence, const Clause& clause)
        : letter_{letter}, sentence_{sentence}, clause_{clause} {}

    [[nodiscard]] std::optional<std::size_t> topic(std::size_t phrase) {
        const Phrase& p = clause_.phrases[phrase];
        for (const Hit& hit : sentence_.hits) {
            if (letter_.is(hit.entity, EntityClass::topic) && hit.first < p.last && p.first < hit.last &&
                hit.last > p.head) {
                return hit.entity;
            }
        }
        const std::optional<std::size_t> next = complement(phrase);
        // "de inzet en voortgang van de klimaatdiplomatie": the last of such nouns leads to the subject.
        const bool shared = !next && phrase + 1 < clause_.phrases.size() && clause_.phrases[phrase + 1].joined &&
                            said_in_every_letter(head(phrase).lemma) && said_in_every_letter(head(phrase + 1).lemma);
        if (shared && !described(phrase)) {
            return topic(phrase + 1);
        }
        if (general(phrase, next)) {
            return next ? topic(*next) : std::nullopt;
        }
        if (const std::optional<std::string> field = field_of(p)) {
            const std::size_t index = letter_.add(letter_.known(*field));
            letter_.hit(sentence_, p.head, p.head + 1, index, "alias");
            return index;
        }
        if (infinitive(phrase) && !next) {
            return std::nullopt;
        }
        if (next && infinitive(phrase)) {
            // "het terugdringen van regeldruk": what the tree lists says it shorter.
            const Phrase& what = clause_.phrases[*next];
            if (kind_of_name(head(*next).lemma) == "Organization") {
                return topic(*next);
            }
            for (const Hit& hit : sentence_.hits) {
                if (letter_.is(hit.entity, EntityClass::topic) && hit.first <= what.head && what.head < hit.last) {
                    return hit.entity;
                }
            }
        }
        return named(phrase, next);
    }

private:
    [[nodiscard]] const Word& head(std::size_t phrase) const { return sentence_.words[clause_.phrases[phrase].head]; }

    [[nodiscard]] bool infinitive(std::size_t phrase) const { return head(phrase).tag.starts_with("WW(inf,nom"); }

    /// What hangs on the phrase and stands right behind it.
    [[nodiscard]] std::optional<std::size_t> complement(std::size_t phrase) const {
        const std::size_t next = phrase + 1;
        const bool followed = next < clause_.phrases.size() && clause_.phrases[next].attached &&
                              !clause_.phrases[next].joined && !clause_.phrases[next].temporal;
        return followed ? std::optional{next} : std::nullopt;
    }

    /// "gezamenlijke ontwikkeling" says more than "ontwikkeling".
    [[nodiscard]] bool described(std::size_t phrase) const {
        const Phrase& p = clause_.phrases[phrase];
        return p.head > p.first && sentence_.words[p.head - 1].word_class == WordClass::adjective &&
               !head(phrase).plural() && !is_plain_adjective(sentence_.words[p.head - 1]) &&
               !one_of(head(phrase).lemma, "jaar|brief|inzet|rol|maatregel|deel|termijn");
    }

    /// "verdeling van asielzoekers" is not about them: an actor is no subject that a general noun leads to.
    [[nodiscard]] bool acts(std::size_t phrase) const {
        const std::size_t noun = clause_.phrases[phrase].head;
        return is_role_noun(sentence_.words[noun]) || std::ranges::any_of(sentence_.hits, [&](const Hit& h) {
                   return h.first <= noun && noun < h.last && letter_.is(h.entity, EntityClass::actor);
               });
    }

    [[nodiscard]] bool general(std::size_t phrase, std::optional<std::size_t> next) const {
        const Word& noun = head(phrase);
        const bool about = next && (one_of(clause_.phrases[*next].preposition, "van|over|voor|tot|naar|aan") ||
                                    one_of(head(*next).lemma, "gebied|terrein|vlak|thema"));
        const bool empty =
            is_general_noun(noun.lemma) || is_procedural_compound(noun.lower) ||
            (next && !acts(*next) && (said_in_every_letter(noun.lemma) || kind_of_name(noun.lemma) == "Organization"));
        return empty && (about || !described(phrase));
    }

    /// Where the words that say which begin: content adjectives, halves of compounds, and those that share the noun.
    [[nodiscard]] std::size_t begin_of(const Phrase& p) const {
        std::size_t first = p.head;
        while (first > p.first) {
            const Word& before = sentence_.words[first - 1];
            const bool half = before.lower.ends_with('-') && before.lower.size() > 1;
            const bool adjective = before.word_class == WordClass::adjective && !is_plain_adjective(before);
            const bool link = one_of(before.lower, "en|of|,") && first - 1 > p.first &&
                              (sentence_.words[first - 2].lower.ends_with('-') ||
                               (sentence_.words[first - 2].word_class == WordClass::adjective &&
                                sentence_.words[first].word_class == WordClass::adjective));
            if (!half && !adjective && !link) {
                break;
            }
            --first;
        }
        while (first < p.head && one_of(sentence_.word(first), "en|of|,")) {
            ++first;
        }
        return first;
    }

    /// The topic of the tree that the words from `first` to the head say.
    [[nodiscard]] std::optional<std::string> listed(std::size_t first, std::size_t last) const {
        const std::span<const Word> rest{sentence_.words.data() + first, last - first};
        for (const std::size_t n : letter_.gazetteer().names_beginning(sentence_.words[first].lower)) {
            const Gazetteer::Name& name = letter_.gazetteer().names()[n];
            const Entity& entity = letter_.gazetteer().entries()[name.entry].entity;
            if (entity.entity_class == EntityClass::topic && name.words.size() == rest.size() && name.matches(rest)) {
                return entity.id;
            }
        }
        return std::nullopt;
    }

    /// "terrorismeonderwerpen" are about terrorism: the first part of such a compound, if the tree lists it.
    [[nodiscard]] std::optional<std::string> field_of(const Phrase& p) const {
        const std::string& noun = sentence_.words[p.head].lower;
        const std::string ending = first_of(
            "onderwerpen|onderwerp|vraagstukken|vraagstuk|dossiers|dossier|thema's|thema|problematiek|kwesties|"
            "aangelegenheden",
            [&](std::string_view e) { return noun.size() > e.size() && noun.ends_with(e); });
        if (ending.empty() || begin_of(p) < p.head) {
            return std::nullopt;
        }
        std::string_view first_part{noun.data(), noun.size() - ending.size()};
        while (first_part.ends_with('-')) {
            first_part.remove_suffix(1);
        }
        for (const std::string_view link : {"", "s"}) {
            if (!first_part.ends_with(link)) {
                continue;
            }
            const std::string_view stem = first_part.substr(0, first_part.size() - link.size());
            for (const std::size_t n : letter_.gazetteer().names_beginning(stem)) {
                const Gazetteer::Name& name = letter_.gazetteer().names()[n];
                const Entity& entity = letter_.gazetteer().entries()[name.entry].entity;
                if (entity.entity_class == EntityClass::topic && name.words.size() == 1) {
                    return entity.id;
                }
            }
        }
        return std::nullopt;
    }

    /// Where the phrases end that hang on `phrase` one after the other, each right behind the one before.
    [[nodiscard]] std::size_t end_of_chain(std::size_t phrase) const {
        std::size_t last = clause_.phrases[phrase].last;
        for (std::size_t k = phrase + 1; k < clause_.phrases.size(); ++k) {
            const Phrase& next = clause_.phrases[k];
            // "in kaart brengen", "in gang zetten": the preposition's bare noun belongs to the verb.
            const bool idiom = next.preposition == "in" && next.last == next.first + 1 && !next.named;
            const bool follows = next.attached && !next.joined && !next.temporal && next.first <= last + 1 && !idiom;
            if (!follows || next.last > clause_.phrases[phrase].last + longest_chain) {
                break;
            }
            last = next.last;
        }
        return last;
    }

    /// The other lengths at which a letter names the subject: without what describes it, and with all that hangs on
    /// it.
    void add_lengths(Entity& topic, std::size_t first, std::size_t phrase) const {
        const Phrase& p = clause_.phrases[phrase];
        const auto also = [&](std::size_t from, std::size_t to) {
            std::string said = sentence_.printed(from, to);
            if (said != topic.name && said.find_first_of("(;") == std::string::npos &&
                std::ranges::find(topic.aliases, said) == topic.aliases.end()) {
                topic.aliases.push_back(std::move(said));
            }
        };
        const std::size_t end = end_of_chain(phrase);
        if (!infinitive(phrase) && !said_in_every_letter(sentence_.words[p.head].lemma)) {
            also(p.head, p.head + 1);
        }
        if (!infinitive(phrase)) {
            also(first, p.head + 1);
        }
        if (end > p.last) {
            also(first, clause_.phrases[phrase + 1].last);
            also(first, end);
        }
    }

    /// A convention, a plan, a meeting or a body is a thing of its own.
    [[nodiscard]] static bool names_text(std::string_view noun) {
        const std::optional<std::string> kind = kind_of_name(noun);
        return kind.has_value();
    }

    [[nodiscard]] bool nameable(const Phrase& p) const {
        const Word& noun = sentence_.words[p.head];
        const bool proper = noun.capitalised() && !noun.tag.starts_with("N(soort");
        const bool half = noun.lower.ends_with('-') || noun.lower.starts_with('-');
        return !p.temporal && noun.nominal() && !proper && !half && noun.lower.size() >= 4 && !is_role_noun(noun) &&
               !is_never_subject(noun.lemma) && !names_text(noun.lemma) &&
               std::ranges::none_of(sentence_.hits, [&](const Hit& h) { return h.first <= p.head && p.head < h.last; });
    }

    /// "verbod op kolencentrales", "verdeling van asielzoekers": a short noun is told by what hangs on it; not so
    /// "gegevens met de toezichthouder" and "peiling van het bureau", where it says whose a general noun is.
    [[nodiscard]] bool tells(std::size_t phrase, std::size_t next) const {
        const Phrase& p = clause_.phrases[phrase];
        const Phrase& which = clause_.phrases[next];
        const bool whose = said_in_every_letter(head(phrase).lemma) && one_of(which.preposition, "met|door|bij|van") &&
                           std::ranges::any_of(sentence_.hits, [&](const Hit& h) {
                               return h.first <= which.head && which.head < h.last &&
                                      letter_.is(h.entity, EntityClass::actor) &&
                                      letter_.entity(h.entity).kind != "Group";
                           });
        return which.first == p.last + 1 && which.last <= p.last + longest_complement &&
               !said_in_every_letter(head(next).lemma) && !whose;
    }

    [[nodiscard]] std::optional<std::size_t> named(std::size_t phrase, std::optional<std::size_t> next) {
        const Phrase& p = clause_.phrases[phrase];
        // "de Sahel", "COVID-19": what the tree lists needs no proof that it may be one.
        if (const std::optional<std::string> id = p.temporal || p.named ? std::nullopt : listed(p.head, p.head + 1);
            id && !nameable(p) && sentence_.words[p.head].capitalised() && !sentence_.taken(p.head, p.head + 1)) {
            const std::size_t index = letter_.add(letter_.known(*id));
            letter_.hit(sentence_, p.head, p.head + 1, index, "name");
            return index;
        }
        if (!nameable(p)) {
            return std::nullopt;
        }
        const Word& noun = sentence_.words[p.head];
        const std::size_t first = begin_of(p);
        std::size_t last = p.head + 1;
        if (infinitive(phrase) && next && said_in_every_letter(head(*next).lemma)) {
            return topic(*next);
        }
        const bool told = next && tells(phrase, *next);
        if (infinitive(phrase) && !told) {
            return std::nullopt;
        }
        if (told && (first == p.head || noun.lower.size() < compound) && (first == p.head || infinitive(phrase))) {
            last = clause_.phrases[*next].last;
        }
        const bool bare = first == p.head && last == p.head + 1;
        if (bare && (said_in_every_letter(noun.lemma) || noun.lower.size() < shortest_noun)) {
            return std::nullopt;
        }
        const std::string text = sentence_.printed(first, last);
        if (text.find('(') != std::string::npos) {
            return std::nullopt;
        }
        if (const std::optional<std::string> id = listed(first, p.head + 1)) {
            const std::size_t index = letter_.add(letter_.known(*id));
            letter_.hit(sentence_, first, p.head + 1, index, "name");
            return index;
        }
        Entity topic = make_topic(text);
        add_lengths(topic, first, phrase);
        // "het bestrijden van kinderarbeid": what is done to it is said in many ways.
        if (last > p.head + 1 && (infinitive(phrase) || said_in_every_letter(noun.lemma))) {
            topic.aliases.push_back(sentence_.printed(clause_.phrases[*next].first, last));
        }
        const std::size_t index = letter_.add(std::move(topic));
        letter_.hit(sentence_, first, last, index, "name");
        return index;
    }

    Letter& letter_;
    SentenceWork& sentence_;
    const Clause& clause_;
};

}  // namespace

std::optional<std::size_t> topic_of_phrase(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                           std::size_t phrase) {
    return PhraseReader{letter, sentence, clause}.topic(phrase);
}

}  // namespace dossier::loaders::find
