#include "loaders/find/grammar/phrases.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "loaders/find/grammar/phrase_lists.hpp"

namespace dossier::loaders::find {

namespace {

/// Words that govern a noun as prepositions do, whatever their tag: "conform de motie".
constexpr std::string_view like_prepositions =
    "conform|volgens|overeenkomstig|ingevolge|krachtens|blijkens|richting|wegens|niettegenstaande|ondanks";

/// Groups a clause's words into noun phrases.
class Phraser {
public:
    Phraser(const std::vector<Word>& words, std::span<const Unit> units, Clause& clause)
        : words_{words}, units_{units}, clause_{clause} {}

    void run() {
        std::string preposition;
        // "om de productie te verhogen": the word that opens the clause governs nothing.
        const std::size_t start = clause_.form == Clause::Form::infinitive && !clause_.opener.empty() ? 1 : 0;
        for (std::size_t k = start; k < clause_.words.size();) {
            const std::size_t i = clause_.words[k];
            const Word& w = words_[i];
            const bool unit = unit_at(i) != nullptr;
            if (std::ranges::find(clause_.particles, i) != clause_.particles.end()) {
                preposition.clear();
                ++k;
                continue;
            }
            if (const std::size_t length = unit ? 0 : aside(k); length > 0) {
                aside_ = preposition == "van" ? length : 0;
                k += length;
                continue;
            }
            if (const auto [length, meaning] = unit ? Compound{} : compound_preposition(k); length > 0) {
                preposition = meaning;
                k += length;
                continue;
            }
            if (!unit &&
                ((w.word_class == WordClass::preposition && !w.is("te")) || one_of(w.lower, like_prepositions))) {
                preposition = w.lower;
                ++k;
                continue;
            }
            if (!unit && !starts_phrase(w)) {
                if (w.word_class != WordClass::punctuation && w.word_class != WordClass::coordinator &&
                    w.word_class != WordClass::adverb) {
                    preposition.clear();
                }
                ++k;
                continue;
            }
            k = take(k, preposition);
            preposition.clear();
            aside_ = 0;
        }
    }

private:
    [[nodiscard]] const Unit* unit_at(std::size_t i) const {
        const auto found = std::ranges::find(units_, i, &Unit::first);
        return found == units_.end() ? nullptr : &*found;
    }

    /// Words that lead to a noun as one preposition does.
    struct Compound {
        std::size_t length = 0;    ///< 0 if there is none
        std::string_view meaning;  ///< the preposition that says the same
    };

    /// "ten aanzien van" is "over", "ten behoeve van" is "voor", "en marge van" is "tijdens".
    [[nodiscard]] Compound compound_preposition(std::size_t k) const {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> compounds{{
            {"net als", "evenals"},
            {"ten aanzien van", "over"},
            {"met betrekking tot", "over"},
            {"ten opzichte van", "tegenover"},
            {"in de richting van", "richting"},
            {"op het punt van", "over"},
            {"ten behoeve van", "voor"},
            {"ten gunste van", "voor"},
            {"en marge van", "tijdens"},
            {"in de marge van", "tijdens"},
            {"aan de vooravond van", "voorafgaand"},
        }};
        for (const auto& [compound, meaning] : compounds) {
            std::size_t length = 0;
            std::string_view rest = compound;
            while (!rest.empty() && k + length < clause_.words.size()) {
                const std::string_view word = rest.substr(0, rest.find(' '));
                if (words_[clause_.words[k + length]].lower != word) {
                    break;
                }
                rest.remove_prefix(std::min(rest.size(), word.size() + 1));
                ++length;
            }
            if (rest.empty()) {
                return {length, meaning};
            }
        }
        const std::string_view word = words_[clause_.words[k]].lower;
        // "Evenals A steunt B"; behind a noun it joins: "A, evenals B".
        if (k == 0 && (word == "evenals" || (word == "als" && clause_.form == Clause::Form::main))) {
            return {1, word};
        }
        return one_of(word, "inzake|omtrent|betreffende|aangaande") ? Compound{1, "over"} : Compound{};
    }

    /// "onder andere", "met name", "o.a.": words between a preposition and its noun that lead to none; how many.
    [[nodiscard]] std::size_t aside(std::size_t k) const {
        const std::string_view word = words_[clause_.words[k]].lower;
        const std::string_view next =
            k + 1 < clause_.words.size() ? std::string_view{words_[clause_.words[k + 1]].lower} : std::string_view{};
        if (one_of(word, "o.a.|o.m.|m.n.|bijv.|bv.|i.h.b.")) {
            return 1;
        }
        const bool two = (word == "onder" && one_of(next, "andere|meer")) || (word == "met" && next == "name");
        return two ? 2 : 0;
    }

