#include "loaders/find/topics/phrase_topics.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "loaders/find/actors/groups.hpp"
#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/topic_cut.hpp"

namespace dossier::loaders::find {

namespace {

/// A noun alone must be long enough to say something: "listing" is, "fase" is not.
constexpr std::size_t shortest_noun = 7;

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
        if (const std::optional<std::size_t> owner = shared_owner(phrase)) {
            return topic(*owner);
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

    /// "de veiligheid, beveiliging en effectiviteit van de nucleaire afschrikking": three qualities of one subject.
    [[nodiscard]] std::optional<std::size_t> shared_owner(std::size_t phrase) const {
        constexpr std::string_view qualities = "heid|teit|ing";
        const auto bare_quality = [&](std::size_t p) {
            const std::string& noun = head(p).lower;
            return !described(p) && clause_.phrases[p].last == clause_.phrases[p].head + 1 &&
                   !first_of(qualities, [&](std::string_view ending) { return noun.ends_with(ending); }).empty();
        };
        const auto joined = [&](std::size_t p) { return p < clause_.phrases.size() && clause_.phrases[p].joined; };
        std::size_t first = phrase;
        while (joined(first) && first > 0 && bare_quality(first - 1)) {
            --first;
        }
        std::size_t last = phrase;
        while (bare_quality(last) && joined(last + 1)) {
            ++last;
        }
        const std::optional<std::size_t> owner = last > first ? complement(last) : std::nullopt;
        return owner && bare_quality(last) && clause_.phrases[*owner].preposition == "van" ? owner : std::nullopt;
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
        if (ending.empty() || begin_of_description(sentence_, p.head, p.first) < p.head) {
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
        const TopicCut cut = cut_topic(letter_, sentence_, clause_, phrase);
        if (cut.done && next && said_in_every_letter(head(*next).lemma)) {
            return topic(*next);
        }
        const bool short_noun = cut.general || head(phrase).lower.size() < shortest_noun;
        // "peiling van het bureau": whose a general noun is does not tell which it is.
        const bool told = cut.is_told() && !(cut.general && cut.whose);
        if (cut.done ? !told : short_noun && !cut.is_described() && !told) {
            return std::nullopt;
        }
        if (sentence_.printed(cut.described, cut.name_end()).find('(') != std::string::npos) {
            return std::nullopt;
        }
        if (const std::optional<std::string> id = listed(cut.described, cut.noun_end)) {
            const std::size_t index = letter_.add(letter_.known(*id));
            letter_.hit(sentence_, cut.described, cut.noun_end, index, "name");
            return index;
        }
        return add_topic(letter_, sentence_, cut);
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
