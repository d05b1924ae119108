#include "loaders/find/statements/frame_objects.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "loaders/find/statements/back_references.hpp"
#include "loaders/find/statements/object_phrases.hpp"
#include "loaders/find/statements/phrase_texts.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/plain_topics.hpp"
#include "loaders/find/topics/stated_topics.hpp"

namespace dossier::loaders::find {

namespace {

class ObjectFinder {
public:
    /// `done`  the clause is what another does or judges; what is done in a third is none of its business
    ObjectFinder(Letter& letter, std::size_t sentence, const Roles& roles, const Frame& frame, bool done = false)
        : letter_{letter}, sentence_{sentence}, roles_{roles}, frame_{frame}, done_{done} {}

    std::vector<Reference> find() {
        std::vector<std::size_t> phrases;
        if (frame_.object.find('=') != std::string_view::npos) {
            if (roles_.clause().passive) {
                phrases = roles_.clause().subjects;
            } else {
                phrases = roles_.objects();
                keep_own(roles_, frame_, phrases);
            }
        }
        if (frame_.object == "<") {
            phrases = roles_.clause().subjects;
        }
        add_led(phrases);
        std::vector<Reference> found;
        if (frame_.object == "*") {
            add_following(found);
            return found;
        }
        if (one_of(frame_.object, "\"|~")) {
            add_told(found);
            return found;
        }
        if (frame_.object == "!") {
            add_judged(found);
            return found;
        }
        // "die China instelde" has a subject of its own, "die door China werd ingesteld" has none: the pronoun is the
        // object.
        const Clause& clause = roles_.clause();
        if (frame_.object.find('=') != std::string_view::npos && clause.form == Clause::Form::relative &&
            !clause.opener.starts_with("waar") && clause.subjects.empty() == clause.passive && clause.antecedent) {
            add_covering(*clause.antecedent, clause.passive ? frame_.classes : "it", found);
        }
        for (const std::size_t p : phrases) {
            if (!found.empty() && !also(p)) {
                break;
            }
            add_phrase(p, found);
        }
        if (found.empty()) {
            add_question(found);
        }
        const bool judges = !done_ && frame_.object == "=" && roles_.clause().has_word(work().words, "het") &&
                            one_of(frame_.predicate, "SUPPORTS|OPPOSES") &&
                            frame_.classes.find('n') != std::string_view::npos;
        if (found.empty() &&
            (judges || (!done_ && points_ahead(roles_, frame_)) || frame_.object.find('^') != std::string_view::npos)) {
            add_done(found);
        }
        if (found.empty()) {
            found = pointed_back_to(letter_, sentence_, roles_, frame_);
        }
        if (found.empty() && frame_.object != "<" && frame_.classes.find('n') != std::string_view::npos) {
            add_plain(phrases, found);
        }
        if (frame_.predicate == "DISCUSSES") {
            add_beside(found);
        }
        return found;
    }

    std::vector<Reference> at(std::size_t phrase) {
        std::vector<Reference> found;
        add_phrase(phrase, found);
        return found;
    }

private:
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }

    [[nodiscard]] bool may_be(std::size_t entity, std::string_view classes) const {
        return allowed(letter_, entity, classes);
    }

    /// What the frame's prepositions lead to. Of a noun that a verb carries it is what hangs on it, if anything does;
    /// else what stands behind it comes first.
    void add_led(std::vector<std::size_t>& phrases) const {
        std::vector<std::size_t> led = roles_.governed_by(frame_.object);
        std::erase_if(led, [&](std::size_t p) { return belongs_to_noun(roles_, frame_, p); });
        if (const auto noun = frame_.verbs == "+" ? roles_.carried(frame_.words) : std::nullopt) {
            std::ranges::stable_partition(led, [&](std::size_t p) { return p > *noun; });
            if (!led.empty() && led.front() == *noun + 1 && roles_.clause().phrases[led.front()].attached) {
                led.resize(1);
            }
        }
        phrases.insert(phrases.end(), led.begin(), led.end());
    }

    /// "niet alleen op X, maar (ook) op Y": both are meant.
    [[nodiscard]] bool also(std::size_t p) const {
        const Phrase& phrase = roles_.clause().phrases[p];
        const std::size_t before = phrase.first > 1 ? phrase.first - 2 : 0;
        const bool but = work().word(before) == "maar" ||
                         (before > 0 && work().word(before) == "ook" && work().word(before - 1) == "maar");
        const bool led = !phrase.preposition.empty() && work().word(before + 1) == phrase.preposition;
        // "pleit voor A om …, en voor B".
        const bool again = work().word(before) == "en" && one_of(phrase.preposition, frame_.object);
        return led && (but || again);
    }

