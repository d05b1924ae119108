#include "loaders/find/topics/terms.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "loaders/find/actors/groups.hpp"
#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/policy_nouns.hpp"
#include "loaders/find/topics/topic_cut.hpp"
#include "loaders/find/topics/topic_lengths.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

struct Place {
    std::size_t sentence = 0, first = 0, last = 0;
};

/// Where a term is said; its name is how it was said first.
struct Term {
    std::string name;
    std::vector<Place> places;
    std::set<std::size_t> sentences;
    bool led = false;       ///< hangs on a noun: "bestrijding van kinderarbeid"
    bool telling = false;   ///< its adjective tells of what field it is
    bool compound = false;  ///< its parts tell that it is policy

    void add(std::string said, Place place) {
        if (name.empty()) {
            name = std::move(said);
        }
        places.push_back(place);
        sentences.insert(place.sentence);
    }
};

/// Nouns with what says more of them; keys are lemmas, so that "ultrafijne stof" is "ultrafijn stof".
class TermFinder {
public:
    explicit TermFinder(Letter& letter) : letter_{letter} {}

    void run() {
        for (std::size_t s = 0; s < letter_.sentences().size(); ++s) {
            const SentenceWork& sentence = letter_.sentences()[s];
            for (std::size_t i = 0; i < sentence.words.size(); ++i) {
                if (may_head(sentence, i)) {
                    collect(s, i);
                }
            }
        }
        described();
        compounds();
    }

private:
    static constexpr std::size_t shortest_compound = 10;

    /// In how many sentences a compound must be said to be the letter's term: a short letter repeats little.
    [[nodiscard]] std::size_t often() const { return letter_.is_short() ? 2 : 3; }

    /// "M-fregatten", "ASW-fregat", "Zvw-pgb": a short form tells which.
    [[nodiscard]] static bool lettered(const Word& w) {
        constexpr std::size_t shortest_noun = 3;
        const std::size_t hyphen = w.text.rfind('-');
        return hyphen != std::string::npos && hyphen > 0 && w.text.size() > hyphen + shortest_noun &&
               w.text[hyphen + 1] >= 'a' && w.text[hyphen + 1] <= 'z' && w.capitalised();
    }

    [[nodiscard]] bool may_head(const SentenceWork& sentence, std::size_t i) const {
        const Word& w = sentence.words[i];
        const bool common = w.tag.starts_with("N(soort");
        const bool small = !w.capitalised() || i == 0 || lettered(w);
        const std::optional<std::string> kind = kind_of_name(w.lemma);
        const bool text = kind.has_value() || w.lemma.ends_with("rapport") || is_procedural_compound(w.lower);
        // "circulaire bouwmaterialen": the first of two nouns only says more of the second.
        const bool attribute = i + 1 < sentence.words.size() && sentence.words[i + 1].tag.starts_with("N(soort");
        return common && !attribute && small && w.lower.size() >= 4 && !is_never_subject(w.lemma) && !text &&
               !is_role_noun(w) && !sentence.taken(i, i + 1) && w.lower.find('/') == std::string::npos;
    }

    /// "de druk van de vluchtelingenstroom", "criteria voor inkomenssteun": what a noun leads to.
    [[nodiscard]] static bool led_by_noun(const SentenceWork& sentence, std::size_t i) {
        while (i > 0 && (sentence.words[i - 1].word_class == WordClass::determiner ||
                         sentence.words[i - 1].word_class == WordClass::adjective)) {
            --i;
        }
        return i > 1 && one_of(sentence.word(i - 1), "van|voor|tegen") && sentence.words[i - 2].nominal();
    }

    void collect(std::size_t s, std::size_t i) {
        const SentenceWork& sentence = letter_.sentences()[s];
        const Word& noun = sentence.words[i];
        if (!said_in_every_letter(noun.lemma) && (noun.lemma.size() >= shortest_compound || lettered(noun))) {
            Term& term = single_[noun.lemma];
            term.add(noun.lower, {s, i, i + 1});
            term.led = term.led || led_by_noun(sentence, i);
            term.compound = term.compound || is_policy_compound(noun);
        }
        if (i == 0 || (sentence.taken(i - 1, i) && !of_country(sentence, i - 1))) {
            return;
        }
        const Word& adjective = sentence.words[i - 1];
        const bool describes = (adjective.tag.starts_with("ADJ(prenom") || adjective.tag.starts_with("WW(od,prenom") ||
                                adjective.participial()) &&
                               (!adjective.capitalised() || of_country(sentence, i - 1)) &&
                               !is_plain_adjective(adjective);
        // What an adjective makes a policy of: "nationale maatregelen", "non-lethale steun".
        const bool sayable = !said_in_every_letter(noun.lemma) ||
                             one_of(noun.lemma, "maatregel|steun|samenwerking|beleid|missie|regelgeving");
        // "strategische uitdagingen van het bondgenootschap": a noun of argument is told by what hangs on it too.
        const std::optional<TopicCut> cut = cut_at(letter_, sentence, i);
        const std::size_t end = cut ? cut->told_end : i + 1;
        if (is_field_adjective(adjective) && !adjective.capitalised() && !sayable && !is_general_noun(noun.lemma) &&
            end > i + 1 && letter_.is_short()) {
            Term& term = pairs_[adjective.lemma + " " + lower_case(sentence.printed(i, end))];
            term.add(sentence.printed(i - 1, end), {s, i - 1, end});
            term.telling = true;
        }
        const bool whose = of_country(sentence, i - 1);
        if (describes && sayable && (!whose || is_policy_compound(noun))) {
            Term& term = pairs_[adjective.lemma + " " + noun.lemma];
            term.add(sentence.printed(i - 1, i + 1), {s, i - 1, i + 1});
            term.telling = is_field_adjective(adjective) || (whose && is_policy_compound(noun)) ||
                           (adjective.tag.starts_with("ADJ(prenom") && noun.lemma.size() >= shortest_compound);
        }
    }

