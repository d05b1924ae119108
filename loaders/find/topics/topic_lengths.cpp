#include "loaders/find/topics/topic_lengths.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "loaders/find/topics/topic_relations.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns of change that no ending gives away.
constexpr std::string_view changes =
    "toename|afname|groei|krimp|opbouw|afbouw|herstel|verlies|gebrek|tekort|behoud|import|export|uitvoer|invoer|"
    "aanvoer|toevoer|gebruik|verbruik|beheer|bestrijden|aanpak|inzet|verzet|opmars|verloop|start|afloop|einde|druk|"
    "escalatie|evaluatie|financiering|bouw|aanschaf|onderhoud|bescherming|bevordering|stabilisatie|modernisering|"
    "hulp|zorg|verbod|strijd|risico|dreiging|gevolg|uitbreken|reductie|productie|participatie|registratie|"
    "evacuatie|distributie|implementatie|liberalisatie|integratie|coördinatie|organisatie";

}  // namespace

bool is_noun_of_change(const Word& noun) noexcept {
    return noun.tag.starts_with("WW(inf,nom") ||
           (noun.tag.starts_with("N(soort") && (noun.lemma.ends_with("ing") || one_of(noun.lemma, changes)));
}

std::size_t end_of_complement(const SentenceWork& sentence, std::size_t last) {
    constexpr std::size_t longest = 5;
    const std::vector<Word>& words = sentence.words;
    if (!one_of(sentence.word(last), "van|voor|in|tegen|aan|tot|over|richting|tussen")) {
        return last;
    }
    std::size_t noun = last + 1;
    while (noun < words.size() && noun < last + longest &&
           (words[noun].word_class == WordClass::determiner || words[noun].word_class == WordClass::adjective)) {
        ++noun;
    }
    std::size_t end = noun;
    while (end < words.size() && end < noun + 3 && words[end].nominal() && !words[end].finite() &&
           (end == noun || words[end].capitalised())) {
        ++end;
    }
    return end > noun ? end : last;
}

std::vector<std::string> said_lengths(const SentenceWork& sentence, std::size_t first, std::size_t last) {
    const std::size_t described = begin_of_description(sentence, first);
    std::vector<std::string> said{sentence.printed(first, last), sentence.printed(described, last)};
    std::size_t led = described;
    while (led > 0 && (sentence.words[led - 1].word_class == WordClass::determiner ||
                       sentence.words[led - 1].word_class == WordClass::adjective)) {
        --led;
    }
    if (led > 1 && one_of(sentence.word(led - 1), "van|voor|tegen|tot|aan") &&
        is_noun_of_change(sentence.words[led - 2])) {
        said.push_back(sentence.printed(led - 2, last));
    }
    if (const std::size_t end = end_of_complement(sentence, last); end > last) {
        said.push_back(sentence.printed(first, end));
        said.push_back(sentence.printed(described, end));
    }
    return said;
}

void add_said_lengths(Entity& topic, const SentenceWork& sentence, std::size_t first, std::size_t last) {
    constexpr std::size_t most_names = 40;
    for (std::string& said : said_lengths(sentence, first, last)) {
        if (topic.aliases.size() < most_names && said != topic.name &&
            std::ranges::find(topic.aliases, said) == topic.aliases.end()) {
            topic.aliases.push_back(std::move(said));
        }
    }
}

}  // namespace dossier::loaders::find
