#include "loaders/find/topics/topic_lengths.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loaders/find/topics/topic_cut.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns of change that no ending gives away.
constexpr std::string_view changes =
    "toename|afname|groei|krimp|opbouw|afbouw|herstel|verlies|gebrek|tekort|behoud|import|export|uitvoer|invoer|"
    "aanvoer|toevoer|gebruik|verbruik|beheer|bestrijden|aanpak|inzet|verzet|opmars|verloop|start|afloop|einde|druk|"
    "escalatie|evaluatie|financiering|bouw|aanschaf|onderhoud|bescherming|bevordering|stabilisatie|modernisering|"
    "hulp|zorg|verbod|strijd|risico|dreiging|gevolg|uitbreken|reductie|productie|participatie|registratie|"
    "evacuatie|distributie|implementatie|liberalisatie|integratie|coördinatie|organisatie";

std::vector<std::string> said_lengths(const Letter& letter, const SentenceWork& sentence, std::size_t first,
                                      std::size_t last) {
    std::vector<std::string> said{sentence.printed(first, last)};
    std::optional<TopicCut> cut = cut_at(letter, sentence, last - 1);
    if (!cut) {
        return said;
    }
    cut->head = first;
    cut->described = begin_of_description(sentence, first, std::min(cut->whole, first));
    cut->whole = std::min(cut->whole, cut->described);
    cut->what.reset();
    std::ranges::move(lengths_of(sentence, *cut), std::back_inserter(said));
    if (cut->host && is_noun_of_change(sentence.words[*cut->host])) {
        said.push_back(sentence.printed(*cut->host, last));
    }
    return said;
}

}  // namespace

bool is_noun_of_change(const Word& noun) noexcept {
    return noun.tag.starts_with("WW(inf,nom") ||
           (noun.tag.starts_with("N(soort") && (noun.lemma.ends_with("ing") || one_of(noun.lemma, changes)));
}

void add_said_lengths(Letter& letter, std::size_t entity, const SentenceWork& sentence, std::size_t first,
                      std::size_t last) {
    constexpr std::size_t most_names = 40;
    Entity& topic = letter.entity(entity);
    for (std::string& said : said_lengths(letter, sentence, first, last)) {
        if (topic.aliases.size() < most_names && said != topic.name &&
            std::ranges::find(topic.aliases, said) == topic.aliases.end()) {
            topic.aliases.push_back(std::move(said));
        }
    }
}

}  // namespace dossier::loaders::find
