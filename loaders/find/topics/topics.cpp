#include "loaders/find/topics/topics.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "loaders/find/topics/heading_topics.hpp"
#include "loaders/find/topics/listed_topics.hpp"
#include "loaders/find/topics/terms.hpp"
#include "loaders/find/topics/topic_lengths.hpp"
#include "loaders/find/topics/topic_relations.hpp"

namespace dossier::loaders::find {

namespace {

/// Short words are topics only as nouns that something leads to: "de zorg", not "onder andere zorg uitgesproken"; and a
/// bare percentage only where the letter has named its norm.
bool said_as_topic(const Letter& letter, const SentenceWork& sentence, std::size_t i, const Gazetteer::Name& name) {
    const Word& word = sentence.words[i];
    if (name.words.size() > 1 && name.words[1] == "%" && name.words.size() == 2) {
        return letter.find(letter.gazetteer().entries()[name.entry].entity.id).has_value();
    }
    // Inside a title ("Langdurige Zorg en Sport") capitals make a name of ordinary words.
    const auto capital = [&](std::size_t at) { return at < sentence.words.size() && sentence.words[at].capitalised(); };
    const std::size_t last = i + name.words.size();
    if (i > 0 && word.capitalised() && name.text == lower_case(name.text) &&
        (name.words.size() == 1 || capital(i - 1) || (i > 2 && capital(i - 2)) || capital(last) || capital(last + 1))) {
        return false;
    }
    if (name.words.size() > 1 || word.lower.size() > 6) {
        return name.words.size() > 1 || word.word_class != WordClass::verb;
    }
    const bool led = i > 0 && (sentence.words[i - 1].word_class == WordClass::determiner ||
                               sentence.words[i - 1].word_class == WordClass::preposition ||
                               one_of(sentence.word(i - 1), ",|en|onze|hun"));
    return word.nominal() && !word.tag.starts_with("WW") &&
           (led || word.lower == "cyber" || word.capitalised() || one_of(word.lower, "asiel|stikstof"));
}

/// A topic that much is about without being said to be: only what a letter comes back to is its subject.
bool passing(const Letter& letter, const Entity& topic, const Gazetteer::Name& name) {
    const std::size_t short_name = letter.is_short() ? 8 : 11;
    const auto broader = letter.gazetteer().broader();
    const bool root = std::ranges::find(broader, topic.id, &Broader::topic) == broader.end();
    const bool plain = name.words.size() == 1 && name.text.size() <= short_name;
    return (root || plain) && !letter.find(topic.id);
}

/// Words of the topic tree in a sentence, longest first, not inside another thing's name.
void listed_topics(Letter& letter, SentenceWork& sentence, const std::map<std::string, std::size_t>& sentences_with) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        for (const auto& [name, last] : listed_topics_at(letter.gazetteer(), sentence.words, i)) {
            const Entity& entity = letter.gazetteer().entries()[name->entry].entity;
            if (!said_as_topic(letter, sentence, i, *name)) {
                continue;
            }
            const auto known = sentences_with.find(entity.id);
            // "ging in op visserij", "spreken over wonen": what a preposition of speech leads to is the subject.
            const std::size_t led = i > 0 && one_of(sentence.word(i - 1), "de|het") ? i - 1 : i;
            const bool spoken_of = led > 0 && one_of(sentence.word(led - 1), "over|op|inzake|betreffende");
            if (!spoken_of && passing(letter, entity, *name) && (known == sentences_with.end() || known->second < 2)) {
                continue;
            }
            const bool inside = std::ranges::any_of(sentence.hits, [&](const Hit& h) {
                const bool compound =
                    h.last - h.first == 1 && sentence.words[h.first].text.find('-') != std::string::npos;
                return h.first < last && i < h.last &&
                       (h.first < i || h.last > last || (h.last - h.first == last - i && !compound)) &&
                       !(letter.is(h.entity, EntityClass::actor) && letter.entity(h.entity).kind == "Country");
            });
            if (!inside) {
                const std::size_t topic = letter.add(letter.known(entity.id));
                add_said_lengths(letter, topic, sentence, i, last);
                letter.hit(sentence, i, last, topic, name->form == Gazetteer::NameForm::name ? "name" : "alias");
                i = last - 1;
                break;
            }
        }
    }
}

