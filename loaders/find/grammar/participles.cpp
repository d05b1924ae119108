#include <algorithm>
#include <optional>
#include <utility>

#include "loaders/find/grammar/verb_groups.hpp"

namespace dossier::loaders::find {

namespace {

/// Verbs that a participle completes.
constexpr std::string_view auxiliaries = "hebben|zijn|worden|blijven|krijgen|raken|zullen|kunnen|moeten|mogen|willen|"
                                         "dienen|hoeven|lijken|blijken|zien|horen";
/// How many words an agent before its participle may have.
constexpr std::size_t longest_agent = 14;

/// Finds the participial phrases of one clause.
class ParticipleCutter {
public:
    ParticipleCutter(const std::vector<Word>& words, std::span<const Unit> units, Clause& host)
        : words_{words}, units_{units}, host_{host} {}

    [[nodiscard]] std::vector<Clause> cut() {
        for (std::size_t k = 1; k < host_.words.size(); ++k) {
            before_noun(k);
        }
        std::vector<std::size_t> describing;
        for (const VerbUse& verb : host_.verbs) {
            if (describes(verb.word)) {
                describing.push_back(verb.word);
            }
        }
        std::erase_if(host_.verbs,
                      [&](const VerbUse& v) { return std::ranges::find(describing, v.word) != describing.end(); });
        for (const std::size_t participle : describing) {
            behind_noun(participle);
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] const Unit* unit_over(std::size_t i) const {
        const auto found = std::ranges::find_if(units_, [&](const Unit& u) { return u.first <= i && i < u.last; });
        return found == units_.end() ? nullptr : &*found;
    }

    /// Takes the words `[from, to)` of the host; those from `kept` on stay in it too.
    void take(std::size_t from, std::size_t to, std::size_t kept, std::size_t participle, std::size_t noun) {
        Clause inner;
        inner.form = Clause::Form::relative;
        inner.participial = true;
        inner.verbs.push_back({participle, {}});
        inner.antecedent = noun;
        for (const std::size_t i : host_.words) {
            if (from <= i && i < to) {
                inner.words.push_back(i);
                inner.negated = inner.negated || one_of(words_[i].lower, "niet|nooit|noch");
            }
        }
        std::erase_if(host_.words, [&](std::size_t i) { return from <= i && i < kept; });
        found_.push_back(std::move(inner));
    }

    [[nodiscard]] static bool determines(const Word& word) {
        return word.word_class == WordClass::determiner || word.word_class == WordClass::numeral ||
               (word.word_class == WordClass::pronoun && word.tag.find("prenom") != std::string::npos);
    }

    /// Does a phrase between a determiner and its noun begin here: with a preposition, with a date, or with a short
    /// word before the preposition ("het | kort voor de Raad verspreide | document")?
    [[nodiscard]] bool begins_inside(std::size_t first) const {
        const Unit* unit = unit_over(first);
        if (unit != nullptr) {
            return unit->temporal && unit->first == first;
        }
        const auto leads = [&](std::size_t i) { return i < words_.size() && words_[i].tag.starts_with("VZ(init"); };
        const Word& word = words_[first];
        const bool adverb = word.word_class == WordClass::adverb || word.tag.starts_with("ADJ(vrij");
        return leads(first) || (adverb && !unit_over(first + 1) && leads(first + 1));
    }

    /// "de | door Nederland en België gesteunde | wet", "het | op 29 januari gepresenteerde | programma".
    void before_noun(std::size_t k) {
        const std::size_t first = host_.words[k];
        if (host_.words[k - 1] + 1 != first || unit_over(first - 1) || !determines(words_[first - 1]) ||
            !begins_inside(first)) {
            return;
        }
        const std::size_t end = std::min(words_.size(), first + longest_agent);
        std::size_t participle = first + 1;
        // "de door Rusland ontketende oorlog": a participle before its noun is at times tagged as a past tense.
        const auto past = [&](std::size_t i) {
            return words_[first].is("door") && words_[i].finite() && i + 1 < words_.size() && words_[i + 1].nominal() &&
                   (words_[i].lower.ends_with("de") || words_[i].lower.ends_with("te"));
        };
        while (participle < end && !words_[participle].participial() && !words_[participle].participle() &&
               !past(participle)) {
            if (words_[participle].finite() || words_[participle].infinitive() ||
                one_of(words_[participle].lower, ";|:|(")) {
                return;
            }
            ++participle;
        }
        if (participle >= end) {
            return;
        }
        std::size_t noun = participle + 1;
        while (noun < words_.size() && !unit_over(noun) && words_[noun].word_class == WordClass::adjective) {
            ++noun;
        }
        if (noun >= words_.size() || (!unit_over(noun) && !words_[noun].nominal())) {
            return;
        }
        const Unit* unit = unit_over(noun);
        const std::size_t head = unit ? unit->last - 1 : noun;
        take(first, head + 1, participle + 1, participle, head);
    }

    /// Does the participle stand behind a noun without an auxiliary that it completes?
    [[nodiscard]] bool describes(std::size_t i) const {
        if (!words_[i].participle() || !host_.finite || i == 0) {
            return false;
        }
        const std::size_t before = words_[i - 1].is(",") && i > 1 ? i - 2 : i - 1;
        if (!words_[before].nominal() && !unit_over(before)) {
            return false;
        }
        const std::size_t finite = *host_.finite;
        const bool governs = i + 1 < words_.size() && words_[i + 1].word_class == WordClass::preposition;
        if (i > finite) {
            return governs && !one_of(words_[finite].lemma, auxiliaries);
        }
        if (host_.form == Clause::Form::main) {
            return true;
        }
        // "dat maatregelen genomen zijn": at the end of its clause it stands with the other verbs.
        return std::ranges::any_of(host_.words, [&](std::size_t w) {
            return i < w && w < finite && words_[w].word_class != WordClass::verb && !words_[w].is("te");
        });
    }

    /// The noun that a participle behind it describes: of "maatregelen tegen Iran, genomen door" the first.
    [[nodiscard]] std::size_t described(std::size_t noun) const {
        while (true) {
            const Unit* unit = unit_over(noun);
            std::size_t start = unit ? unit->first : noun;
            while (start > 0 && (words_[start - 1].word_class == WordClass::determiner ||
                                 words_[start - 1].word_class == WordClass::adjective)) {
                --start;
            }
            const bool hangs = start > 1 && words_[start - 1].word_class == WordClass::preposition &&
                               (words_[start - 2].nominal() || unit_over(start - 2));
            if (!hangs) {
                return noun;
            }
            noun = start - 2;
        }
    }

    /// "de motie | ingediend door Italië |", up to a comma or the next verb.
    void behind_noun(std::size_t participle) {
        const bool governs =
            participle + 1 < words_.size() && words_[participle + 1].word_class == WordClass::preposition;
        if (!governs) {
            return;
        }
        std::size_t end = participle + 1;
        while (end < words_.size() && !words_[end].finite() && !words_[end].is(",") && !words_[end].is(".") &&
               std::ranges::find(host_.words, end) != host_.words.end()) {
            ++end;
        }
        const std::size_t before = words_[participle - 1].is(",") ? participle - 2 : participle - 1;
        take(participle, end, end, participle, described(before));
    }

    const std::vector<Word>& words_;
    std::span<const Unit> units_;
    Clause& host_;
    std::vector<Clause> found_;
};

}  // namespace

void cut_participles(const std::vector<Word>& words, std::span<const Unit> units, std::vector<Clause>& clauses) {
    const std::size_t cut = clauses.size();
    for (std::size_t c = 0; c < cut; ++c) {
        for (Clause& inner : ParticipleCutter{words, units, clauses[c]}.cut()) {
            inner.parent = c;
            clauses.push_back(std::move(inner));
        }
    }
}

}  // namespace dossier::loaders::find
