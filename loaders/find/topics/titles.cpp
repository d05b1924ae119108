#include "loaders/find/topics/titles.hpp"

#include <span>

#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// The topic of the tree that has this name.
std::optional<std::size_t> listed_as(Letter& letter, std::span<const Word> words) {
    for (const std::size_t n : letter.gazetteer().names_beginning(words.front().lower)) {
        const Gazetteer::Name& name = letter.gazetteer().names()[n];
        const Entity& entity = letter.gazetteer().entries()[name.entry].entity;
        if (entity.entity_class == EntityClass::topic && name.words.size() == words.size() && name.matches(words)) {
            return letter.add(letter.known(entity.id));
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::size_t> subject_of_title(Letter& letter, SentenceWork& sentence, const Hit& text) {
    std::size_t first = text.first;
    while (first < text.last && !one_of(sentence.word(first), "over|inzake|tegen")) {
        ++first;
    }
    for (++first; first < text.last && sentence.words[first].word_class == WordClass::determiner;) {
        ++first;
    }
    constexpr std::size_t longest = 4;
    if (first >= text.last || text.last > first + longest || sentence.words[first].capitalised() ||
        !sentence.words[text.last - 1].nominal()) {
        return std::nullopt;
    }
    const std::optional<std::size_t> listed =
        listed_as(letter, std::span{sentence.words}.subspan(first, text.last - first));
    const std::size_t topic = listed ? *listed : letter.add(make_topic(sentence.printed(first, text.last)));
    letter.hit(sentence, first, text.last, topic, "name");
    return topic;
}

}  // namespace dossier::loaders::find