    /// A country's adjective before its noun is an adjective: "de Russische agressie".
    [[nodiscard]] bool adjectival(const Unit& unit) const {
        const bool one = unit.last == unit.first + 1 && words_[unit.first].word_class == WordClass::adjective;
        if (!one || unit.temporal || unit.last >= words_.size()) {
            return false;
        }
        const Word& next = words_[unit.last];
        const bool led = next.nominal() || next.word_class == WordClass::adjective;
        const bool shared = one_of(next.lower, "en|of") && unit.last + 1 < words_.size() &&
                            words_[unit.last + 1].word_class == WordClass::adjective;
        return led || shared;
    }

    /// "een flexibel, economisch en financieel akkoord": adjectives that share their noun.
    [[nodiscard]] bool joins_adjectives(std::size_t k) const {
        const std::size_t i = clause_.words[k];
        if (i > 0 && one_of(words_[i].lower, "en|of") && half_word(i - 1)) {
            return true;
        }
        return one_of(words_[i].lower, "en|of|,") && i > 0 && i + 1 < words_.size() &&
               words_[i - 1].word_class == WordClass::adjective && words_[i + 1].word_class == WordClass::adjective &&
               words_[i + 1].tag.find("prenom") != std::string::npos;
    }

    /// "kennis-" of "kennis- en innovatiepartners".
    [[nodiscard]] bool half_word(std::size_t i) const {
        return words_[i].lower.ends_with('-') && i + 1 < words_.size() && one_of(words_[i + 1].lower, "en|of");
    }

