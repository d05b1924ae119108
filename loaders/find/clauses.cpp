#include "loaders/find/clauses.hpp"

#include <algorithm>

#include "loaders/find/clause_cutter.hpp"
#include "loaders/find/phrases.hpp"
#include "loaders/find/verb_groups.hpp"

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

std::vector<Clause> clauses_of(const std::vector<Word>& words, std::span<const Unit> units) {
    std::vector<Clause> clauses = cut_clauses(words, units);
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
