#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/grammar/roles.hpp"

// Whom a pronoun as subject stands for.

namespace dossier::loaders::find {

/// "Azerbeidzjan heeft bevestigd dat het …", "… Zij riepen …": whom a pronoun as subject stands for, the subject of the
/// clause around it or else of a main clause before it.
std::vector<std::size_t> Roles::named_before() const {
    const Clause& c = clause();
    const Phrase& subject = c.phrases[c.subjects.front()];
    const std::string_view word = work().word(subject.head);
    if (subject.last != subject.first + 1 || !one_of(word, "hij|zij|ze|het")) {
        return {};
    }
    if (c.form != Clause::Form::main) {
        if (!c.parent || *c.parent >= clause_) {
            return {};
        }
        // "Door België is toegezegd dat het …": who is said to act is meant, too.
        const Roles around{letter_, sentence_, *c.parent};
        std::vector<std::size_t> found = around.subjects();
        return found.empty() ? around.agents() : found;
    }
    const bool plural = c.finite && work().words[*c.finite].tag.find(",mv") != std::string::npos;
    return word == "het" ? neuter_before() : spoken_of_before(plural, word == "hij");
}

/// "Hoewel het kabinet X steunt, is het kritisch over Y": the neuter that acts in the clause before, unless the pronoun
/// only stands for a clause behind it ("is het van belang dat").
std::vector<std::size_t> Roles::neuter_before() const {
    const bool empty = std::ranges::any_of(work().clauses, [&](const Clause& inner) {
        return inner.parent == clause_ && one_of(inner.opener, "dat|om|of|te");
    });
    const std::size_t pronoun = clause().phrases[clause().subjects.front()].head;
    std::optional<std::size_t> nearest;
    for (std::size_t k = 0; k < work().clauses.size(); ++k) {
        const Clause& other = work().clauses[k];
        const bool ends_before = !other.words.empty() && other.words.back() < pronoun && other.subjects.size() == 1;
        if (ends_before && (!nearest || work().clauses[*nearest].words.back() < other.words.back())) {
            nearest = k;
        }
    }
    if (empty || !nearest) {
        return {};
    }
    const Roles before{letter_, sentence_, *nearest};
    const Clause& c = before.clause();
    const std::vector<std::size_t> acting = before.subjects();
    const std::string_view noun = work().word(c.phrases[c.subjects.front()].head);
    const bool neuter =
        acting.size() == 1 && (letter_.entity(acting.front()).kind == "Country" || noun.ends_with("kabinet") ||
                               noun.ends_with("parlement") || noun.ends_with("voorzitterschap"));
    return neuter ? acting : std::vector<std::size_t>{};
}

/// Who acted last, in this sentence or in one of the few before it in the section: whoever a subject names that agrees,
/// or else the only person that the sentence right before names.
std::vector<std::size_t> Roles::spoken_of_before(bool plural, bool man) const {
    constexpr std::size_t memory = 3;
    const auto fits = [&](const std::vector<std::size_t>& actors) {
        return !actors.empty() && std::ranges::all_of(actors, [&](std::size_t e) {
            const std::string& kind = letter_.entity(e).kind;
            return plural ? kind == "Group" || (actors.size() > 1 && kind != "Person")
                          : actors.size() == 1 && (kind == "Person" || (!man && kind == "Organization"));
        });
    };
    for (std::size_t s = sentence_ + 1; s-- > 0 && s + memory >= sentence_;) {
        const SentenceWork& earlier = letter_.sentences()[s];
        if (earlier.source->section != work().source->section) {
            break;
        }
        for (std::size_t k = s == sentence_ ? clause_ : earlier.clauses.size(); k-- > 0;) {
            if (earlier.clauses[k].form != Clause::Form::main || earlier.clauses[k].subjects.empty()) {
                continue;
            }
            if (std::vector<std::size_t> found = Roles{letter_, s, k}.subjects(); fits(found)) {
                return found;
            }
        }
        if (s + 1 == sentence_ && !plural) {
            std::vector<std::size_t> persons;
            for (const Hit& hit : earlier.hits) {
                const bool person = letter_.entity(hit.entity).kind == "Person";
                if (person && std::ranges::find(persons, hit.entity) == persons.end()) {
                    persons.push_back(hit.entity);
                }
            }
            if (persons.size() == 1) {
                return persons;
            }
        }
    }
    return {};
}

}  // namespace dossier::loaders::find
