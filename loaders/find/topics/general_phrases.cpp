#include "loaders/find/topics/general_phrases.hpp"

#include <algorithm>
#include <string_view>

#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/topic_cut.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns that say how far something is, or what one thinks of it, whatever hangs on them.
constexpr std::string_view of_no_field = "oplossing|ontwerp|gegevens|voorkeur|voorbereiding|goedkeuring|instemming|"
                                         "overeenstemming|besluitvorming|publicatie|"
                                         "behandeling|bespreking|toelichting|conclusie|presentatie|beoordeling|"
                                         "afspraak|opmerking|advies|proces|fase|methode";

}  // namespace

std::optional<std::size_t> topic_of_general_phrase(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                                   std::size_t phrase) {
    constexpr std::size_t longest = 4;
    if (phrase + 1 >= clause.phrases.size()) {
        return std::nullopt;
    }
    const Phrase& general = clause.phrases[phrase];
    const Phrase& behind = clause.phrases[phrase + 1];
    const Word& noun = sentence.words[general.head];
    const bool hangs = behind.attached && !behind.joined && !behind.temporal && !behind.preposition.empty() &&
                       behind.first == general.last + 1 && behind.last <= behind.first + longest &&
                       sentence.words[behind.head].nominal() && !is_never_subject(sentence.words[behind.head].lemma) &&
                       !one_of(sentence.word(behind.first), "deze|dit|die|dat|een");
    const bool tells = noun.tag.starts_with("N(soort") && !general.named && !general.temporal &&
                       said_in_every_letter(noun.lemma) && !is_general_noun(noun.lemma) &&
                       !one_of(noun.lemma, of_no_field) && !kind_of_name(noun.lemma) && !is_never_subject(noun.lemma) &&
                       !behind.acts;
    const bool known = std::ranges::any_of(sentence.hits, [&](const Hit& h) {
        return letter.is(h.entity, EntityClass::topic) && h.first <= general.head && general.head < h.last;
    });
    if (!hangs || !tells || known) {
        return std::nullopt;
    }
    TopicCut cut = cut_topic(letter, sentence, clause, phrase);
    cut.told_end = behind.last;
    cut.chain_end = std::max(cut.chain_end, cut.told_end);
    return add_topic(letter, sentence, cut);
}

}  // namespace dossier::loaders::find
