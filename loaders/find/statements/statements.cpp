#include "loaders/find/statements/statements.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "loaders/find/actors/actors.hpp"
#include "loaders/find/commitments/presenting.hpp"
#include "loaders/find/commitments/promises.hpp"
#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/statements/frame_objects.hpp"
#include "loaders/find/statements/frames.hpp"
#include "loaders/find/statements/gatherings.hpp"
#include "loaders/find/statements/learnt_statements.hpp"
#include "loaders/find/statements/object_phrases.hpp"
#include "loaders/find/statements/object_wordings.hpp"
#include "loaders/find/statements/relations.hpp"

namespace dossier::loaders::find {

namespace {

class StatementFinder {
public:
    explicit StatementFinder(Letter& letter) : letter_{letter} {}

    void run() {
        for (sentence_ = 0; sentence_ < letter_.sentences().size(); ++sentence_) {
            if (work().asks()) {
                continue;
            }
            const std::size_t clauses = work().clauses.size();
            for (std::size_t c = 0; c < clauses; ++c) {
                for (const Frame* frame : frames_of(work().clauses[c].verbs)) {
                    read(c, *frame);
                }
                for (const Frame* frame : carried_frames()) {
                    read_owned(c, *frame);
                }
                find_gatherings(letter_, sentence_, c);
            }
            for (const Relation& r : relations_in(letter_, sentence_)) {
                letter_.state({work().source->ordinal,
                               r.subject,
                               r.predicate,
                               {Reference::To::entity, r.object},
                               r.status,
                               {},
                               r.rule});
            }
            find_learnt_statements(letter_, sentence_);
            add_object_wordings(letter_, sentence_);
        }
    }

private:
    SentenceWork& work() { return letter_.sentences()[sentence_]; }

    void read(std::size_t c, const Frame& frame) {
        const Roles roles{letter_, sentence_, c};
        // "de vraag of X steunt", "zoals toegelicht in": neither says it.
        if (roles.clause().opener == "of" || (roles.clause().opener == "zoals" && !roles.clause().finite)) {
            return;
        }
        if (!roles.has_verb(verbs_of(frame)) || !worded(roles, frame) || roles.thinkable()) {
            return;
        }
        if (says_otherwise(roles, frame) || said_of_us(roles, frame)) {
            return;
        }
        const std::vector<std::size_t> agents = agents_of(roles, frame);
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
        if (frame.predicate == "DISCUSSES" && (told_here(roles, agents) || agreed_upon(roles))) {
            return;
        }
        const bool agrees =
            (frame.words == "akkoord|eens" && frame.object == "met") || frame.verbs.starts_with("instemmen");
        const std::string status = status_of(roles, frame);
        if (frame.classes.ends_with('f') && !is_so(roles, frame, status)) {
            return;
        }
        for (const Reference& object : objects_of(letter_, sentence_, roles, frame)) {
            for (const std::size_t agent : agents) {
                // What a minister promises is an answer, not a gift.
                if (frame.verbs.starts_with("toezeggen") && letter_.entity(agent).kind == "Person") {
                    continue;
                }
                const bool text = object.to == Reference::To::entity && !letter_.is(object.index, EntityClass::actor);
                letter_.state({work().source->ordinal,
                               agent,
                               std::string{agrees && text && decides(agent) ? "ADOPTED" : frame.predicate},
                               object,
                               status,
                               {},
                               rule(roles, frame)});
            }
        }
    }

    /// Has the clause the frame's verb and words, though they say something else?
    bool says_otherwise(const Roles& roles, const Frame& frame) {
        const Clause& clause = roles.clause();
        const std::vector<Word>& words = work().words;
        // "wil een ambitieus akkoord": with another verb it only says that one will.
        if (frame.verbs.starts_with("willen")) {
            return clause.verbs.size() > 1;
        }
        // "heeft besloten tot een bijdrage aan X": that is a gift.
        if (frame.verbs == "besluiten" && frame.words.empty()) {
            return clause.has_word(words, "bijdrage|steunpakket|deelname|donatie|inzet");
        }
        // "heeft steun toegezegd": that is support, whatever the clause names besides.
        if (frame.predicate == "CONTRIBUTES_TO" && frame.verbs.starts_with("toezeggen")) {
            return clause.has_word(words, "steun|medewerking|hulp|deelname");
        }
        // "heeft het belang van X benadrukt" is not "heeft belang bij": there it only helps.
        if (frame.verbs == "hebben" && clause.finite && words[*clause.finite].lemma == "hebben") {
            return clause.verbs.size() > 1;
        }
        // "hecht eraan uw Kamer te informeren": it only tells.
        if (frame.verbs == "hechten") {
            return roles.has_verb("informeren|melden|benadrukken|opmerken|vermelden|uitspreken|onderstrepen");
        }
        // Who asks the council for attention asks it to do nothing.
        if (frame.predicate == "CALLS_ON" && frame.verbs == "vragen" && clause.has_word(words, "aandacht")) {
            return true;
        }
        // "de vragen die de Kamer stelde over X": why the letter was written.
        if (frame.verbs.starts_with("stellen") && frame.words == "vraag") {
            return clause.passive || clause.form != Clause::Form::main;
        }
        // "drong er bij de Commissie op aan": there it is asked of somebody.
        if (frame.predicate == "SUPPORTS" && frame.verbs.starts_with("aandringen")) {
            return !roles.governed_by("bij").empty();
        }
        // "kunnen overleggen over": that they do nobody says.
        if (frame.predicate == "DISCUSSES" && clause.finite) {
            return one_of(words[*clause.finite].lower, "kan|kunnen|mag|mogen") || referred(roles, frame);
        }
        return false;
    }