    /// The thing that a relative pronoun stands for.
    void add_covering(std::size_t word, std::string_view classes, std::vector<Reference>& found) const {
        for (const Hit& hit : work().hits) {
            if (hit.first <= word && word < hit.last && may_be(hit.entity, classes)) {
                found = {{Reference::To::entity, hit.entity}};
            }
        }
    }

    /// "stappen gezet om de invulling van X te realiseren": the texts behind the noun, or else the topics.
    void add_following(std::vector<Reference>& found) const {
        std::size_t from = 0;
        for (const std::size_t i : roles_.clause().words) {
            from = one_of(work().words[i].lemma, frame_.words) ? i : from;
        }
        for (const EntityClass wanted : {EntityClass::instrument, EntityClass::topic}) {
            for (const Hit& hit : work().hits) {
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

    /// "lichtte toe dat het proces uit drie sporen bestaat": what it is told of; "wil dat X zich terugtrekt": who is to
    /// do it.
    void add_told(std::vector<Reference>& found) {
        for (std::size_t c = roles_.index() + 1; c < work().clauses.size() && found.empty(); ++c) {
            if (work().clauses[c].opener != "dat" || work().clauses[c].parent != roles_.index()) {
                continue;
            }
            const Roles told{letter_, sentence_, c};
            if (frame_.object == "~") {
                for (const std::size_t actor : told.clause().passive ? std::vector<std::size_t>{} : told.agents()) {
                    found.push_back({Reference::To::entity, actor});
                }
                continue;
            }
            Frame inner = frame_;
            inner.object = "<";
            found = ObjectFinder{letter_, sentence_, told, inner, true}.find();
            const std::vector<std::size_t>& words = work().clauses[c].words;
            const auto topic = std::ranges::find_if(work().hits, [&](const Hit& hit) {
                return letter_.is(hit.entity, EntityClass::topic) && std::ranges::find(words, hit.first) != words.end();
            });
            if (found.empty() && topic != work().hits.end()) {
                found.push_back({Reference::To::entity, topic->entity});
            }
        }
    }

    /// "benadrukt dat extra inspanningen nodig zijn om X te bereiken": what they are for, if it is said.
    void add_judged(std::vector<Reference>& found) {
        const std::optional<std::size_t> judged = judged_in(roles_, frame_);
        if (!judged) {
            return;
        }
        const Roles inner{letter_, sentence_, *judged};
        Frame asked = frame_;
        asked.object = "^";
        asked.words = {};
        if (!inner.clause().passive) {
            found = ObjectFinder{letter_, sentence_, inner, asked, true}.find();
        }
        asked.object = inner.clause().passive ? "=" : "<";
        if (found.empty()) {
            found = ObjectFinder{letter_, sentence_, inner, asked, true}.find();
        }
    }

    /// "spreken over hoe zij …": the topics of the question are what is discussed.
    void add_question(std::vector<Reference>& found) const {
        for (const Clause& clause : work().clauses) {
            if (!one_of(clause.opener, "hoe|wat|of|waarom|welke|welk") || clause.words.empty() ||
                clause.words.front() == 0) {
                continue;
            }
            // "over hoe …", "over de vraag hoe …".
            std::size_t before = clause.words.front() - 1;
            const bool asked = before > 1 && one_of(work().word(before), "vraag|kwestie|wijze") &&
                               work().words[before - 1].word_class == WordClass::determiner;
            before -= asked ? 2 : 0;
            const bool led = one_of(work().word(before), frame_.object) &&
                             std::ranges::find(roles_.clause().words, before) != roles_.clause().words.end();
            const bool direct = frame_.predicate == "DISCUSSES" && frame_.object == "=" &&
                                clause.parent == roles_.index() && clause.opener != "of";
            if (!led && !direct) {
                continue;
            }
            for (const Hit& hit : work().hits) {
                if (letter_.is(hit.entity, EntityClass::topic) &&
                    std::ranges::find(clause.words, hit.first) != clause.words.end()) {
                    found.push_back({Reference::To::entity, hit.entity});
                }
            }
        }
    }

    /// "streeft ernaar de productie te verhogen", "zet zich in om …", "… dat X wordt versterkt": what is done to what.
    void add_done(std::vector<Reference>& found) {
        Frame inner = frame_;
        // "om tot een akkoord te komen".
        const auto arriving = [](const Roles& roles) { return roles.has_verb("komen|overgaan"); };
        inner.object = arriving(roles_) ? "tot" : "=";
        const std::vector<VerbUse>& verbs = roles_.clause().verbs;
        const bool own = std::ranges::any_of(verbs, [&](const VerbUse& v) {
            return v.word > 0 && work().word(v.word - 1) == "te" && v.word != roles_.clause().finite;
        });
        // "is erop gericht X te doen": of a passive the subject is not what is done.
        const std::vector<std::size_t>& subjects = roles_.clause().subjects;
        for (const std::size_t p : own&& roles_.clause().passive ? roles_.objects() : std::vector<std::size_t>{}) {
            if (found.empty() && std::ranges::find(subjects, p) == subjects.end()) {
                found = ObjectFinder{letter_, sentence_, roles_, inner, true}.at(p);
            }
        }
        if (own && !roles_.clause().passive) {
            found = ObjectFinder{letter_, sentence_, roles_, inner, true}.find();
        }
        for (std::size_t c = roles_.index() + 1; c < work().clauses.size() && found.empty(); ++c) {
            const Clause& done = work().clauses[c];
            const bool infinitive = done.form == Clause::Form::infinitive && done.opener == "om";
            const bool wished = done.form == Clause::Form::subordinate && done.opener == "dat" && done.passive;
            // "betreurt het dat X een koppeling legt": what is done is what is judged.
            const bool judged = done.form == Clause::Form::subordinate && done.opener == "dat" &&
                                one_of(frame_.object, "=") && !done.negated;
            if (done.parent == roles_.index() && (infinitive || wished || judged)) {
                const Roles roles{letter_, sentence_, c};
                inner.object = arriving(roles) ? "tot" : "=";
                found = ObjectFinder{letter_, sentence_, roles, inner, true}.find();
            }
        }
    }

    /// What no list or rule takes for a subject is one all the same where the statement is about it.
    void add_plain(const std::vector<std::size_t>& phrases, std::vector<Reference>& found) {
        const Clause clause = roles_.clause();
        // "vindt het belangrijk om …": what it finds so stands in the clause behind.
        if (frame_.verbs.starts_with("vinden") && clause.has_word(work().words, "het")) {
            return;
        }
        for (const std::size_t p : phrases) {
            const bool empty =
                roles_.headed_by(p, frame_.words) || is_account(work().words[clause.phrases[p].head].lemma);
            if (empty || !found.empty()) {
                continue;
            }
            for (const std::size_t k : clause.coordinated(p)) {
                if (const auto topic = plain_topic(letter_, work(), clause, roles_.acted_on(k))) {
                    found.push_back({Reference::To::entity, *topic});
                }
            }
        }
    }

    /// "Naast visserij sprak de Raad ook over bodem": both are spoken of.
    void add_beside(std::vector<Reference>& found) {
        if (found.empty() || !roles_.clause().has_word(work().words, "ook|tevens|eveneens")) {
            return;
        }
        std::vector<Reference> beside;
        for (const std::size_t p : roles_.governed_by("naast|behalve")) {
            if (!roles_.clause().phrases[p].attached) {
                add_phrase(p, beside);
            }
        }
        for (const Reference& one : beside) {
            if (std::ranges::find(found, one) == found.end()) {
                found.push_back(one);
            }
        }
    }

    void add_phrase(std::size_t p, std::vector<Reference>& found) {
        const auto add = [&](std::size_t entity) {
            // "steun uitspreken": the frame's own word is not what is supported.
            const Reference reference{Reference::To::entity, beneficiary(letter_, frame_.predicate, entity)};
            if (!one_of(letter_.entity(entity).name, frame_.words) &&
                std::ranges::find(found, reference) == found.end()) {
                found.push_back(reference);
            }
        };
        // "de opening van de conferentie bijwonen": of the conference.
        if (frame_.predicate == "PARTICIPATES_IN" && roles_.things(p).empty() && roles_.acted_on(p) != p) {
            p = roles_.acted_on(p);
        }
        const bool talk = matter_of(roles_, p) != p && is_talk(work().words[roles_.clause().phrases[p].head].lemma);
        for (const std::size_t thing : talk ? std::vector<std::size_t>{} : roles_.things(p)) {
            // What is promised to the chamber is a report, not a contribution.
            const bool chamber = letter_.entity(thing).id.ends_with("-kamer") && frame_.predicate == "CONTRIBUTES_TO";
            if (may_be(thing, frame_.classes) && !chamber) {
                add(thing);
            }
        }
        const Clause clause = roles_.clause();
        for (const std::size_t k : clause.coordinated(p)) {
            if (roles_.things_at(k).empty() && (add_whose(k, add) || add_again(k, add))) {
                continue;
            }
            if (work().word(clause.phrases[k].head) == "deelname") {
                // Taking part without saying in what: in the text that was spoken of.
                if (const auto text = joined_project(letter_, sentence_); text && may_be(*text, frame_.classes)) {
                    add(*text);
                }
                continue;
            }
            const bool texts = frame_.classes.find('i') != std::string_view::npos && (found.empty() || k > p);
            const bool adopted = frame_.predicate == "ADOPTED";
            if (const auto text = texts ? text_of_phrase(letter_, work(), clause.phrases[k], adopted) : std::nullopt) {
                add(*text);
                continue;
            }
            if (const std::size_t matter = matter_of(roles_, k); matter != k) {
                const bool found_there = add_matter(matter, add) || add_again(matter, add);
                if (found_there || is_account(work().words[clause.phrases[k].head].lemma)) {
                    continue;
                }
            }
            const bool known = !roles_.things_at(k).empty();
            if (known || (k > p && frame_.classes.find('n') == std::string_view::npos)) {
                continue;
            }
            if (frame_.classes.find('n') != std::string_view::npos) {
                if (const auto topic = subject_of_statement(letter_, work(), clause, roles_.acted_on(k), frame_)) {
                    add(*topic);
                    continue;
                }
            }
            // "de invulling van de Regional Plans", "het pakket van plannen": what hangs on a general noun.
            const bool general = said_in_every_letter(work().words[clause.phrases[k].head].lemma);
            for (std::size_t a = k + 1; general && frame_.classes != "a" && a < clause.phrases.size() &&
                                        clause.phrases[a].attached && found.empty();
                 ++a) {
                for (const std::size_t thing : roles_.things(a)) {
                    if (may_be(thing, frame_.classes) && !letter_.is(thing, EntityClass::actor)) {
                        add(thing);
                    }
                }
            }
        }
    }

    /// "waardeert de inzet van X", "onderstreept de rol van X": it is X that is supported.
    template <typename Add>
    bool add_whose(std::size_t k, const Add& add) const {
        const Word& noun = work().words[roles_.clause().phrases[k].head];
        // "aan het werk van de commissie bijgedragen": it is the commission that is given to.
        const bool given = frame_.predicate == "CONTRIBUTES_TO" &&
                           one_of(noun.lemma, "werk|activiteit|begroting|budget|inspanning|werkzaamheden");
        const bool whose =
            given ||
            frame_.predicate == "SUPPORTS" && frame_.classes.find('a') != std::string_view::npos &&
                one_of(noun.lemma, "inzet|inspanning|werk|rol|blik|houding|optreden|betrokkenheid|advies|"
                                   "kandidatuur|soevereiniteit|onafhankelijkheid|leiderschap|moed|lijn|koers|pleidooi");
        const std::vector<std::size_t> owners = whose ? roles_.owners_at(k) : std::vector<std::size_t>{};
        std::ranges::for_each(owners, add);
        return !owners.empty();
    }

    /// "ondersteunt dergelijke oefeningen": what was named before in other words.
    template <typename Add>
    bool add_again(std::size_t k, const Add& add) const {
        const auto thing = named_again(letter_, sentence_, roles_.clause().phrases[k], frame_);
        if (thing) {
            add(*thing);
        }
        return thing.has_value();
    }

    /// Adds what these phrases name, or else are about; whether there was anything.
    template <typename Add>
    bool add_matter(std::size_t matter, const Add& add) {
        const Clause clause = roles_.clause();
        bool any = false;
        const Word& led = work().words[clause.phrases[matter == 0 ? 0 : matter - 1].head];
        const bool weighty = one_of(led.lemma, "belang|noodzaak|urgentie|waarde|meerwaarde|toegevoegde|voortgang");
        for (const std::size_t k : clause.coordinated(matter)) {
            const std::vector<std::size_t> things = roles_.things_at(k);
            for (const std::size_t thing : things) {
                // "de samenwerking van de NAVO" is not the NAVO; whose weight one stresses one is for.
                if (may_be(thing, frame_.classes) && (weighty || !letter_.is(thing, EntityClass::actor))) {
                    add(thing);
                    any = true;
                }
            }
            const bool fresh = things.empty() && frame_.classes.find('n') != std::string_view::npos;
            if (const auto topic = fresh ? subject_of_statement(letter_, work(), clause, k, frame_) : std::nullopt) {
                add(*topic);
                any = true;
            }
        }
        return any;
    }

    Letter& letter_;
    std::size_t sentence_;
    const Roles& roles_;
    const Frame& frame_;
    bool done_;
};

}  // namespace

bool allowed(const Letter& letter, std::size_t entity, std::string_view classes) {
    static constexpr std::string_view letters = "aiet";
    return classes.find(letters[static_cast<std::size_t>(letter.entity(entity).entity_class)]) !=
           std::string_view::npos;
}

std::vector<Reference> objects_of(Letter& letter, std::size_t sentence, const Roles& roles, const Frame& frame) {
    return ObjectFinder{letter, sentence, roles, frame}.find();
}

std::vector<Reference> objects_at(Letter& letter, std::size_t sentence, const Roles& roles, const Frame& frame,
                                  std::size_t phrase) {
    return ObjectFinder{letter, sentence, roles, frame}.at(phrase);
}

}  // namespace dossier::loaders::find
