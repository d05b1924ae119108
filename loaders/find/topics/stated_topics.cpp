#include "loaders/find/topics/stated_topics.hpp"

#include <string>

#include "loaders/find/statements/frame_objects.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/phrase_topics.hpp"
#include "loaders/find/topics/topic_cut.hpp"

namespace dossier::loaders::find {

namespace {

class StatedTopic {
public:
    StatedTopic(Letter& letter, SentenceWork& sentence, const Clause& clause, const Frame& frame)
        : letter_{letter}, work_{sentence}, clause_{clause}, frame_{frame} {}

    [[nodiscard]] std::optional<std::size_t> at(std::size_t phrase) {
        if (const auto longer = named_shorter(clause_.phrases[phrase])) {
            return longer;
        }
        const auto topic = topic_of_phrase(letter_, work_, clause_, phrase);
        return topic ? topic : described_at(phrase);
    }

private:
    /// "de thematische faciliteit" of a letter that has spoken of the "thematische faciliteit van de fondsen".
    [[nodiscard]] std::optional<std::size_t> named_shorter(const Phrase& phrase) const {
        if (work_.words[phrase.first].word_class != WordClass::determiner || phrase.head < phrase.first + 2 ||
            phrase.last != phrase.head + 1) {
            return std::nullopt;
        }
        const std::string start = lower_case(work_.printed(phrase.first + 1, phrase.last)) + " ";
        for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
            const bool thing = letter_.is(e, EntityClass::topic) || letter_.is(e, EntityClass::instrument);
            if (thing && allowed(letter_, e, frame_.classes) && lower_case(letter_.entity(e).name).starts_with(start)) {
                return e;
            }
        }
        return std::nullopt;
    }

    /// "de trilaterale gesprekken", "dit eenzijdige besluit van Rusland": a general noun that is described is a subject
    /// where a statement is about it.
    std::optional<std::size_t> described_at(std::size_t p) {
        const Phrase& phrase = clause_.phrases[p];
        const Word& noun = work_.words[phrase.head];
        const TopicCut cut = cut_topic(letter_, work_, clause_, p);
        if (!cut.is_described() || noun.word_class != WordClass::noun || noun.capitalised() || phrase.temporal ||
            is_never_subject(noun.lemma)) {
            return std::nullopt;
        }
        return add_topic(letter_, work_, cut);
    }

    Letter& letter_;
    SentenceWork& work_;
    const Clause& clause_;
    const Frame& frame_;
};

}  // namespace

std::optional<std::size_t> subject_of_statement(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                                std::size_t phrase, const Frame& frame) {
    return StatedTopic{letter, sentence, clause, frame}.at(phrase);
}

}  // namespace dossier::loaders::find
