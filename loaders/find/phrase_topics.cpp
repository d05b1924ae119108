#include "loaders/find/phrase_topics.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "loaders/find/general_words.hpp"
#include "loaders/find/groups.hpp"
#include "loaders/find/names.hpp"
#include "loaders/find/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// A noun alone must be long enough to say something: "listing" is, "fase" is not.
constexpr std::size_t shortest_noun = 7;
/// From this length on a noun is a compound that needs nothing behind it.
constexpr std::size_t compound = 13;
constexpr std::size_t longest_complement = 6;

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
        const bool about = next && one_of(clause_.phrases[*next].preposition, "van|over|voor|tot|naar");
        const bool empty =
            is_general_noun(noun.lemma) || noun.lower.ends_with("brief") || noun.lower.ends_with("rapportage") ||
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

    [[nodiscard]] std::optional<std::size_t> named(std::size_t phrase, std::optional<std::size_t> next) {
        const Phrase& p = clause_.phrases[phrase];
        if (!nameable(p)) {
            return std::nullopt;
        }
        const Word& noun = sentence_.words[p.head];
        const std::size_t first = begin_of(p);
        std::size_t last = p.head + 1;
        // "verbod op kolencentrales", "verdeling van asielzoekers": a short noun is told by what hangs on it.
        const bool told = next && clause_.phrases[*next].first == p.last + 1 &&
                          clause_.phrases[*next].last <= p.last + longest_complement &&
                          !said_in_every_letter(head(*next).lemma);
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
        if (!bare) {
            topic.aliases.push_back(last > p.head + 1 && first < p.head ? sentence_.printed(first, p.head + 1)
                                                                        : noun.lower);
        }
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
