#include "loaders/find/topics/paired_topics.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// What ties two parties.
constexpr std::string_view ties = "samenwerking|relatie|relaties|betrekkingen|dialoog|partnerschap|handelsrelatie|"
                                  "handelsbetrekkingen";

/// A compound in its parts: the parties, the tie, and how many words it takes.
struct Pair {
    std::string first, second, tie;
    std::size_t words = 0;
};

/// "EU–VS" with a dash is "EU-VS".
std::string with_hyphens(std::string text) {
    constexpr std::string_view dash = "–";
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash)) {
        text.replace(at, dash.size(), 1, '-');
    }
    return text;
}

std::optional<Pair> pair_at(const SentenceWork& sentence, std::size_t i) {
    const std::string text = with_hyphens(sentence.words[i].text);
    const std::size_t one = text.find('-');
    if (one == std::string::npos) {
        return std::nullopt;
    }
    const std::size_t two = text.find('-', one + 1);
    if (two == std::string::npos) {
        const std::string_view next = sentence.word(i + 1);
        return one_of(next, ties) ? std::optional{Pair{text.substr(0, one), text.substr(one + 1), std::string{next}, 2}}
                                  : std::nullopt;
    }
    const std::string tie = lower_case(text.substr(two + 1));
    return one_of(tie, ties) ? std::optional{Pair{text.substr(0, one), text.substr(one + 1, two - one - 1), tie, 1}}
                             : std::nullopt;
}

/// The actor that the gazetteer knows by this one word.
std::optional<std::string> party(const Gazetteer& gazetteer, std::string_view part) {
    const std::vector<Word> words = plain_words(part);
    for (const std::size_t n :
         words.empty() ? std::span<const std::size_t>{} : gazetteer.names_beginning(words[0].lower)) {
        const Gazetteer::Name& name = gazetteer.names()[n];
        const Entity& entity = gazetteer.entries()[name.entry].entity;
        if (entity.entity_class == EntityClass::actor && name.words.size() == 1 &&
            name.form != Gazetteer::NameForm::nominal && name.form != Gazetteer::NameForm::adjective &&
            name.matches(words)) {
            return entity.id;
        }
    }
    return std::nullopt;
}

}  // namespace

void find_paired_topics(Letter& letter) {
    for (SentenceWork& sentence : letter.sentences()) {
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const std::optional<Pair> pair = pair_at(sentence, i);
            const auto first = pair ? party(letter.gazetteer(), pair->first) : std::nullopt;
            const auto second = first ? party(letter.gazetteer(), pair->second) : std::nullopt;
            if (!second) {
                continue;
            }
            std::erase_if(sentence.hits, [&](const Hit& h) { return h.first == i && h.last == i + 1; });
            Entity topic = make_topic(fmt::format("{}-{}-{}", pair->first, pair->second, pair->tie));
            letter.hit(sentence, i, i + pair->words, letter.add(std::move(topic)), "name");
            for (const std::string& id : {*first, *second}) {
                letter.hit(sentence, i, i + 1, letter.add(letter.known(id)), "name");
            }
        }
    }
}

}  // namespace dossier::loaders::find