    /// "hebben we het akkoord gesloten": in the letter of one minister "wij" are many, and none who adopts it.
    [[nodiscard]] bool said_of_us(const Roles& roles, const Frame& frame) {
        const Clause& c = roles.clause();
        return frame.predicate == "ADOPTED" && signatories(letter_).size() == 1 &&
               std::ranges::any_of(c.subjects,
                                   [&](std::size_t p) { return one_of(work().word(c.phrases[p].head), "wij|we"); });
    }

    /// "zoals toegelicht in": where it is told, not that it is.
    bool referred(const Roles& roles, const Frame& frame) {
        return std::ranges::any_of(roles.clause().verbs, [&](const VerbUse& verb) {
            return verb.is(verbs_of(frame)) && verb.word > 0 && work().word(verb.word - 1) == "zoals";
        });
    }

    /// The status of what the clause says by the frame.
    static std::string status_of(const Roles& roles, const Frame& frame) {
        if (frame.verbs == "afzien") {
            return "negated";
        }
        // What was decided is adopted though it is still to come, and who "wil een akkoord" is for it now.
        const bool now = (frame.verbs == "besluiten" && frame.predicate == "ADOPTED" && !roles.intended()) ||
                         frame.verbs.starts_with("willen");
        std::string status = roles.status();
        return now && status == "intended" ? "fact" : status;
    }

    /// Is what the frame's verb says done, and not only meant, awaited, denied or what something is for?
    bool is_so(const Roles& roles, const Frame& frame, std::string_view status) {
        const bool with_te = std::ranges::any_of(roles.clause().verbs, [&](const VerbUse& verb) {
            return verb.is(verbs_of(frame)) && verb.word > 0 && work().word(verb.word - 1) == "te";
        });
        return status == "fact" && !with_te && roles.clause().form != Clause::Form::infinitive;
    }

    /// "de Poolse steun aan Oekraïne", "de kritiek van X op Y": the noun says it, whatever the verb of its clause.
    void read_owned(std::size_t c, const Frame& frame) {
        const Roles roles{letter_, sentence_, c};
        const Clause clause = roles.clause();
        for (std::size_t p = 0; p + 1 < clause.phrases.size(); ++p) {
            if (!roles.headed_by(p, frame.words) || clause.phrases[p].temporal) {
                continue;
            }
            const std::vector<std::size_t> owners = roles.owners_at(p);
            // "de bijdrage aan X in Litouwen": the first phrase that leads to an object does.
            bool leads = false;
            for (std::size_t q = p + 1; !owners.empty() && !leads && q < clause.phrases.size() && hangs(clause, q);
                 ++q) {
                leads = one_of(clause.phrases[q].preposition, frame.object) && !clause.phrases[q].joined &&
                        clause.phrases[q].preposition != "van";
                for (const Reference& object :
                     leads ? objects_at(letter_, sentence_, roles, frame, q) : std::vector<Reference>{}) {
                    for (const std::size_t owner : owners) {
                        letter_.state({work().source->ordinal,
                                       owner,
                                       std::string{frame.predicate},
                                       object,
                                       "fact",
                                       {},
                                       work().words[clause.phrases[p].head].lemma});
                    }
                }
            }
        }
    }

