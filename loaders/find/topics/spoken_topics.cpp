#include "loaders/find/topics/spoken_topics.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "loaders/find/topics/listed_topics.hpp"
#include "loaders/find/topics/phrase_topics.hpp"
#include "loaders/find/topics/policy_nouns.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns that something is the subject of, with the preposition that leads to it.
struct Leading {
    std::string_view nouns;
    std::string_view preposition;
};

constexpr std::array<Leading, 7> leading{{
    {"aandacht|belangstelling|draagvlak|voorstel|pleidooi|begrip|waardering|zorg", "voor"},
    {"onderzoek|vraag|verkenning|studie|verwijzing", "naar"},
    {"behoefte|gebrek|tekort", "aan"},
    {"nadruk|focus|toezicht|visie|reactie|gebied|terrein|vlak", "op"},
    {"strijd|maatregel|verzet|bescherming", "tegen"},
    {"gebied|terrein|vlak|thema|onderwerp", "van"},
    {"markt|kader|wetgeving|budget", "voor"},
}};

/// Verbs that are about something, with the preposition that leads to it.
struct Speaking {
    std::string_view verbs;
    std::string_view preposition;
};

constexpr std::array<Speaking, 6> speaking{{
    {"stilstaan", "bij"},
    {"ingaan|inzetten|aandringen|terugkomen", "op"},
    {"werken", "aan"},
    {"pleiten|inzetten|waarschuwen", "voor"},
    {"streven|toewerken", "naar"},
    {"waarschuwen|optreden", "tegen"},
}};

/// Prepositions of several words that say what a sentence is about: "ten aanzien van", "met betrekking tot".
constexpr std::string_view regarding =
    "inzake|betreffende|aangaande|omtrent|ten aanzien van|met betrekking tot|op het gebied van|wat betreft|"
    "in het teken van|op het terrein van|rondom";

class SpokenTopics {
public:
    SpokenTopics(Letter& letter, SentenceWork& sentence, const Clause& clause)
        : letter_{letter}, sentence_{sentence}, clause_{clause} {}

    void run() {
        for (std::size_t p = 0; p < clause_.phrases.size(); ++p) {
            if (leads(p) || spoken_by_verb(p) || regards(p)) {
                take(p);
            }
        }
        if (on_the_agenda() && !clause_.subjects.empty()) {
            take(clause_.subjects.front());
        }
        distribute();
    }

private:
    [[nodiscard]] bool leads(std::size_t p) const {
        const Phrase& phrase = clause_.phrases[p];
        if (phrase.temporal || phrase.joined) {
            return false;
        }
        if (one_of(phrase.preposition, "over|rond|rondom")) {
            // "beschikt over twee schepen": what one has is not what one speaks of.
            return phrase.attached ||
                   std::ranges::none_of(clause_.verbs, [](const VerbUse& v) { return v.is("beschikken|verdelen"); });
        }
        if (!phrase.attached || p == 0) {
            return false;
        }
        const std::string& noun = sentence_.words[clause_.phrases[p - 1].head].lemma;
        return std::ranges::any_of(
            leading, [&](const Leading& l) { return phrase.preposition == l.preposition && one_of(noun, l.nouns); });
    }

    [[nodiscard]] bool spoken_by_verb(std::size_t p) const {
        const Phrase& phrase = clause_.phrases[p];
        return !phrase.temporal && !phrase.joined && !phrase.attached &&
               std::ranges::any_of(speaking, [&](const Speaking& s) {
                   return phrase.preposition == s.preposition &&
                          std::ranges::any_of(clause_.verbs, [&](const VerbUse& v) { return v.is(s.verbs); });
               });
    }

    /// "ten aanzien van X": the words before the phrase.
    [[nodiscard]] bool regards(std::size_t p) const {
        const Phrase& phrase = clause_.phrases[p];
        if (phrase.temporal || phrase.joined || phrase.first == 0) {
            return false;
        }
        return !first_of(regarding, [&](std::string_view words) {
                    const auto spaces = static_cast<std::size_t>(std::ranges::count(words, ' '));
                    return phrase.first > spaces &&
                           lower_case(sentence_.printed(phrase.first - spaces - 1, phrase.first)) == words;
                }).empty();
    }

    /// "op de agenda staan", "aan de orde komen", "ter sprake komen", "geagendeerd zijn".
    [[nodiscard]] bool on_the_agenda() const {
        return clause_.has_word(sentence_.words, "agenda|orde|sprake|geagendeerd|besproken|centraal|aangekaart") &&
               std::ranges::any_of(clause_.verbs, [](const VerbUse& v) {
                   return v.is("staan|komen|zijn|worden|agenderen|bespreken|aankaarten|stellen|brengen");
               });
    }

    /// Of "Venezuela, migratie en handel" each is what the others are: what may be a topic is one beside another.
    void distribute() {
        for (std::size_t p = 0; p < clause_.phrases.size(); ++p) {
            const std::vector<std::size_t> list =
                clause_.phrases[p].joined ? std::vector<std::size_t>{} : clause_.coordinated(p);
            if (list.size() < 2 || std::ranges::none_of(list, [&](std::size_t k) { return says_topic(k); })) {
                continue;
            }
            for (const std::size_t k : list) {
                if (may_be_topic(k)) {
                    (void)topic_of_phrase(letter_, sentence_, clause_, k);
                }
            }
        }
    }

    [[nodiscard]] bool says_topic(std::size_t p) const {
        const std::size_t head = clause_.phrases[p].head;
        return std::ranges::any_of(sentence_.hits, [&](const Hit& h) {
            return h.first <= head && head < h.last && letter_.is(h.entity, EntityClass::topic);
        });
    }

    /// A name of the tree, or a compound of policy.
    [[nodiscard]] bool may_be_topic(std::size_t p) const {
        const Phrase& phrase = clause_.phrases[p];
        return !phrase.temporal && !phrase.named &&
               (is_policy_compound(sentence_.words[phrase.head]) ||
                !listed_topics_at(letter_.gazetteer(), sentence_.words, phrase.head).empty());
    }

    /// The phrase and the members of its list, wherever in the list what hangs on them ends.
    void take(std::size_t p) {
        (void)topic_of_phrase(letter_, sentence_, clause_, p);
        for (std::size_t k = p + 1; k < clause_.phrases.size(); ++k) {
            const Phrase& phrase = clause_.phrases[k];
            if (phrase.joined && !phrase.temporal) {
                (void)topic_of_phrase(letter_, sentence_, clause_, k);
            } else if (!phrase.attached) {
                return;
            }
        }
    }

    Letter& letter_;
    SentenceWork& sentence_;
    const Clause& clause_;
};

}  // namespace

void find_spoken_topics(Letter& letter) {
    for (SentenceWork& sentence : letter.sentences()) {
        for (const Clause& clause : sentence.clauses) {
            SpokenTopics{letter, sentence, clause}.run();
        }
    }
}

}  // namespace dossier::loaders::find