    /// "het zo snel mogelijk hervatten": what stands between "het" and an infinitive used as a noun.
    [[nodiscard]] std::optional<std::size_t> nominal_infinitive(std::size_t k) const {
        if (!words_[clause_.words[k]].is("het")) {
            return std::nullopt;
        }
        for (std::size_t j = k + 1; j < std::min(k + 6, clause_.words.size()); ++j) {
            const Word& w = words_[clause_.words[j]];
            if (w.tag.starts_with("WW(inf,nom")) {
                return j;
            }
            if (w.word_class != WordClass::adverb && w.word_class != WordClass::adjective) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// "EU", "OVSE": capitals alone.
    [[nodiscard]] static bool abbreviation(const Word& w) {
        return w.text.size() >= 2 && std::ranges::all_of(w.text, [](char c) { return c >= 'A' && c <= 'Z'; });
    }

    [[nodiscard]] static bool proper(const Word& w) {
        return w.tag.starts_with("N(eigen") || w.tag.starts_with("SPEC(deeleigen");
    }

    [[nodiscard]] static bool starts_phrase(const Word& w) {
        const bool personal = w.tag.starts_with("VNW(pers") || w.tag.starts_with("VNW(onbep,pron");
        return w.nominal() || w.word_class == WordClass::determiner || w.tag.starts_with("VNW(onbep") ||
               w.word_class == WordClass::numeral || personal ||
               (w.word_class == WordClass::adjective && w.tag.find("prenom") != std::string::npos) ||
               (w.word_class == WordClass::pronoun &&
                (w.tag.find("prenom") != std::string::npos || w.tag.starts_with("VNW(aanw,pron")));
    }

    std::size_t take(std::size_t k, const std::string& preposition) {
        const std::size_t begin = k;
        Phrase phrase;
        phrase.first = clause_.words[k];
        std::size_t last = phrase.first;
        bool headed = false;
        if (const std::optional<std::size_t> infinitive = nominal_infinitive(k)) {
            phrase.head = last = clause_.words[*infinitive];
            k = *infinitive + 1;
            return finish(phrase, last, preposition, k);
        }
        while (k < clause_.words.size()) {
            const std::size_t i = clause_.words[k];
            // "de (door Nederland gesteunde) wet": between article and noun a clause of its own may be cut out.
            if (k > begin && i != clause_.words[k - 1] + 1 &&
                (headed || !(words_[i - 1].participial() || words_[i - 1].participle()))) {
                break;
            }
            // "vond een gedachtewisseling plaats over X": the noun that is part of the verb is none of the phrase.
            if (headed && std::ranges::find(clause_.particles, i) != clause_.particles.end()) {
                break;
            }
            const Word& w = words_[i];
            if (!headed && k > begin && joins_adjectives(k)) {
                ++k;
                continue;
            }
            if (const Unit* unit = unit_at(i); unit && !adjectival(*unit)) {
                if (headed && (unit->temporal || !unit->named)) {
                    break;
                }
                if (headed && words_[last].word_class != WordClass::name && words_[last].plural()) {
                    break;
                }
                // "heeft Canada Rusland opgeroepen": two names side by side are two.
                const bool another = unit->acts && unit->last == unit->first + 1 && phrase.acts &&
                                     last == phrase.first && proper(words_[last]) && proper(words_[unit->first]);
                if (headed && another) {
                    break;
                }
                while (k < clause_.words.size() && clause_.words[k] < unit->last) {
                    ++k;
                }
                last = unit->last - 1;
                phrase.head = last;
                phrase.temporal = unit->temporal;
                phrase.named = unit->named;
                phrase.acts = unit->acts;
                headed = true;
                if (unit->temporal) {
                    break;
                }
                continue;
            }
            if (!headed && half_word(i)) {
                last = i;
                ++k;
                continue;
            }
            const bool determiner = w.word_class == WordClass::determiner;
            // "een aantal andere lidstaten": the noun of number is not the head.
            if (headed && one_of(words_[last].lemma, "aantal|reeks|paar|tal|tweetal|drietal|meerderheid") &&
                ((w.word_class == WordClass::adjective && w.tag.find("prenom") != std::string::npos) ||
                 (w.nominal() && w.plural()))) {
                headed = false;
            }
            if (headed && (determiner || !(w.nominal() || w.word_class == WordClass::adjective))) {
                break;
            }
            if (headed && w.word_class == WordClass::adjective && w.tag.find("prenom") == std::string::npos) {
                break;
            }
            // "de EU contraterrorismecoördinator": a short form before a noun is no more than its first part.
            const bool first_part = phrase.named && abbreviation(words_[last]) && w.word_class == WordClass::noun &&
                                    !w.capitalised() && !words_[last].plural();
            if (first_part) {
                phrase.named = phrase.acts = false;
            }
            if (headed && w.nominal() && (words_[last].plural() || phrase.named)) {
                break;
            }
            if (!headed && !starts_phrase(w) && w.word_class != WordClass::adjective) {
                break;
            }
            if (headed && w.word_class == WordClass::adjective) {
                break;
            }
            last = i;
            if (w.nominal() || w.word_class == WordClass::pronoun || w.word_class == WordClass::numeral) {
                phrase.head = i;
                headed = headed || w.nominal() || w.tag.starts_with("VNW(pers");
            }
            ++k;
        }
        return finish(phrase, last, preposition, std::max(k, begin + 1));
    }

    std::size_t finish(Phrase phrase, std::size_t last, const std::string& preposition, std::size_t next) {
        if (phrase.head < phrase.first) {
            phrase.head = last;
        }
        phrase.last = last + 1;
        phrase.preposition = preposition;
        link(phrase);
        clause_.phrases.push_back(phrase);
        return next;
    }

    /// "zowel A als B".
    [[nodiscard]] bool joins_both(const Phrase& before, std::size_t i) const {
        return words_[i].is("als") && before.first > 0 && words_[before.first - 1].is("zowel");
    }

    [[nodiscard]] static bool opens_quote(const Word& word) { return one_of(word.text, "«|“|„|‘|\"|'|''"); }

    /// Behind "(de Commissie)", if that stands here: what is in brackets is a clause of its own.
    [[nodiscard]] std::size_t behind_brackets(std::size_t word) const {
        if (word >= words_.size() || !words_[word].is("(")) {
            return word;
        }
        for (std::size_t i = word + 1; i < words_.size() && !words_[i].is("("); ++i) {
            if (words_[i].is(")")) {
                return i + 1;
            }
        }
        return word;
    }

    /// Coordination and attachment to the phrase before.
    void link(Phrase& phrase) const {
        if (clause_.phrases.empty() || phrase.temporal) {
            return;
        }
        const Phrase& before = clause_.phrases.back();
        if (before.temporal) {
            return;
        }
        const std::size_t gap_from = behind_brackets(before.last);
        const std::size_t gap_to = phrase.first - (phrase.preposition.empty() ? 0 : 1 + aside_);
        bool joined = gap_to > gap_from;
        for (std::size_t i = gap_from; i < gap_to && joined; ++i) {
            joined = one_of(words_[i].lower,
                            ",|en|of|alsmede|evenals|alsook|respectievelijk|ook|waaronder|te|weten|namelijk") ||
                     joins_both(before, i);
        }
        if (phrase.preposition.empty() && gap_to == gap_from + 1 && opens_quote(words_[gap_from])) {
            // "onder het punt «diversen»": what is quoted names the noun before it.
            phrase.attached = true;
            phrase.preposition = before.preposition;
        } else if (joined) {
            if (phrase.preposition.empty()) {
                phrase.joined = true;
                phrase.preposition = before.preposition;
                phrase.attached = before.attached;
                const bool outer = before.attached && goes_on_outside(phrase, words_[gap_from].is(","));
                for (auto host = clause_.phrases.rbegin(); outer && host != clause_.phrases.rend(); ++host) {
                    if (!host->attached) {
                        phrase.preposition = host->preposition;
                        phrase.attached = false;
                        break;
                    }
                }
            } else {
                phrase.joined = phrase.preposition == before.preposition;
                phrase.attached = phrase.joined && before.attached;
            }
        } else if (phrase.preposition.empty() && gap_from == gap_to && !before.preposition.empty() && titles(phrase)) {
            // "tijdens de begrotingsbehandeling Asiel en Migratie": what it is called.
            phrase.attached = true;
            phrase.preposition = before.preposition;
        } else if (!phrase.preposition.empty() && gap_from == gap_to) {
            const Word& head = words_[before.head];
            phrase.attached = phrase.preposition == "van" || head.nominal();
        } else if (phrase.preposition == "van") {
            phrase.attached = follows_verbs(before, gap_from, gap_to);
        }
    }

    /// "heeft het belang benadrukt van X": what hangs on the noun stands behind the verbs.
    [[nodiscard]] bool follows_verbs(const Phrase& before, std::size_t from, std::size_t to) const {
        bool verbs = one_of(words_[before.head].lemma, "belang|noodzaak|urgentie|waarde|meerwaarde");
        for (std::size_t i = from; i < to && verbs; ++i) {
            verbs = words_[i].word_class == WordClass::verb || words_[i].is("te");
        }
        return verbs;
    }

    /// Does the phrase begin with a capital right behind a common noun without one?
    [[nodiscard]] bool titles(const Phrase& phrase) const {
        const Word& before = words_[phrase.first - 1];
        return before.word_class == WordClass::noun && !before.capitalised() && !phrase.acts &&
               words_[phrase.first].capitalised();
    }

    /// "over de oorlog tegen A, de situatie in B": a comma and an article go on with the outer list. So do an
    /// infinitive after an infinitive ("het ontmantelen van A, versterken van B") and what follows in such a list.
    [[nodiscard]] bool goes_on_outside(const Phrase& phrase, bool comma) const {
        const Phrase& before = clause_.phrases.back();
        // "met de overheden van A en B, vakbonden en bedrijven": "en" closed the list that hangs on the first.
        if (before.joined && before.first > 0 && one_of(words_[before.first - 1].lower, "en|of")) {
            return true;
        }
        const bool article = words_[phrase.first].word_class == WordClass::determiner;
        if (article && comma) {
            return !before.joined;
        }
        const auto host =
            std::find_if(clause_.phrases.rbegin(), clause_.phrases.rend(), [](const Phrase& p) { return !p.attached; });
        if (host == clause_.phrases.rend()) {
            return false;
        }
        // "met partners in de keten en medeoverheden": who acts goes on with who acts.
        if (host->acts && phrase.acts && !before.acts && !before.joined) {
            return true;
        }
        const bool actions =
            words_[host->head].tag.starts_with("WW(inf,nom") && words_[phrase.head].tag.starts_with("WW(inf,nom");
        return (comma && actions) || (host->joined && (comma || article));
    }

    const std::vector<Word>& words_;
    std::span<const Unit> units_;
    Clause& clause_;
    std::size_t aside_ = 0;  ///< words between the preposition that was read and its noun: "van onder andere X"
};

}  // namespace

void add_phrases(const std::vector<Word>& words, std::span<const Unit> units, Clause& clause) {
    Phraser{words, units, clause}.run();
    settle_lists(words, clause);
}

}  // namespace dossier::loaders::find
