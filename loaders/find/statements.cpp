#include "loaders/find/statements.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "loaders/find/frame_objects.hpp"
#include "loaders/find/frames.hpp"
#include "loaders/find/gatherings.hpp"
#include "loaders/find/relations.hpp"
#include "loaders/find/roles.hpp"

namespace dossier::loaders::find {

namespace {

class StatementFinder {
public:
    explicit StatementFinder(Letter& letter) : letter_{letter} {}

    void run() {
        for (sentence_ = 0; sentence_ < letter_.sentences().size(); ++sentence_) {
            const std::size_t clauses = work().clauses.size();
            for (std::size_t c = 0; c < clauses; ++c) {
                for (const Frame& frame : frames()) {
                    read(c, frame);
                }
                find_gatherings(letter_, sentence_, c);
            }
            for (const Relation& r : relations_in(letter_, sentence_)) {
                letter_.state({work().source->ordinal,
                               r.subject,
                               r.predicate,
                               {Reference::To::entity, r.object},
                               r.status,
                               r.confidence,
                               r.rule});
            }
        }
    }

private:
    SentenceWork& work() { return letter_.sentences()[sentence_]; }

    void read(std::size_t c, const Frame& frame) {
        const Roles roles{letter_, sentence_, c};
        // "de oorlog die Rusland voert": the word that the frame needs may be what the pronoun stands for.
        const std::optional<std::size_t>& antecedent = roles.clause().antecedent;
        const bool worded = frame.words.empty() || roles.clause().has_word(work().words, frame.words) ||
                            (antecedent && one_of(work().words[*antecedent].lemma, frame.words));
        // "is gericht tegen" is no stand: with a participle "zijn" only helps.
        const bool own_participle = std::ranges::any_of(
            roles.clause().verbs, [&](const VerbUse& v) { return one_of(work().word(v.word), frame.words); });
        const bool helping = frame.verbs.starts_with("zijn") && roles.clause().passive && !own_participle;
        if (!roles.has_verb(frame.verbs) || !worded || helping) {
            return;
        }
        const std::vector<std::size_t> agents = roles.agents();
        // "er wordt gesproken over X" has no actor, but X is a topic all the same.
        if (agents.empty() && frame.predicate != "DISCUSSES") {
            return;
        }
        // "agressie tegen Oekraïne, die een bedreiging vormt": not Oekraïne threatens, but the aggression.
        const Clause& clause = roles.clause();
        if (frame.predicate == "THREATENS" && clause.form == Clause::Form::relative && clause.antecedent &&
            *clause.antecedent > 0 && one_of(work().word(*clause.antecedent - 1), "tegen|richting|jegens")) {
            return;
        }
        std::string status = roles.status();
        if (frame.verbs == "afzien") {
            status = "negated";
        }
        for (const Reference& object : objects_of(letter_, sentence_, roles, frame)) {
            for (const std::size_t agent : agents) {
                letter_.state({work().source->ordinal, agent, std::string{frame.predicate}, object, status,
                               frame.confidence, rule(roles, frame)});
            }
        }
    }

    /// The verb, the word and the preposition that the clause was recognised by: "zijn voorstander van".
    [[nodiscard]] std::string rule(const Roles& roles, const Frame& frame) {
        std::string told = first_of(frame.verbs, [&](std::string_view verb) { return roles.has_verb(verb); });
        const auto append = [&](const std::string& word) { told += word.empty() ? word : " " + word; };
        append(first_of(frame.words, [&](std::string_view w) { return roles.clause().has_word(work().words, w); }));
        append(first_of(frame.object, [&](std::string_view lead) {
            return lead != "=" && lead != "*" && !roles.governed_by(lead).empty();
        }));
        return told;
    }

    Letter& letter_;
    std::size_t sentence_ = 0;
};

}  // namespace

void find_statements(Letter& letter) { StatementFinder{letter}.run(); }

}  // namespace dossier::loaders::find
