#include "loaders/find/spoken_topics.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "loaders/find/phrase_topics.hpp"

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

class SpokenTopics {
public:
    SpokenTopics(Letter& letter, SentenceWork& sentence, const Clause& clause)
        : letter_{letter}, sentence_{sentence}, clause_{clause} {}

    void run() {
        for (std::size_t p = 0; p < clause_.phrases.size(); ++p) {
            if (leads(p)) {
                take(p);
            }
        }
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