    /// "In deze brief ga ik in op X": the letter talks of itself; "Ik rapporteer jaarlijks over X": it promises to.
    [[nodiscard]] bool told_here(const Roles& roles, const std::vector<std::size_t>& agents) {
        const bool tells =
            roles.has_verb("rapporteren|berichten|informeren|inlichten") ||
            (roles.has_verb("doen|uitbrengen|sturen") && roles.clause().has_word(work().words, "verslag"));
        const bool chamber = tells && roles.clause().has_word(work().words, "kamer|u");
        // "in de brief van 1 mei heb ik X toegelicht": so does an earlier one.
        const bool earlier = by_signatories(agents) && roles.clause().has_word(work().words, "brief|kamerbrief");
        // "het verslag, waarin ik inga op X": so does what it hangs on.
        const Clause& clause = roles.clause();
        const bool in_text =
            by_signatories(agents) && clause.opener == "waarin" && clause.parent &&
            work().clauses[*clause.parent].has_word(work().words, "brief|kamerbrief|verslag|rapportage|nota");
        if (earlier || in_text) {
            return true;
        }
        return chamber ||
               (by_signatories(agents) && (tells || presents_letter(letter_, roles) || tells_now(letter_, roles)));
    }

    /// "spraken af om informatie over X te delen": that they will, not that they did.
    [[nodiscard]] bool agreed_upon(const Roles& roles) {
        const Clause& clause = roles.clause();
        if (roles.has_verb("afspreken|overeenkomen")) {
            return true;
        }
        return clause.form == Clause::Form::infinitive && clause.parent && *clause.parent < roles.index() &&
               Roles{letter_, sentence_, *clause.parent}.has_verb("afspreken|overeenkomen|besluiten|toezeggen");
    }

    /// A body that decides adopts what it agrees to.
    [[nodiscard]] bool decides(std::size_t actor) const {
        const Entity& body = letter_.entity(actor);
        return body.kind == "Organization" && (lower_case(body.name).find("raad") != std::string::npos ||
                                               lower_case(body.name).find("parlement") != std::string::npos);
    }

    [[nodiscard]] static bool hangs(const Clause& clause, std::size_t p) {
        return clause.phrases[p].attached || clause.phrases[p].joined;
    }

    [[nodiscard]] bool by_signatories(const std::vector<std::size_t>& agents) const {
        const std::vector<std::size_t> makers = signatories(letter_);
        return std::ranges::any_of(agents, [&](std::size_t a) { return std::ranges::find(makers, a) != makers.end(); });
    }

    /// Does one of the frame's words stand in the clause, as the frame means it?
    bool worded(const Roles& roles, const Frame& frame) {
        const Clause& clause = roles.clause();
        if (frame.verbs == "+") {
            return roles.carried(frame.words).has_value() || roles.carries_antecedent(frame.words);
        }
        if (frame.object == "!") {
            return judged_in(roles, frame).has_value();
        }
        // "is gericht tegen" is no stand: with a participle "zijn" only helps.
        const bool own_participle = std::ranges::any_of(
            clause.verbs, [&](const VerbUse& v) { return one_of(work().word(v.word), frame.words); });
        if (frame.verbs.starts_with("zijn") && clause.passive && !own_participle) {
            return false;
        }
        // "nodigt X uit om … te …": what one is invited to do may stand in a clause of its own.
        if (frame.verbs.starts_with("uitnodigen") && frame.words == "te") {
            return clause.has_word(work().words, "te") || std::ranges::any_of(work().clauses, [&](const Clause& inner) {
                       return inner.form == Clause::Form::infinitive && inner.parent == roles.index();
                   });
        }
        if (frame.words == "tegen") {
            return stands_against(clause);
        }
        // "de oorlog die Rusland voert": the word that the frame needs may be what the pronoun stands for.
        // "een sterkere aanpak" is not "zich sterk maken": before a noun only the very word counts.
        const bool there = std::ranges::any_of(clause.words, [&](std::size_t i) {
            const Word& word = work().words[i];
            return one_of(word.lower, frame.words) ||
                   (one_of(word.lemma, frame.words) && word.tag.find("prenom") == std::string::npos);
        });
        return frame.words.empty() || there ||
               (clause.antecedent && one_of(work().words[*clause.antecedent].lemma, frame.words));
    }

