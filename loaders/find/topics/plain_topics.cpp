#include "loaders/find/topics/plain_topics.hpp"

#include <algorithm>
#include <string_view>

#include "loaders/find/actors/groups.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/topic_cut.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns that are no subject even where a statement is about them: they belong to the verb ("uiting geven aan"), count
/// or point.
constexpr std::string_view no_objects =
    "kader|verband|licht|kant|hand|oog|plaats|gang|loop|orde|sprake|beroep|stand|zaak|vraag|punt|feit|geval|belang|"
    "dank|woord|naam|blijk|uiting|gehoor|stap|rol|kans|moment|keer|maal|jaar|deel|aantal|miljoen|miljard|euro|procent|"
    "brief|kamer|kamerbrief|kamerstuk|vragen|contact|gesprek|overleg|reden|gevolg|gebied|terrein|vlak|niveau|wijze|"
    "manier|mate|vorm|soort|basis|hoofdlijn|zin|eind|einde|begin|lid|land|mens|persoon|partij|zijde|opzicht|tijd";

class PlainTopic {
public:
    PlainTopic(Letter& letter, SentenceWork& sentence, const Clause& clause)
        : letter_{letter}, sentence_{sentence}, clause_{clause} {}

    [[nodiscard]] std::optional<std::size_t> at(std::size_t phrase) {
        const Phrase& p = clause_.phrases[phrase];
        const Word& noun = sentence_.words[p.head];
        if (!sayable(p, noun)) {
            return std::nullopt;
        }
        TopicCut cut = cut_topic(letter_, sentence_, clause_, phrase);
        // "de situatie aan de grens met Belarus", "de eenheid van Europa": what a general noun's chain ends in tells
        // which one.
        if (cut.general && !cut.is_told() && chain_tells(cut)) {
            cut.told_end = cut.chain_end;
        }
        const bool described = cut.is_described();
        if (((cut.general && !described) || cut.done) && !cut.is_told()) {
            return std::nullopt;
        }
        if (one_of(noun.lemma, no_objects) && !described) {
            return std::nullopt;
        }
        return add_topic(letter_, sentence_, cut);
    }

    /// All that the phrase says, with what hangs on it.
    [[nodiscard]] std::optional<std::size_t> worded(std::size_t phrase) {
        const Phrase& p = clause_.phrases[phrase];
        const Word& noun = sentence_.words[p.head];
        if (!sayable(p, noun)) {
            return std::nullopt;
        }
        TopicCut cut = cut_topic(letter_, sentence_, clause_, phrase);
        cut.told_end = cut.is_described() ? cut.told_end : cut.chain_end;
        if (one_of(noun.lemma, no_objects) && !cut.is_told()) {
            return std::nullopt;
        }
        return add_topic(letter_, sentence_, cut);
    }

private:
    [[nodiscard]] bool chain_tells(const TopicCut& cut) const {
        if (one_of(sentence_.word(cut.noun_end), "met|door|bij")) {
            return false;
        }
        for (std::size_t i = cut.noun_end; i < cut.chain_end; ++i) {
            const Word& word = sentence_.words[i];
            if (word.nominal() && word.capitalised() && !one_of(word.lower, "kamer")) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool sayable(const Phrase& p, const Word& noun) const {
        const bool named =
            std::ranges::any_of(sentence_.hits, [&](const Hit& h) { return h.first <= p.head && p.head < h.last; });
        return !p.temporal && !p.named && !named && p.last == p.head + 1 && noun.nominal() && !noun.capitalised() &&
               noun.lower.size() > 3 && !noun.lower.ends_with('-') && !is_never_subject(noun.lemma) &&
               !is_role_noun(noun);
    }

    Letter& letter_;
    SentenceWork& sentence_;
    const Clause& clause_;
};

}  // namespace

std::optional<std::size_t> plain_topic(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                       std::size_t phrase) {
    return PlainTopic{letter, sentence, clause}.at(phrase);
}

std::optional<std::size_t> worded_topic(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                        std::size_t phrase) {
    return PlainTopic{letter, sentence, clause}.worded(phrase);
}

}  // namespace dossier::loaders::find