/// "klimaat- en energiediplomatie" says "klimaatdiplomatie" too: the half takes its end from the whole.
void halved_topics(Letter& letter, SentenceWork& sentence, const std::map<std::string, std::size_t>& sentences_with) {
    constexpr std::size_t shortest_part = 4;
    for (std::size_t i = 0; i + 2 < sentence.words.size(); ++i) {
        const std::string& half = sentence.words[i].lower;
        const std::string& whole = sentence.words[i + 2].lower;
        if (half.size() < shortest_part || !half.ends_with('-') || !one_of(sentence.word(i + 1), "en|of")) {
            continue;
        }
        for (std::size_t cut = shortest_part - 1; cut + shortest_part <= whole.size(); ++cut) {
            const std::string joined = half.substr(0, half.size() - 1) + whole.substr(cut);
            for (const std::size_t n : letter.gazetteer().names_beginning(joined)) {
                const Gazetteer::Name& name = letter.gazetteer().names()[n];
                const Entity& entity = letter.gazetteer().entries()[name.entry].entity;
                const auto known = sentences_with.find(entity.id);
                const bool once = known == sentences_with.end() || known->second < 2;
                if (entity.entity_class == EntityClass::topic && name.words.size() == 1 &&
                    !(once && passing(letter, entity, name))) {
                    letter.hit(sentence, i, i + 1, letter.add(letter.known(entity.id)), "alias");
                }
            }
        }
    }
}

/// In how many sentences each topic of the tree is said.
std::map<std::string, std::size_t> count_listed(const Letter& letter) {
    std::map<std::string, std::size_t> sentences_with;
    for (const SentenceWork& sentence : letter.sentences()) {
        std::set<std::string> here;
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            for (const auto& [name, last] : listed_topics_at(letter.gazetteer(), sentence.words, i)) {
                if (said_as_topic(letter, sentence, i, *name)) {
                    here.insert(letter.gazetteer().entries()[name->entry].entity.id);
                    break;
                }
            }
        }
        for (const std::string& id : here) {
            ++sentences_with[id];
        }
    }
    return sentences_with;
}

/// "een dergelijke missie", "deze verordening": the topic of the sentences before whose last word it is.
void repeated_topics(Letter& letter, SentenceWork& sentence, std::size_t ordinal) {
    for (std::size_t i = 1; i < sentence.words.size(); ++i) {
        const std::string_view word = sentence.word(i);
        if (!sentence.words[i].nominal() || word.size() < 5 ||
            !one_of(sentence.word(i - 1), "dergelijke|deze|die|dit|dat") || sentence.taken(i, i + 1)) {
            continue;
        }
        for (std::size_t s = ordinal; s-- > 0 && s + 3 > ordinal;) {
            const SentenceWork& earlier = letter.sentences()[s];
            const auto found = std::find_if(earlier.hits.rbegin(), earlier.hits.rend(), [&](const Hit& h) {
                return letter.is(h.entity, EntityClass::topic) && earlier.word(h.last - 1).ends_with(word);
            });
            if (found != earlier.hits.rend()) {
                letter.hit(sentence, i - 1, i + 1, found->entity, "nominal");
                break;
            }
        }
    }
}

}  // namespace

Entity make_topic(std::string name) {
    Entity topic = make_entity(EntityClass::topic, fmt::format("topic/{}", slug(name)), {}, {});
    topic.name = std::move(name);
    return topic;
}

void find_topics(Letter& letter) {
    find_heading_topics(letter);
    const std::map<std::string, std::size_t> sentences_with = count_listed(letter);
    for (SentenceWork& sentence : letter.sentences()) {
        find_topic_relations(letter, sentence);
        halved_topics(letter, sentence, sentences_with);
        listed_topics(letter, sentence, sentences_with);
    }
    find_terms(letter);
    for (std::size_t s = 0; s < letter.sentences().size(); ++s) {
        SentenceWork& sentence = letter.sentences()[s];
        repeat_topic_relations(letter, sentence, s);
        repeated_topics(letter, sentence, s);
    }
}

}  // namespace dossier::loaders::find
