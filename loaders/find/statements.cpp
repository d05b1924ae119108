#include "loaders/find/statements.hpp"

#include <algorithm>
#include <ranges>

#include "loaders/find/frames.hpp"
#include "loaders/find/names.hpp"
#include "loaders/find/nominals.hpp"
#include "loaders/find/relations.hpp"
#include "loaders/find/roles.hpp"
#include "loaders/find/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// Words that stand for a preposition and what was said before: `hiervan`, `daaraan`, `hierover`.
bool points_back(std::string_view word, std::string_view prepositions) {
    for (const std::string_view start : {"hier", "daar", "er"}) {
        if (word.starts_with(start) && one_of(word.substr(start.size()), prepositions)) {
            return true;
        }
    }
    return false;
}

/// How many sentences back a reader still knows what "deelname" is in.
constexpr std::size_t memory = 100;

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
                meetings(c);
                invitations(c);
                togetherness(c);
            }
            for (const Relation& relation : relations_in(letter_, sentence_)) {
                say(relation.subject, relation.predicate, {Reference::To::entity, relation.object}, relation.status,
                    relation.confidence);
            }
        }
    }

private:
    SentenceWork& work() { return letter_.sentences()[sentence_]; }

    void say(std::size_t subject, std::string_view predicate, Reference object, std::string status, double confidence) {
        if (object.to == Reference::To::entity && object.index == subject) {
            return;
        }
        const std::size_t ordinal = work().source->ordinal;
        // Statements stand in the order of the text, so those of this sentence are the last ones.
        for (const Statement& s : letter_.findings().statements | std::views::reverse) {
            if (s.sentence != ordinal) {
                break;
            }
            const bool turned = predicate == "COOPERATES_WITH" && s.object.to == Reference::To::entity &&
                                s.object.index == subject && object.index == s.subject;
            if (s.predicate == predicate && ((s.subject == subject && s.object == object) || turned)) {
                return;
            }
        }
        letter_.findings().statements.push_back(
            {ordinal, subject, std::string{predicate}, object, std::move(status), confidence});
    }

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
        for (const Reference& object : objects(roles, frame)) {
            for (const std::size_t agent : agents) {
                say(agent, frame.predicate, object, status, frame.confidence);
            }
        }
    }

    [[nodiscard]] bool allowed(std::size_t entity, std::string_view classes) const {
        static constexpr std::string_view letters = "aiet";
        return classes.find(letters[static_cast<std::size_t>(letter_.entity(entity).entity_class)]) !=
               std::string_view::npos;
    }

    std::vector<Reference> objects(const Roles& roles, const Frame& frame) {
        std::vector<std::size_t> phrases;
        if (frame.object.find('=') != std::string_view::npos) {
            if (roles.clause().passive) {
                phrases = roles.clause().subjects;
            } else {
                phrases = roles.objects();
            }
        }
        for (const std::size_t p : roles.governed_by(frame.object)) {
            phrases.push_back(p);
        }
        std::vector<Reference> found;
        if (frame.object == "*") {
            add_following(roles, frame, found);
            return found;
        }
        if (frame.object == "=" && roles.clause().form == Clause::Form::relative && !roles.clause().subjects.empty() &&
            roles.clause().antecedent) {
            add_covering(*roles.clause().antecedent, "it", found);
        }
        for (const std::size_t p : phrases) {
            if (!found.empty()) {
                break;
            }
            add_phrase(roles, p, frame, found);
        }
        if (found.empty()) {
            add_question(roles, frame, found);
        }
        if (found.empty()) {
            point_back(roles, frame, found);
        }
        return found;
    }

    /// The thing that a relative pronoun stands for.
    void add_covering(std::size_t word, std::string_view classes, std::vector<Reference>& found) const {
        for (const Hit& hit : work_now().hits) {
            if (hit.first <= word && word < hit.last && allowed(hit.entity, classes)) {
                found = {{Reference::To::entity, hit.entity}};
            }
        }
    }

    /// "stappen gezet om de invulling van X te realiseren": the texts behind the noun, or else the topics.
    void add_following(const Roles& roles, const Frame& frame, std::vector<Reference>& found) const {
        std::size_t from = 0;
        for (const std::size_t i : roles.clause().words) {
            from = one_of(work_now().words[i].lemma, frame.words) ? i : from;
        }
        for (const EntityClass wanted : {EntityClass::instrument, EntityClass::topic}) {
            for (const Hit& hit : work_now().hits) {
                const Reference reference{Reference::To::entity, hit.entity};
                if (hit.first > from && letter_.is(hit.entity, wanted) &&
                    std::ranges::find(found, reference) == found.end()) {
                    found.push_back(reference);
                }
            }
            if (!found.empty()) {
                return;
            }
        }
    }

    /// "spreken over hoe zij …": the topics of the question are what is discussed.
    void add_question(const Roles& roles, const Frame& frame, std::vector<Reference>& found) const {
        for (const Clause& clause : work_now().clauses) {
            if (!one_of(clause.opener, "hoe|wat|of|waarom|welke") || clause.words.empty() ||
                clause.words.front() == 0 || !one_of(work_now().word(clause.words.front() - 1), frame.object) ||
                std::ranges::find(roles.clause().words, clause.words.front() - 1) == roles.clause().words.end()) {
                continue;
            }
            for (const Hit& hit : work_now().hits) {
                if (letter_.is(hit.entity, EntityClass::topic) &&
                    std::ranges::find(clause.words, hit.first) != clause.words.end()) {
                    found.push_back({Reference::To::entity, hit.entity});
                }
            }
        }
    }

    [[nodiscard]] const SentenceWork& work_now() const { return letter_.sentences()[sentence_]; }

    void add_phrase(const Roles& roles, std::size_t p, const Frame& frame, std::vector<Reference>& found) {
        const auto add = [&](std::size_t entity) {
            const Reference reference{Reference::To::entity, beneficiary(entity, frame)};
            if (std::ranges::find(found, reference) == found.end()) {
                found.push_back(reference);
            }
        };
        for (const std::size_t thing : roles.things(p)) {
            // What is promised to the chamber is a report, not a contribution.
            const bool chamber = letter_.entity(thing).id.ends_with("-kamer") && frame.predicate == "CONTRIBUTES_TO";
            if (allowed(thing, frame.classes) && !chamber) {
                add(thing);
            }
        }
        const Clause clause = roles.clause();
        for (const std::size_t k : clause.coordinated(p)) {
            if (work().word(clause.phrases[k].head) == "deelname") {
                // Taking part without saying in what: in the text that was spoken of.
                if (const auto text = joined_project(); text && allowed(*text, frame.classes)) {
                    add(*text);
                }
                continue;
            }
            if (frame.predicate == "ADOPTED" && found.empty()) {
                if (const auto text = unnamed_text(clause, k)) {
                    add(*text);
                    continue;
                }
            }
            const bool known = !roles.things(k).empty();
            if (known || (k > p && frame.classes.find('n') == std::string_view::npos)) {
                continue;
            }
            if (frame.classes.find('n') != std::string_view::npos) {
                if (const auto topic = topic_of_phrase(letter_, work(), clause, k)) {
                    add(*topic);
                    continue;
                }
            }
            // "de invulling van de Regional Plans", "het pakket van plannen": what hangs on a general noun.
            const bool persons_only = frame.classes == "a";
            for (std::size_t a = k + 1;
                 !persons_only && a < clause.phrases.size() && clause.phrases[a].attached && found.empty(); ++a) {
                for (const std::size_t thing : roles.things(a)) {
                    if (allowed(thing, frame.classes)) {
                        add(thing);
                    }
                }
            }
        }
    }

    /// "geen politieke verklaring", "een resolutie": what is adopted is a text, named or not.
    std::optional<std::size_t> unnamed_text(const Clause& clause, std::size_t p) {
        const Phrase& phrase = clause.phrases[p];
        const Word& head = work().words[phrase.head];
        if (!one_of(head.lemma,
                    "verklaring|memorandum|convenant|resolutie|akkoord|overeenkomst|wetsvoorstel|verdrag") ||
            work().taken(phrase.head, phrase.head + 1)) {
            return std::nullopt;
        }
        std::size_t first = phrase.head;
        while (first > phrase.first && work().words[first - 1].word_class == WordClass::adjective) {
            --first;
        }
        const std::string name = work().printed(first, phrase.head + 1);
        Entity text = make_entity(EntityClass::instrument, "instrument/" + slug(name), name,
                                  kind_of_name(head.lemma).value_or("plan"));
        const std::size_t index = letter_.add(std::move(text));
        letter_.hit(work(), first, phrase.head + 1, index, "name");
        return index;
    }

    /// What one takes part in or leaves: the latest project, else the latest text of the section.
    [[nodiscard]] std::optional<std::size_t> joined_project() const {
        for (std::size_t s = sentence_; s-- > 0 && s + memory > sentence_;) {
            for (const Hit& hit : letter_.sentences()[s].hits) {
                if (letter_.entity(hit.entity).kind == "project") {
                    return hit.entity;
                }
            }
        }
        return latest(letter_, sentence_, 30, EntityClass::instrument);
    }

    /// Support for "steun aan Oekraïne" is support for Oekraïne.
    std::size_t beneficiary(std::size_t entity, const Frame& frame) const {
        const Entity& topic = letter_.entity(entity);
        if (frame.predicate == "SUPPORTS" && topic.entity_class == EntityClass::topic &&
            topic.name.starts_with("steun aan ")) {
            for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
                if (letter_.is(e, EntityClass::actor) && topic.name == "steun aan " + letter_.entity(e).name) {
                    return e;
                }
            }
        }
        return entity;
    }

    /// "hier … van", "hieraan", "dit", "waaraan": the commitment of the sentence before, else its instrument or topic.
    void point_back(const Roles& roles, const Frame& frame, std::vector<Reference>& found) {
        const Clause& clause = roles.clause();
        if (clause.form == Clause::Form::relative && clause.opener.starts_with("waar") && clause.antecedent) {
            const std::string_view asked = std::string_view{clause.opener}.substr(4);
            if (!one_of(asked == "mee" ? "met" : asked == "toe" ? "tot" : asked, frame.object)) {
                return;
            }
            // A short form in brackets may stand between the noun and its pronoun.
            for (const Hit& hit : work().hits) {
                if (hit.first <= *clause.antecedent + 3 && *clause.antecedent < hit.last + 3 &&
                    hit.last <= clause.words.front() && allowed(hit.entity, frame.classes)) {
                    found = {{Reference::To::entity, hit.entity}};
                }
            }
            return;
        }
        if (clause.shares_subject || frame.verbs.starts_with("toezeggen")) {
            const bool here =
                clause.shares_subject ? clause.has_word(work().words, "hier|er|hieraan|eraan|daaraan|dit") : true;
            for (const Hit& hit : work().hits) {
                const bool thing =
                    letter_.is(hit.entity, EntityClass::instrument) || letter_.is(hit.entity, EntityClass::topic);
                if (here && thing && !clause.words.empty() && hit.last <= clause.words.front() &&
                    allowed(hit.entity, frame.classes)) {
                    found = {{Reference::To::entity, hit.entity}};
                }
            }
            if (!found.empty()) {
                return;
            }
        }
        const bool explained = std::ranges::any_of(work().clauses, [&](const Clause& inner) {
            return inner.opener == "dat" && inner.parent && &work().clauses[*inner.parent] == &clause;
        });
        if (explained && std::ranges::any_of(clause.words, [&](std::size_t i) {
                return work().word(i).starts_with("er") && points_back(work().word(i), frame.object);
            })) {
            // "staan erbij stil dat …": what the clause with "dat" is about.
            for (const Hit& hit : work().hits) {
                if (found.empty() && hit.first > clause.words.front() && letter_.is(hit.entity, EntityClass::topic) &&
                    allowed(hit.entity, frame.classes)) {
                    found = {{Reference::To::entity, hit.entity}};
                }
            }
            return;
        }
        bool points = false;
        for (const std::size_t i : clause.words) {
            const std::string_view word = work().word(i);
            const bool split = one_of(word, "hier|daar|er") && std::ranges::any_of(clause.words, [&](std::size_t k) {
                                   return k > i && one_of(work().word(k), frame.object) &&
                                          (work().words[k].tag.starts_with("VZ(fin") ||
                                           work().words[k].word_class != WordClass::determiner);
                               });
            points =
                points || split || points_back(word, frame.object) ||
                (frame.object == "=" && one_of(word, "dit|dat") && work().words[i].word_class == WordClass::pronoun);
        }
        if (!points || sentence_ == 0) {
            return;
        }
        const std::size_t before = letter_.sentences()[sentence_ - 1].source->ordinal;
        const auto& commitments = letter_.findings().commitments;
        for (std::size_t k = 0; k < commitments.size() && frame.classes.find('c') != std::string_view::npos; ++k) {
            if (commitments[k].sentence == before) {
                found = {{Reference::To::commitment, k}};
            }
        }
        for (const EntityClass kind : {EntityClass::instrument, EntityClass::topic}) {
            if (found.empty()) {
                if (const auto thing = latest(letter_, sentence_, 1, kind)) {
                    found = {{Reference::To::entity, *thing}};
                }
            }
        }
    }

    /// "komen bijeen": what is met at is the event that the sentence or the letter names.
    void meetings(std::size_t c) {
        const Roles roles{letter_, sentence_, c};
        const bool together = roles.has_verb("bijeenkomen") ||
                              (roles.has_verb("komen") && roles.clause().has_word(work().words, "bijeen"));
        const bool attends = roles.has_verb("deelnemen") && roles.governed_by("aan").empty();
        const bool absent = roles.has_verb("zijn") && roles.clause().has_word(work().words, "aanwezig");
        if (!together && !attends && !absent) {
            return;
        }
        std::optional<std::size_t> event;
        const std::optional<std::size_t>& antecedent = roles.clause().antecedent;
        for (const Hit& hit : work().hits) {
            // "een werkontbijt plaats, waaraan X deelnam": the nearest event before the pronoun.
            const bool usable = letter_.is(hit.entity, EntityClass::event) && (!event || antecedent);
            if (usable && (!antecedent || hit.first <= *antecedent)) {
                event = hit.entity;
            }
        }
        for (std::size_t e = 0; e < letter_.entities().size() && !event; ++e) {
            if (letter_.is(e, EntityClass::event)) {
                event = e;
            }
        }
        for (const std::size_t agent : roles.agents()) {
            if (event) {
                say(agent, "PARTICIPATES_IN", {Reference::To::entity, *event}, roles.status(), 0.9);
            }
        }
    }

    void invitations(std::size_t c) {
        const Roles roles{letter_, sentence_, c};
        if (!roles.has_verb("uitnodigen")) {
            return;
        }
        std::optional<std::size_t> event;
        for (const Hit& hit : work().hits) {
            if (letter_.is(hit.entity, EntityClass::event) && !event) {
                event = hit.entity;
            }
        }
        // Invited "voor de Europese Raad": the council's meeting that the letter has dated.
        for (const std::size_t p : roles.governed_by("voor|op|bij")) {
            for (const std::size_t host : roles.actors(p)) {
                for (std::size_t e = 0; e < letter_.entities().size() && !event; ++e) {
                    if (letter_.is(e, EntityClass::event) &&
                        letter_.entity(e).name.starts_with(letter_.entity(host).name)) {
                        event = e;
                    }
                }
            }
        }
        std::vector<std::size_t> guests = roles.clause().passive ? roles.subjects() : std::vector<std::size_t>{};
        for (const std::size_t p : roles.objects()) {
            const std::vector<std::size_t> actors = roles.actors(p);
            guests.insert(guests.end(), actors.begin(), actors.end());
        }
        for (const std::size_t guest : guests) {
            if (event) {
                say(guest, "INVITED_TO", {Reference::To::entity, *event}, roles.status(), 1.0);
            }
        }
    }

    /// "A en B werken samen aan …": the subject's members, each with each.
    void togetherness(std::size_t c) {
        const Roles roles{letter_, sentence_, c};
        for (const std::size_t p : roles.governed_by("met")) {
            const std::size_t first = roles.clause().phrases[p].first;
            for (const std::size_t other : first >= 2 && one_of(work().word(first - 2), "samen|tezamen")
                                               ? roles.actors(p)
                                               : std::vector<std::size_t>{}) {
                for (const std::size_t agent : roles.subjects()) {
                    say(agent, "COOPERATES_WITH", {Reference::To::entity, other}, roles.negated() ? "negated" : "fact",
                        0.9);
                }
            }
        }
        if (!roles.has_verb("samenwerken|optrekken") || !roles.governed_by("met").empty()) {
            return;
        }
        const std::vector<std::size_t> agents = roles.agents();
        for (std::size_t i = 0; i < agents.size(); ++i) {
            for (std::size_t k = i + 1; k < agents.size(); ++k) {
                say(agents[i], "COOPERATES_WITH", {Reference::To::entity, agents[k]}, roles.status(), 0.9);
            }
        }
    }

    Letter& letter_;
    std::size_t sentence_ = 0;
};

}  // namespace

void find_statements(Letter& letter) { StatementFinder{letter}.run(); }

}  // namespace dossier::loaders::find
