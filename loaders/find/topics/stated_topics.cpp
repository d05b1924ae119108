#include "loaders/find/topics/stated_topics.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "loaders/find/statements/frame_objects.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/phrase_topics.hpp"
#include "loaders/find/topics/topics.hpp"

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
        const auto topic = topic_at(phrase);
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
        const bool described = phrase.head > phrase.first &&
                               work_.words[phrase.head - 1].word_class == WordClass::adjective &&
                               !is_plain_adjective(work_.words[phrase.head - 1]);
        if (!described || noun.word_class != WordClass::noun || noun.capitalised() || phrase.temporal ||
            is_never_subject(noun.lemma)) {
            return std::nullopt;
        }
        Entity topic = make_topic(work_.printed(phrase.head - 1, phrase.last));
        if (p + 1 < clause_.phrases.size() && clause_.phrases[p + 1].attached &&
            clause_.phrases[p + 1].first <= phrase.last + 2) {
            topic.aliases.push_back(work_.printed(phrase.head - 1, clause_.phrases[p + 1].last));
        }
        const std::size_t index = letter_.add(std::move(topic));
        letter_.hit(work_, phrase.head - 1, phrase.last, index, "name");
        return index;
    }

    /// The topic that a phrase is. The words of the letter, with all that hangs on the noun, are one of its names.
    std::optional<std::size_t> topic_at(std::size_t p) {
        constexpr std::size_t longest_name = 10;
        const std::optional<std::size_t> topic = topic_of_phrase(letter_, work_, clause_, p);
        std::size_t end = p;
        while (end + 1 < clause_.phrases.size() && !clause_.phrases[end + 1].temporal &&
               (clause_.phrases[end + 1].attached || (end > p && clause_.phrases[end + 1].joined))) {
            ++end;
        }
        const Phrase& phrase = clause_.phrases[p];
        const bool determined = work_.words[phrase.first].word_class == WordClass::determiner;
        const std::size_t first = phrase.first + (determined && phrase.first < phrase.head ? 1 : 0);
        const std::size_t last = clause_.phrases[end].last;
        if (!topic || letter_.gazetteer().find(letter_.entity(*topic).id) || last > first + longest_name) {
            return topic;
        }
        std::string whole = work_.printed(first, last);
        Entity& named = letter_.entity(*topic);
        if (whole != named.name && std::ranges::find(named.aliases, whole) == named.aliases.end()) {
            named.aliases.push_back(std::move(whole));
        }
        return topic;
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
