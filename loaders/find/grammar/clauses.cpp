#include "loaders/find/grammar/clauses.hpp"

#include <algorithm>

#include "loaders/find/grammar/clause_cutter.hpp"
#include "loaders/find/grammar/phrases.hpp"
#include "loaders/find/grammar/verb_groups.hpp"

namespace dossier::loaders::find {

bool VerbUse::is(std::string_view list) const {
    return std::ranges::any_of(lemmas, [&](const std::string& lemma) { return one_of(lemma, list); });
}

std::vector<std::size_t> Clause::coordinated(std::size_t phrase) const {
    std::vector<std::size_t> members{phrase};
    bool nested = false;
    for (std::size_t p = phrase + 1; p < phrases.size(); ++p) {
        const Phrase& next = phrases[p];
        if (!next.joined) {
            if (!next.attached) {
                break;
            }
            nested = true;
        } else if (!nested || !next.attached) {
            nested = false;
            members.push_back(p);
        }
    }
    return members;
}

bool Clause::has_word(const std::vector<Word>& all, std::string_view list) const {
    return std::ranges::any_of(words,
                               [&](std::size_t i) { return one_of(all[i].lower, list) || one_of(all[i].lemma, list); });
}

namespace {

/// "Zoals aan uw Kamer gemeld heeft Turkije X gezegd": the comparison has only its participle, and the verb behind it
/// is that of the main clause.
void lead_with_comparison(const std::vector<Word>& words, std::vector<Clause>& clauses) {
    if (clauses.size() < 2 || !clauses[0].words.empty() || clauses[1].opener != "zoals" || !clauses[1].finite) {
        return;
    }
    Clause& led = clauses[1];
    const auto place = std::ranges::find(led.words, *led.finite);
    if (place == led.words.begin() || place == led.words.end() || !words[*(place - 1)].participle()) {
        return;
    }
    const std::size_t compared = *(place - 1);
    led.form = Clause::Form::main;
    std::erase_if(led.verbs, [&](const VerbUse& v) { return v.word == compared; });
}

}  // namespace

std::vector<Clause> clauses_of(const std::vector<Word>& words, std::span<const Unit> units) {
    std::vector<Clause> clauses = cut_clauses(words, units);
    lead_with_comparison(words, clauses);
    cut_participles(words, units, clauses);
    for (Clause& clause : clauses) {
        add_particles(words, clause);
        add_phrases(words, units, clause);
        add_subjects(words, clause);
        set_voice(words, clause);
    }
    return clauses;
}

}  // namespace dossier::loaders::find
