#include "loaders/find/statements/ties.hpp"

#include <algorithm>
#include <string_view>

#include "loaders/find/grammar/roles.hpp"

namespace dossier::loaders::find {

namespace {

class TieFinder {
public:
    TieFinder(Letter& letter, std::size_t sentence) : letter_{letter}, sentence_{sentence} {}

    std::vector<Tie> find() {
        std::vector<Tie> found;
        for (std::size_t c = 0; c < work().clauses.size(); ++c) {
            add_parties(c, found);
            const std::vector<TieObject> objects = objects_for(c);
            for (const TieSubject& subject : subjects_of(c)) {
                for (const TieObject& object : objects) {
                    if (apart(subject, object)) {
                        found.push_back({subject, object});
                    }
                }
            }
        }
        return found;
    }

private:
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }
    [[nodiscard]] const Clause& clause(std::size_t c) const { return work().clauses[c]; }

    std::vector<TieSubject> subjects_of(std::size_t c) const {
        const Roles roles{letter_, sentence_, c};
        std::vector<TieSubject> found;
        if (std::vector<std::size_t> agents = roles.agents(); !agents.empty()) {
            const bool own = !clause(c).subjects.empty();
            const bool relative = clause(c).form == Clause::Form::relative;
            const std::string_view role = clause(c).passive ? "by" : own ? "subject" : relative ? "who" : "shared";
            found.push_back({c, std::string{role}, std::move(agents),
                             own && !clause(c).passive ? std::optional{clause(c).subjects.front()} : std::nullopt});
        }
        for (const std::size_t p : strangers(roles)) {
            found.push_back({c, clause(c).passive ? "by" : "subject", {}, p});
        }
        for (std::size_t p = 0; p < clause(c).phrases.size(); ++p) {
            const Phrase& phrase = clause(c).phrases[p];
            if (phrase.temporal) {
                continue;
            }
            if (std::vector<std::size_t> owners = roles.owners_at(p); !owners.empty()) {
                found.push_back({c, "owner", std::move(owners), p});
            }
            const bool acting = std::ranges::find(clause(c).subjects, p) != clause(c).subjects.end()
                                    ? !clause(c).passive
                                    : clause(c).passive && phrase.preposition == "door";
            const bool alone = !phrase.attached && !acting && !phrase.joined;
            if (std::vector<std::size_t> actors = alone ? roles.actors(p) : std::vector<std::size_t>{};
                !actors.empty()) {
                found.push_back({c, phrase.preposition.empty() ? "bare" : phrase.preposition, std::move(actors), p});
            }
        }
        return found;
    }

    /// Those that act whom no list and no rule knows: "de oppositie is tegen", "door Deltares uitgevoerd".
    [[nodiscard]] std::vector<std::size_t> strangers(const Roles& roles) const {
        const Clause& c = roles.clause();
        std::vector<std::size_t> acting = c.passive ? roles.governed_by("door") : c.subjects;
        std::erase_if(acting, [&](std::size_t p) {
            const Word& noun = work().words[c.phrases[p].head];
            const bool named = std::ranges::any_of(work().hits, [&](const Hit& hit) {
                return hit.first <= c.phrases[p].head && c.phrases[p].head < hit.last &&
                       !letter_.is(hit.entity, EntityClass::topic);
            });
            return named || c.phrases[p].temporal || noun.word_class == WordClass::pronoun || !noun.nominal() ||
                   !roles.things_at(p).empty();
        });
        return acting;
    }

    /// "Nederland en Duitsland werken samen": each with each of those behind it.
    void add_parties(std::size_t c, std::vector<Tie>& found) const {
        const Roles roles{letter_, sentence_, c};
        const std::vector<std::size_t>& subjects = clause(c).subjects;
        for (std::size_t i = 0; i < subjects.size(); ++i) {
            std::vector<std::size_t> actors = roles.things_at(subjects[i]);
            std::erase_if(actors, [&](std::size_t e) { return !letter_.is(e, EntityClass::actor); });
            for (std::size_t k = i + 1; !actors.empty() && k < subjects.size(); ++k) {
                found.push_back({{c, "party", actors, subjects[i]},
                                 {c, subjects[k], clause(c).phrases[subjects[k]].head, "", false}});
            }
        }
    }