    /// "Poolse" in "Poolse rechtsstaat": whose it is tells which; "Nederlandse" and "Europese" go without saying.
    [[nodiscard]] bool of_country(const SentenceWork& sentence, std::size_t i) const {
        return !one_of(sentence.word(i), "nederlandse|nederlands|europese|europees") &&
               std::ranges::any_of(sentence.hits, [&](const Hit& h) {
                   return h.first == i && h.last == i + 1 && h.how == "alias" &&
                          letter_.entity(h.entity).kind == "Country" &&
                          sentence.words[i].word_class == WordClass::adjective;
               });
    }

    /// A pair said twice; a compound's occasional adjective ("lokale luchtkwaliteit") is not part of its name.
    void described() {
        for (auto& [key, term] : pairs_) {
            const std::string noun = key.substr(key.find(' ') + 1);
            const auto whole = single_.find(noun);
            const bool occasional = whole != single_.end() && whole->second.sentences.size() >= often() &&
                                    term.sentences.size() * 2 < whole->second.sentences.size();
            // A short letter says its subjects once: "buitensporige begrotingstekorten".
            const bool once = letter_.is_short() && term.telling && !said_in_every_letter(noun);
            if ((term.sentences.size() >= 2 || once) && !occasional) {
                name(term);
            }
        }
    }

    void compounds() {
        for (auto& [lemma, term] : single_) {
            const bool once = letter_.is_short() && (term.led || (term.compound && !holds_another(lemma)));
            if (term.sentences.size() >= often() || once) {
                name(term);
            }
        }
    }

    /// "leveringszekerheidssituatie" beside "leveringszekerheid" is the same subject.
    [[nodiscard]] bool holds_another(std::string_view lemma) const {
        const auto holds = [&](std::string_view other) {
            return other.size() < lemma.size() && (lemma.starts_with(other) || lemma.ends_with(other));
        };
        constexpr std::size_t shortest_topic = 7;
        return std::ranges::any_of(single_,
                                   [&](const auto& other) { return other.second.compound && holds(other.first); }) ||
               std::ranges::any_of(letter_.entities(), [&](const Entity& e) {
                   return e.entity_class == EntityClass::topic && e.name.size() >= shortest_topic && holds(e.name);
               });
    }

    void name(const Term& term) {
        const Place& said = term.places.front();
        const bool shouted = term.name.size() > 1 && lower_case(term.name.substr(0, 2)) != term.name.substr(0, 2) &&
                             !of_country(letter_.sentences()[said.sentence], said.first);
        const std::string text = shouted ? lower_case(term.name.substr(0, 1)) + term.name.substr(1) : term.name;
        std::vector<Place> free;
        for (const Place& place : term.places) {
            // A country's adjective inside a topic stays a mention of the country.
            const SentenceWork& sentence = letter_.sentences()[place.sentence];
            const std::size_t first =
                place.last - place.first == 2 && of_country(sentence, place.first) ? place.first + 1 : place.first;
            const std::size_t last = place.last - place.first > 2 ? place.first + 2 : place.last;
            if (!sentence.taken(first, last)) {
                free.push_back(place);
            }
        }
        if (free.empty() || (free.size() < 2 && term.places.size() >= 2)) {
            return;
        }
        const std::size_t topic = letter_.add(make_topic(text));
        for (const Place& place : free) {
            SentenceWork& sentence = letter_.sentences()[place.sentence];
            add_said_lengths(letter_, topic, sentence, place.first, place.last);
            letter_.hit(sentence, place.first, place.last, topic, "name");
        }
    }

    Letter& letter_;
    std::map<std::string, Term> single_, pairs_;
};

}  // namespace

void find_terms(Letter& letter) { TermFinder{letter}.run(); }

}  // namespace dossier::loaders::find
