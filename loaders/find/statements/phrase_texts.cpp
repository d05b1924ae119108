#include "loaders/find/statements/phrase_texts.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/topics/general_words.hpp"

namespace dossier::loaders::find {

namespace {

/// Texts that are adopted though nothing says which.
constexpr std::string_view adopted_texts =
    "verklaring|memorandum|convenant|resolutie|akkoord|overeenkomst|wetsvoorstel|verdrag|oriëntatie|raadsconclusie|"
    "onderhandelingsmandaat|raadsbesluit|raadspositie";
/// What a compound ends with that is a text, its first part saying what it is for.
constexpr std::string_view compound_texts = "plan|verordening|richtlijn|verdrag|akkoord|overeenkomst|pact|fonds|wet";

bool says_what_for(const Word& noun) {
    constexpr std::size_t shortest_field = 4;
    const auto ends = [&](std::string_view text) {
        return noun.lemma.ends_with(text) && noun.lemma.size() >= text.size() + shortest_field;
    };
    return noun.word_class == WordClass::noun && !said_in_every_letter(noun.lemma) &&
           !first_of(compound_texts, ends).empty();
}

}  // namespace

std::optional<std::size_t> text_of_phrase(Letter& letter, SentenceWork& sentence, const Phrase& phrase, bool adopted) {
    const Word& head = sentence.words[phrase.head];
    if (!(says_what_for(head) || (adopted && one_of(head.lemma, adopted_texts))) ||
        sentence.taken(phrase.head, phrase.head + 1)) {
        return std::nullopt;
    }
    std::size_t first = phrase.head;
    while (first > phrase.first && sentence.words[first - 1].word_class == WordClass::adjective) {
        --first;
    }
    const std::string name = sentence.printed(first, phrase.head + 1);
    Entity text = make_entity(EntityClass::instrument, "instrument/" + slug(name), name,
                              kind_of_name(head.lemma).value_or("plan"));
    const std::size_t index = letter.add(std::move(text));
    letter.hit(sentence, first, phrase.head + 1, index, "name");
    return index;
}

}  // namespace dossier::loaders::find
