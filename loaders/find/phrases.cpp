#include "loaders/find/phrases.hpp"

#include <algorithm>
#include <optional>
#include <string>

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
            if (const std::size_t length = unit ? 0 : compound_preposition(k); length > 0) {
                preposition = "over";
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
        }
    }

private:
    [[nodiscard]] const Unit* unit_at(std::size_t i) const {
        const auto found = std::ranges::find(units_, i, &Unit::first);
        return found == units_.end() ? nullptr : &*found;
    }

    /// "ten aanzien van", "met betrekking tot": several words that say "over"; how many, or 0.
    [[nodiscard]] std::size_t compound_preposition(std::size_t k) const {
        const auto word = [&](std::size_t at) {
            return at < clause_.words.size() ? std::string_view{words_[clause_.words[at]].lower} : std::string_view{};
        };
        const bool regard = (word(k) == "ten" && word(k + 1) == "aanzien" && word(k + 2) == "van") ||
                            (word(k) == "met" && word(k + 1) == "betrekking" && word(k + 2) == "tot");
        return regard ? 3 : one_of(word(k), "inzake|omtrent|betreffende|aangaande") ? 1 : 0;
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

    /// "economische en financiële ontwikkelingen": adjectives that share their noun.
    [[nodiscard]] bool joins_adjectives(std::size_t k) const {
        const std::size_t i = clause_.words[k];
        if (i > 0 && one_of(words_[i].lower, "en|of") && half_word(i - 1)) {
            return true;
        }
        return one_of(words_[i].lower, "en|of") && i > 0 && i + 1 < words_.size() &&
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

    /// Coordination and attachment to the phrase before.
    void link(Phrase& phrase) const {
        if (clause_.phrases.empty() || phrase.temporal) {
            return;
        }
        const Phrase& before = clause_.phrases.back();
        if (before.temporal) {
            return;
        }
        const std::size_t gap_from = before.last;
        const std::size_t gap_to = phrase.first - (phrase.preposition.empty() ? 0 : 1);
        bool joined = gap_to > gap_from;
        for (std::size_t i = gap_from; i < gap_to && joined; ++i) {
            joined = one_of(words_[i].lower, ",|en|of|alsmede|evenals|alsook|respectievelijk|ook|waaronder");
        }
        if (phrase.preposition.empty() && words_[phrase.first - 1].is("(") && gap_to == gap_from + 1) {
            // A short form in brackets is the thing before it once more.
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
        } else if (!phrase.preposition.empty() && gap_from == gap_to) {
            const Word& head = words_[before.head];
            phrase.attached = phrase.preposition == "van" || head.nominal();
        }
    }

    /// "over de oorlog tegen A, de situatie in B": a comma and an article go on with the outer list. So do an
    /// infinitive after an infinitive ("het ontmantelen van A, versterken van B") and what follows in such a list.
    [[nodiscard]] bool goes_on_outside(const Phrase& phrase, bool comma) const {
        const Phrase& before = clause_.phrases.back();
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
};

/// "over de agressie tegen A, B en diplomatie": a list that hangs on an actor and ends with none is that of the noun
/// before the actor.
void free_mixed_lists(Clause& clause) {
    for (std::size_t p = 1; p + 1 < clause.phrases.size(); ++p) {
        const Phrase host = clause.phrases[p - 1];
        const Phrase& nested = clause.phrases[p];
        if (!nested.attached || nested.joined || !nested.acts || host.attached || host.acts ||
            host.preposition.empty()) {
            continue;
        }
        std::size_t end = p + 1;
        while (end < clause.phrases.size() && clause.phrases[end].joined && clause.phrases[end].attached) {
            ++end;
        }
        if (end == p + 1 || clause.phrases[end - 1].acts) {
            continue;
        }
        for (std::size_t k = p + 1; k < end; ++k) {
            clause.phrases[k].attached = false;
            clause.phrases[k].preposition = host.preposition;
        }
    }
}

bool agrees(const std::vector<Word>& words, const Clause& clause, std::size_t phrase) {
    const Word& finite = words[*clause.finite];
    const bool verb_plural = finite.tag.find(",mv") != std::string::npos;
    const Word& head = words[clause.phrases[phrase].head];
    const bool coordinated = phrase + 1 < clause.phrases.size() && clause.phrases[phrase + 1].joined;
    if (coordinated || clause.phrases[phrase].joined) {
        return true;
    }
    if (head.word_class == WordClass::noun && !clause.phrases[phrase].named) {
        return head.plural() == verb_plural || (head.plural() && head.capitalised());
    }
    return true;
}

}  // namespace

void add_phrases(const std::vector<Word>& words, std::span<const Unit> units, Clause& clause) {
    Phraser{words, units, clause}.run();
    free_mixed_lists(clause);
}

void add_subjects(const std::vector<Word>& words, Clause& clause) {
    if (clause.participial) {
        for (std::size_t i = 0; i < clause.phrases.size(); ++i) {
            const Phrase& p = clause.phrases[i];
            if (p.preposition.empty() && p.first <= *clause.antecedent && *clause.antecedent < p.last) {
                clause.subjects = {i};
            }
        }
        return;
    }
    const bool gapped = clause.finite && std::ranges::find(clause.words, *clause.finite) == clause.words.end();
    if (!clause.finite || gapped || (clause.shares_subject && clause.form == Clause::Form::main)) {
        return;
    }
    const auto bare = [&](const Phrase& p) {
        const Word& head = words[p.head];
        const bool object_pronoun = one_of(head.lower, "zich|elkaar|hen|hem|haar|u|ons|mij|er");
        return p.preposition.empty() && !p.temporal && !p.attached && !p.joined && !object_pronoun;
    };
    std::optional<std::size_t> chosen;
    std::optional<std::size_t> fallback;
    // "Dit voorstel leg ik voor": a nominative can be nothing else.
    for (std::size_t i = 0; i < clause.phrases.size() && !chosen; ++i) {
        if (bare(clause.phrases[i]) && words[clause.phrases[i].head].tag.starts_with("VNW(pers,pron,nomin") &&
            clause.form != Clause::Form::relative) {
            chosen = i;
        }
    }
    for (std::size_t i = 0; i < clause.phrases.size() && !chosen; ++i) {
        if (!bare(clause.phrases[i])) {
            continue;
        }
        if (!fallback) {
            fallback = i;
        }
        if (agrees(words, clause, i)) {
            chosen = i;
        }
    }
    if (clause.form == Clause::Form::relative && one_of(clause.opener, "die|dat|wat")) {
        // "die China instelde" has its own subject; "die de 2% nog niet halen" has not: the pronoun is it. A name or
        // "het kabinet" acts; a bare noun phrase after the pronoun is the object unless it alone agrees.
        const bool other_acts =
            chosen &&
            (clause.phrases[*chosen].acts ||
             (!clause.phrases[*chosen].named && words[clause.phrases[*chosen].head].word_class == WordClass::name));
        if (!other_acts) {
            return;
        }
    }
    if (!chosen) {
        chosen = fallback;
    }
    if (!chosen) {
        return;
    }
    clause.subjects.push_back(*chosen);
    for (std::size_t i = *chosen + 1; i < clause.phrases.size(); ++i) {
        const Phrase& p = clause.phrases[i];
        if (p.joined && p.preposition.empty()) {
            clause.subjects.push_back(i);
        } else if (!p.attached) {
            break;
        }
    }
}

}  // namespace dossier::loaders::find