    /// "is tegen een verbod", not "is weerbaar tegen dreigingen": nothing else is said of the subject.
    bool stands_against(const Clause& clause) {
        for (std::size_t k = 1; k < clause.words.size(); ++k) {
            const Word& before = work().words[clause.words[k - 1]];
            if (work().word(clause.words[k]) == "tegen" && before.word_class != WordClass::adjective &&
                before.word_class != WordClass::noun && !before.participle()) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] static std::string_view verbs_of(const Frame& frame) {
        return frame.verbs == "+" ? support_verbs() : frame.verbs;
    }

    /// The subject, or who stands behind the preposition that the frame names: "voor het kabinet is X het
    /// uitgangspunt".
    std::vector<std::size_t> agents_of(const Roles& roles, const Frame& frame) {
        // "was op de top vertegenwoordigd door X": X was there.
        if (frame.words.find("vertegenwoordigd") != std::string_view::npos &&
            roles.clause().has_word(work().words, "vertegenwoordigd") && !roles.governed_by("door").empty()) {
            return roles.actors(roles.governed_by("door").front());
        }
        if (frame.actor.empty()) {
            std::vector<std::size_t> agents = roles.agents();
            if (agents.empty() && one_of(frame.predicate, "SUPPORTS|OPPOSES") && roles.clause().passive &&
                roles.has_verb("moeten|dienen|behoren|horen")) {
                return in_whose_view(roles);
            }
            if (agents.empty()) {
                return beside_subject(roles, frame);
            }
            add_parties(roles, frame, agents);
            return agents;
        }
        if (frame.actor.starts_with('@')) {
            return roles.owners(frame.actor.substr(1));
        }
        if (frame.actor == "#") {
            return owners_of_word(roles, frame);
        }
        std::vector<std::size_t> found;
        for (const std::size_t p : roles.governed_by(frame.actor)) {
            // "de inzet in Litouwen kan op waardering rekenen": there it hangs on the subject.
            if (roles.clause().phrases[p].preposition == "in" && roles.clause().phrases[p].attached) {
                continue;
            }
            for (const std::size_t actor : roles.actors(p)) {
                found.push_back(actor);
            }
        }
        return found;
    }

    /// "Volgens Nederland moet worden ingezet op X": who thinks so is for it.
    [[nodiscard]] static std::vector<std::size_t> in_whose_view(const Roles& roles) {
        std::vector<std::size_t> found;
        for (const std::size_t p : roles.governed_by("volgens")) {
            const std::vector<std::size_t> actors = roles.actors(p);
            found.insert(found.end(), actors.begin(), actors.end());
        }
        return found;
    }

    /// "is een speerpunt van het kabinet": whose the noun is that says it of the subject.
    [[nodiscard]] static std::vector<std::size_t> owners_of_word(const Roles& roles, const Frame& frame) {
        for (std::size_t p = 0; p < roles.clause().phrases.size(); ++p) {
            const bool subject = std::ranges::find(roles.clause().subjects, p) != roles.clause().subjects.end();
            if (!subject && roles.clause().phrases[p].preposition.empty() && roles.headed_by(p, frame.words)) {
                return roles.owners_at(p);
            }
        }
        return {};
    }

    /// "De EU sloot een verdrag met Tunesië": who closes a text with others closes it as they do. "Met Duitsland wordt
    /// samengewerkt": who does is the country that writes.
    void add_parties(const Roles& roles, const Frame& frame, std::vector<std::size_t>& agents) {
        const bool nobody =
            roles.clause().passive && roles.clause().subjects.empty() && roles.governed_by("door").empty();
        if (frame.predicate == "COOPERATES_WITH" && nobody) {
            agents = {letter_.add(letter_.known("NLD"))};
        }
        const bool told = roles.clause().form == Clause::Form::main;
        if (!told || frame.predicate != "ADOPTED" ||
            !roles.has_verb("sluiten|ondertekenen|tekenen|overeenkomen|aangaan")) {
            return;
        }
        for (const std::size_t p : roles.governed_by("met")) {
            for (const std::size_t party : roles.actors(p)) {
                if (std::ranges::find(agents, party) == agents.end()) {
                    agents.push_back(party);
                }
            }
        }
    }

    /// "Er is onder de lidstaten steun voor X": who holds what the noun says; "Het Russische leger vormt een dreiging
    /// voor X": whose the threat is.
    std::vector<std::size_t> beside_subject(const Roles& roles, const Frame& frame) {
        const std::vector<std::size_t>& subjects = roles.clause().subjects;
        if (subjects.empty()) {
            return {};
        }
        if (frame.predicate == "THREATENS" && !roles.clause().passive) {
            return roles.owners_at(subjects.front());
        }
        std::vector<std::size_t> found;
        const auto noun = frame.verbs == "+" ? roles.carried(frame.words) : std::nullopt;
        if (noun && *noun == subjects.front() &&
            roles.has_verb("zijn|bestaan|klinken|komen|blijken|leven|heersen|plaatsvinden")) {
            for (const std::size_t p : roles.governed_by("vanuit|bij|onder|binnen|tussen|vanwege")) {
                const std::vector<std::size_t> actors = roles.actors(p);
                found.insert(found.end(), actors.begin(), actors.end());
            }
        }
        return found;
    }

    /// The verb, the word and the preposition that the clause was recognised by: "zijn voorstander van".
    [[nodiscard]] std::string rule(const Roles& roles, const Frame& frame) {
        std::string told = first_of(verbs_of(frame), [&](std::string_view verb) { return roles.has_verb(verb); });
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