    std::vector<TieObject> objects_for(std::size_t c) const {
        std::vector<TieObject> found;
        for (std::size_t d = 0; d < work().clauses.size(); ++d) {
            if (d == c || within(d, c)) {
                add_objects(d, found);
            }
        }
        if (clause(c).form == Clause::Form::relative && clause(c).antecedent) {
            add_antecedent(c, found);
        }
        return found;
    }

    void add_objects(std::size_t d, std::vector<TieObject>& found) const {
        for (std::size_t p = 0; p < clause(d).phrases.size(); ++p) {
            const Phrase& phrase = clause(d).phrases[p];
            if (!phrase.temporal) {
                found.push_back({d, p, phrase.head, phrase.preposition, false});
            }
        }
        for (const std::size_t i : clause(d).words) {
            if (const auto preposition = pointing(clause(d), i)) {
                found.push_back({d, std::nullopt, i, *preposition, false});
            }
        }
    }

    void add_antecedent(std::size_t c, std::vector<TieObject>& found) const {
        for (std::size_t d = 0; d < c; ++d) {
            for (std::size_t p = 0; p < clause(d).phrases.size(); ++p) {
                if (clause(d).phrases[p].head == *clause(c).antecedent) {
                    found.push_back({d, p, *clause(c).antecedent, preposition_of(clause(c).opener), true});
                    return;
                }
            }
        }
    }

    /// `over` of "waarover".
    static std::string preposition_of(std::string_view opener) {
        return opener.starts_with("waar") ? std::string{opener.substr(4)} : std::string{};
    }

    /// The preposition of a word that points back: `over` of "hierover", of "hier … over"; empty for "dit" alone.
    [[nodiscard]] std::optional<std::string> pointing(const Clause& in, std::size_t i) const {
        const std::string_view word = work().word(i);
        for (const std::string_view start : {"hier", "daar", "er"}) {
            const std::string_view rest = word.starts_with(start) ? word.substr(start.size()) : std::string_view{};
            if (one_of(rest, "aan|achter|bij|door|in|mee|naar|om|onder|op|over|toe|tegen|uit|van|voor|tegenover")) {
                return std::string{rest == "mee" ? "met" : rest == "toe" ? "tot" : rest};
            }
        }
        if (one_of(word, "hier|daar|er")) {
            for (const std::size_t k : in.words) {
                const bool leads = std::ranges::any_of(
                    in.phrases, [&](const Phrase& p) { return p.first == k + 1 && !p.preposition.empty(); });
                if (k > i && work().words[k].word_class == WordClass::preposition && !leads) {
                    return std::string{work().word(k)};
                }
            }
        }
        return std::nullopt;
    }

    /// Does the clause hang on the other, by however many between them?
    [[nodiscard]] bool within(std::size_t inner, std::size_t outer) const {
        std::optional<std::size_t> up = clause(inner).parent;
        while (up && *up != outer) {
            up = clause(*up).parent;
        }
        return up.has_value();
    }

    /// Is the object something else than who says it?
    [[nodiscard]] bool apart(const TieSubject& subject, const TieObject& object) const {
        if (object.clause != subject.clause || !object.phrase) {
            return true;
        }
        const std::size_t p = *object.phrase;
        const Clause& c = clause(subject.clause);
        const bool acting =
            one_of(subject.role, "subject|shared") && std::ranges::find(c.subjects, p) != c.subjects.end();
        const bool agent = subject.role == "by" && c.phrases[p].preposition == "door";
        return !acting && !agent && subject.phrase != p;
    }

    Letter& letter_;
    std::size_t sentence_;
};

}  // namespace

std::vector<Tie> ties_in(Letter& letter, std::size_t sentence) { return TieFinder{letter, sentence}.find(); }

}  // namespace dossier::loaders::find
