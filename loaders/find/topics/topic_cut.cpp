#include "loaders/find/topics/topic_cut.hpp"

#include <algorithm>
#include <utility>

#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// How many words what tells which one may have, and how many all that hangs on a noun.
constexpr std::size_t longest_complement = 6;
constexpr std::size_t longest_chain = 12;

/// Nouns of what one thinks of something.
constexpr std::string_view views = "visie|kijk|standpunt|positie|mening|opvatting|inzet";

class Cutter {
public:
    Cutter(const Letter& letter, const SentenceWork& sentence, const Clause& clause)
        : letter_{letter}, sentence_{sentence}, phrases_{clause.phrases} {}

    [[nodiscard]] TopicCut cut(std::size_t phrase) const {
        const Phrase& p = phrases_[phrase];
        const Word& noun = sentence_.words[p.head];
        TopicCut cut;
        const bool determined = sentence_.words[p.first].word_class == WordClass::determiner && p.first < p.head;
        cut.whole = p.first + (determined ? 1 : 0);
        cut.described = begin_of_description(sentence_, p.head, p.first);
        cut.head = p.head;
        cut.noun_end = p.head + 1;
        cut.done = noun.tag.starts_with("WW(inf,nom");
        cut.general = said_in_every_letter(noun.lemma);
        if (phrase > 0 && p.attached && one_of(p.preposition, "van|voor|tegen|tot|aan")) {
            cut.host = phrases_[phrase - 1].head;
        }
        cut.told_end = cut.noun_end;
        if (phrase + 1 < phrases_.size() && tells(phrase, phrase + 1)) {
            cut.told_end = phrases_[phrase + 1].last;
            cut.what = phrases_[phrase + 1].first;
            cut.whose = phrases_[phrase + 1].preposition == "van" && is_actor(phrases_[phrase + 1].head);
        }
        cut.chain_end = std::max(cut.told_end, end_of_chain(phrase));
        return cut;
    }

private:
    /// Does the phrase hang on the one before, right behind it?
    [[nodiscard]] bool hangs(std::size_t next, std::size_t end) const {
        const Phrase& p = phrases_[next];
        // "wees het verbod van de hand", "stelde X aan de orde": that belongs to the verb.
        const bool idiom = one_of(p.preposition, "van|aan|op|in") && p.head == p.first + 1 &&
                           one_of(sentence_.words[p.head].lemma, "hand|orde|kaak|tafel|weg");
        return !idiom && p.attached && !p.joined && !p.temporal && !p.preposition.empty() && p.first <= end + 1;
    }

    /// "verbod op kolencentrales", "verdeling van asielzoekers": a noun is told by what hangs on it; not so "gegevens
    /// met de toezichthouder", which says of a general noun who has to do with it.
    [[nodiscard]] bool tells(std::size_t phrase, std::size_t next) const {
        const Phrase& p = phrases_[phrase];
        const Phrase& which = phrases_[next];
        const Word& what = sentence_.words[which.head];
        const bool says = what.word_class != WordClass::numeral && !what.tag.starts_with("VNW") &&
                          !what.lower.ends_with('-') && !one_of(sentence_.word(which.first), "dit|deze|die|dat");
        if (!hangs(next, p.last) || which.first != p.last + 1 || which.last > p.last + longest_complement || !says) {
            return false;
        }
        if (!said_in_every_letter(sentence_.words[p.head].lemma)) {
            return true;
        }
        return !one_of(which.preposition, "met|door|bij") && !said_in_every_letter(what.lemma);
    }

    [[nodiscard]] bool is_actor(std::size_t word) const {
        return std::ranges::any_of(sentence_.hits, [&](const Hit& h) {
            return h.first <= word && word < h.last && letter_.is(h.entity, EntityClass::actor) &&
                   letter_.entity(h.entity).kind != "Group";
        });
    }

    [[nodiscard]] std::size_t end_of_chain(std::size_t phrase) const {
        std::size_t last = phrases_[phrase].last;
        for (std::size_t k = phrase + 1; k < phrases_.size() && hangs(k, last); ++k) {
            const Phrase& next = phrases_[k];
            // "in kaart brengen", "ter sprake brengen": the preposition's bare noun belongs to the verb.
            const bool idiom = (next.preposition == "in" && next.last == next.first + 1 && !next.named) ||
                               one_of(next.preposition, "ter|ten");
            if (idiom || next.last > phrases_[phrase].last + longest_chain) {
                break;
            }
            last = next.last;
        }
        return last;
    }

    const Letter& letter_;
    const SentenceWork& sentence_;
    const std::vector<Phrase>& phrases_;
};

}  // namespace

std::size_t begin_of_description(const SentenceWork& sentence, std::size_t noun, std::size_t floor) {
    const auto adjective = [&](std::size_t i) { return sentence.words[i].word_class == WordClass::adjective; };
    const auto half = [&](std::size_t i) { return sentence.word(i).size() > 1 && sentence.word(i).ends_with('-'); };
    std::size_t first = noun;
    while (first > floor) {
        const bool tells = adjective(first - 1) && !is_plain_adjective(sentence.words[first - 1]);
        const bool link = one_of(sentence.word(first - 1), "en|of|,") && first - 1 > floor &&
                          (half(first - 2) || (adjective(first - 2) && first < noun && adjective(first)));
        if (!tells && !half(first - 1) && !link) {
            break;
        }
        --first;
    }
    while (first < noun && one_of(sentence.word(first), "en|of|,")) {
        ++first;
    }
    return first;
}

TopicCut cut_topic(const Letter& letter, const SentenceWork& sentence, const Clause& clause, std::size_t phrase) {
    return Cutter{letter, sentence, clause}.cut(phrase);
}

std::optional<TopicCut> cut_at(const Letter& letter, const SentenceWork& sentence, std::size_t word) {
    for (const Clause& clause : sentence.clauses) {
        const auto phrase = std::ranges::find(clause.phrases, word, &Phrase::head);
        if (phrase != clause.phrases.end()) {
            return cut_topic(letter, sentence, clause, static_cast<std::size_t>(phrase - clause.phrases.begin()));
        }
    }
    return std::nullopt;
}

std::vector<std::string> lengths_of(const SentenceWork& sentence, const TopicCut& cut) {
    std::vector<std::string> said;
    const auto add = [&](std::size_t from, std::size_t to) {
        std::string words = sentence.printed(from, to);
        if (words.find_first_of("(;") == std::string::npos && !said_in_every_letter(words) &&
            std::ranges::find(said, words) == said.end()) {
            said.push_back(std::move(words));
        }
    };
    add(cut.described, cut.name_end());
    for (const std::size_t end : {cut.noun_end, cut.told_end, cut.chain_end}) {
        // "het terugdringen" says nothing of what is reduced.
        if (cut.done && end == cut.noun_end) {
            continue;
        }
        add(cut.whole, end);
        add(cut.described, end);
        add(cut.head, end);
    }
    if (cut.what && (cut.done || cut.general || one_of(sentence.words[cut.head].lemma, views))) {
        add(*cut.what, cut.told_end);
    }
    return said;
}

std::size_t add_topic(Letter& letter, SentenceWork& sentence, const TopicCut& cut) {
    Entity topic = make_topic(sentence.printed(cut.described, cut.name_end()));
    topic.aliases = lengths_of(sentence, cut);
    std::erase(topic.aliases, topic.name);
    const std::size_t index = letter.add(std::move(topic));
    letter.hit(sentence, cut.described, cut.name_end(), index, "name");
    return index;
}

}  // namespace dossier::loaders::find
