#include "loaders/find/statements/plain_objects.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "loaders/find/actors/groups.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns that are no subject even where a statement is about them: they belong to the verb ("uiting geven aan"), count
/// or point.
constexpr std::string_view no_objects =
    "kader|verband|licht|kant|hand|oog|plaats|gang|loop|orde|sprake|beroep|stand|zaak|vraag|punt|feit|geval|belang|"
    "dank|woord|naam|blijk|uiting|gehoor|stap|rol|kans|moment|keer|maal|jaar|deel|aantal|miljoen|miljard|euro|procent|"
    "brief|kamer|kamerbrief|kamerstuk|vragen|contact|gesprek|overleg|reden|gevolg|gebied|terrein|vlak|niveau|wijze|"
    "manier|mate|vorm|soort|basis|hoofdlijn|zin|eind|einde|begin|lid|land|mens|persoon|partij|zijde|opzicht|tijd";

class PlainObject {
public:
    PlainObject(Letter& letter, SentenceWork& sentence, const Clause& clause)
        : letter_{letter}, sentence_{sentence}, clause_{clause} {}

    [[nodiscard]] std::optional<std::size_t> at(std::size_t phrase) {
        const Phrase& p = clause_.phrases[phrase];
        const Word& noun = sentence_.words[p.head];
        if (!sayable(p, noun)) {
            return std::nullopt;
        }
        const std::size_t first = begin_of(p);
        const std::size_t end = complement_end(phrase);
        const bool described = first < p.head;
        const bool told = end > p.last;
        const bool done = noun.tag.starts_with("WW(inf,nom");
        const bool general = (said_in_every_letter(noun.lemma) && !described) || done;
        if ((general && !told) || (one_of(noun.lemma, no_objects) && !described)) {
            return std::nullopt;
        }
        const std::size_t last = described && !said_in_every_letter(noun.lemma) ? p.last : end;
        Entity topic = make_topic(sentence_.printed(first, last));
        add_lengths(topic, phrase, first, end);
        const std::size_t index = letter_.add(std::move(topic));
        letter_.hit(sentence_, first, last, index, "name");
        return index;
    }

private:
    [[nodiscard]] bool sayable(const Phrase& p, const Word& noun) const {
        const bool named =
            std::ranges::any_of(sentence_.hits, [&](const Hit& h) { return h.first <= p.head && p.head < h.last; });
        return !p.temporal && !p.named && !named && p.last == p.head + 1 && noun.nominal() && !noun.capitalised() &&
               noun.lower.size() > 3 && !noun.lower.ends_with('-') && !is_never_subject(noun.lemma) &&
               !is_role_noun(noun);
    }

    /// Where the adjectives begin that say which one.
    [[nodiscard]] std::size_t begin_of(const Phrase& p) const {
        std::size_t first = p.head;
        while (first > p.first && sentence_.words[first - 1].word_class == WordClass::adjective &&
               !is_plain_adjective(sentence_.words[first - 1])) {
            --first;
        }
        return first;
    }

    /// Where what hangs on the noun ends, if it stands right behind it.
    [[nodiscard]] std::size_t complement_end(std::size_t phrase) const {
        constexpr std::size_t longest = 6;
        const Phrase& p = clause_.phrases[phrase];
        if (phrase + 1 == clause_.phrases.size()) {
            return p.last;
        }
        const Phrase& next = clause_.phrases[phrase + 1];
        const Word& what = sentence_.words[next.head];
        const bool says = what.word_class != WordClass::numeral && !what.tag.starts_with("VNW") &&
                          !what.lower.ends_with('-') && !one_of(sentence_.word(next.first), "dit|deze|die|dat");
        // "gegevens met de Commissie", "verslag van het onderzoek" do not say which.
        const bool general = said_in_every_letter(sentence_.words[p.head].lemma) &&
                             (one_of(next.preposition, "met|door|bij") || said_in_every_letter(what.lemma));
        const bool hangs = !general && next.attached && !next.joined && !next.temporal && next.first == p.last + 1 &&
                           next.last <= p.last + longest && says;
        return hangs ? next.last : p.last;
    }

    /// The other lengths at which a letter may name it.
    void add_lengths(Entity& topic, std::size_t phrase, std::size_t first, std::size_t end) const {
        const Phrase& p = clause_.phrases[phrase];
        const auto also = [&](std::size_t from, std::size_t to) {
            std::string said = sentence_.printed(from, to);
            if (said != topic.name && std::ranges::find(topic.aliases, said) == topic.aliases.end()) {
                topic.aliases.push_back(std::move(said));
            }
        };
        const bool determined = sentence_.words[p.first].word_class == WordClass::determiner && p.first < p.head;
        const std::size_t whole = p.first + (determined ? 1 : 0);
        also(whole, p.last);
        also(whole, end);
        also(p.head, p.last);
        also(first, p.last);
        also(first, end);
        also(p.head, end);
        std::size_t chain = phrase;
        while (chain + 1 < clause_.phrases.size() && clause_.phrases[chain + 1].attached &&
               !clause_.phrases[chain + 1].joined && !clause_.phrases[chain + 1].temporal &&
               clause_.phrases[chain + 1].first == clause_.phrases[chain].last + 1) {
            ++chain;
        }
        also(first, clause_.phrases[chain].last);
        const bool done = sentence_.words[p.head].tag.starts_with("WW(inf,nom");
        const bool view = one_of(sentence_.words[p.head].lemma, "visie|kijk|standpunt|positie|mening|opvatting|inzet");
        if (end > p.last && (done || view || said_in_every_letter(sentence_.words[p.head].lemma))) {
            also(clause_.phrases[phrase + 1].first, end);
        }
        std::erase_if(topic.aliases, [&](const std::string& said) { return said_in_every_letter(said); });
    }

    Letter& letter_;
    SentenceWork& sentence_;
    const Clause& clause_;
};

}  // namespace

std::optional<std::size_t> plain_object(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                        std::size_t phrase) {
    return PlainObject{letter, sentence, clause}.at(phrase);
}

}  // namespace dossier::loaders::find
