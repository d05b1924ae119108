#include "loaders/find/frame_objects.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "loaders/find/names.hpp"
#include "loaders/find/nominals.hpp"
#include "loaders/find/phrase_topics.hpp"

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

class ObjectFinder {
public:
    ObjectFinder(Letter& letter, std::size_t sentence, const Roles& roles, const Frame& frame)
        : letter_{letter}, sentence_{sentence}, roles_{roles}, frame_{frame} {}

    std::vector<Reference> find() {
        std::vector<std::size_t> phrases;
        if (frame_.object.find('=') != std::string_view::npos) {
            if (roles_.clause().passive) {
                phrases = roles_.clause().subjects;
            } else {
                phrases = roles_.objects();
            }
        }
        if (frame_.object == "<") {
            phrases = roles_.clause().subjects;
        }
        for (const std::size_t p : roles_.governed_by(frame_.object)) {
            if (!belongs_to_noun(p)) {
                phrases.push_back(p);
            }
        }
        std::vector<Reference> found;
        if (frame_.object == "*") {
            add_following(found);
            return found;
        }
        // "die China instelde" has a subject of its own, "die door China werd ingesteld" has none: the pronoun is the
        // object.
        const Clause& clause = roles_.clause();
        if (frame_.object.find('=') != std::string_view::npos && clause.form == Clause::Form::relative &&
            clause.subjects.empty() == clause.passive && clause.antecedent) {
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
        if (found.empty() && frame_.object.find('^') != std::string_view::npos) {
            add_done(found);
        }
        if (found.empty()) {
            point_back(found);
        }
        if (frame_.predicate == "DISCUSSES") {
            add_beside(found);
        }
        return found;
    }

private:
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }

    [[nodiscard]] bool allowed(std::size_t entity, std::string_view classes) const {
        static constexpr std::string_view letters = "aiet";
        return classes.find(letters[static_cast<std::size_t>(letter_.entity(entity).entity_class)]) !=
               std::string_view::npos;
    }

    /// "tegen een procedure voor Servië": what hangs on the object of another preposition is not the verb's.
    [[nodiscard]] bool belongs_to_noun(std::size_t p) const {
        const std::vector<Phrase>& phrases = roles_.clause().phrases;
        if (p == 0 || !phrases[p].attached || !one_of(phrases[p].preposition, "voor|van|aan|op|met|tegen")) {
            return false;
        }
        const Phrase& host = phrases[p - 1];
        const Word& head = work().words[host.head];
        return one_of(host.preposition, "tegen|over|voor|aan|op|naar|van|met") && !host.named &&
               !one_of(head.lemma, frame_.words) && !one_of(head.lower, frame_.words);
    }

    /// "niet alleen op X, maar (ook) op Y": both are meant.
    [[nodiscard]] bool also(std::size_t p) const {
        const Phrase& phrase = roles_.clause().phrases[p];
        const std::size_t before = phrase.first > 1 ? phrase.first - 2 : 0;
        const bool but = work().word(before) == "maar" ||
                         (before > 0 && work().word(before) == "ook" && work().word(before - 1) == "maar");
        return !phrase.preposition.empty() && but && work().word(before + 1) == phrase.preposition;
    }

    /// The thing that a relative pronoun stands for.
    void add_covering(std::size_t word, std::string_view classes, std::vector<Reference>& found) const {
        for (const Hit& hit : work().hits) {
            if (hit.first <= word && word < hit.last && allowed(hit.entity, classes)) {
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

    /// "spreken over hoe zij …": the topics of the question are what is discussed.
    void add_question(std::vector<Reference>& found) const {
        for (const Clause& clause : work().clauses) {
            if (!one_of(clause.opener, "hoe|wat|of|waarom|welke") || clause.words.empty() ||
                clause.words.front() == 0 || !one_of(work().word(clause.words.front() - 1), frame_.object) ||
                std::ranges::find(roles_.clause().words, clause.words.front() - 1) == roles_.clause().words.end()) {
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
        inner.object = "=";
        const std::vector<VerbUse>& verbs = roles_.clause().verbs;
        const bool own = std::ranges::any_of(verbs, [&](const VerbUse& v) {
            return v.word > 0 && work().word(v.word - 1) == "te" && v.word != roles_.clause().finite;
        });
        if (own) {
            found = ObjectFinder{letter_, sentence_, roles_, inner}.find();
        }
        for (std::size_t c = roles_.index() + 1; c < work().clauses.size() && found.empty(); ++c) {
            const Clause& done = work().clauses[c];
            const bool infinitive = done.form == Clause::Form::infinitive && done.opener == "om";
            const bool wished = done.form == Clause::Form::subordinate && done.opener == "dat" && done.passive;
            if (done.parent == roles_.index() && (infinitive || wished)) {
                const Roles roles{letter_, sentence_, c};
                found = ObjectFinder{letter_, sentence_, roles, inner}.find();
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
            const Reference reference{Reference::To::entity, beneficiary(entity)};
            if (!one_of(letter_.entity(entity).name, frame_.words) &&
                std::ranges::find(found, reference) == found.end()) {
                found.push_back(reference);
            }
        };
        for (const std::size_t thing : roles_.things(p)) {
            // What is promised to the chamber is a report, not a contribution.
            const bool chamber = letter_.entity(thing).id.ends_with("-kamer") && frame_.predicate == "CONTRIBUTES_TO";
            if (allowed(thing, frame_.classes) && !chamber) {
                add(thing);
            }
        }
        const Clause clause = roles_.clause();
        for (const std::size_t k : clause.coordinated(p)) {
            if (work().word(clause.phrases[k].head) == "deelname") {
                // Taking part without saying in what: in the text that was spoken of.
                if (const auto text = joined_project(); text && allowed(*text, frame_.classes)) {
                    add(*text);
                }
                continue;
            }
            if (frame_.predicate == "ADOPTED" && found.empty()) {
                if (const auto text = unnamed_text(clause, k)) {
                    add(*text);
                    continue;
                }
            }
            const bool known = !roles_.things_at(k).empty();
            if (known || (k > p && frame_.classes.find('n') == std::string_view::npos)) {
                continue;
            }
            if (frame_.classes.find('n') != std::string_view::npos) {
                if (const auto topic = topic_of_phrase(letter_, work(), clause, roles_.acted_on(k))) {
                    add(*topic);
                    continue;
                }
            }
            // "de invulling van de Regional Plans", "het pakket van plannen": what hangs on a general noun.
            const bool persons_only = frame_.classes == "a";
            for (std::size_t a = k + 1;
                 !persons_only && a < clause.phrases.size() && clause.phrases[a].attached && found.empty(); ++a) {
                for (const std::size_t thing : roles_.things(a)) {
                    if (allowed(thing, frame_.classes)) {
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
    std::size_t beneficiary(std::size_t entity) const {
        const Entity& topic = letter_.entity(entity);
        if (frame_.predicate == "SUPPORTS" && topic.entity_class == EntityClass::topic &&
            (topic.name.starts_with("steun aan ") || topic.name.starts_with("solidariteit met "))) {
            for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
                if (letter_.is(e, EntityClass::actor) && (topic.name == "steun aan " + letter_.entity(e).name ||
                                                          topic.name == "solidariteit met " + letter_.entity(e).name)) {
                    return e;
                }
            }
        }
        return entity;
    }

    /// "hier … van", "hieraan", "dit", "waaraan": the commitment of the sentence before, else its instrument or topic.
    void point_back(std::vector<Reference>& found) {
        const Clause& clause = roles_.clause();
        if (clause.form == Clause::Form::relative && clause.opener.starts_with("waar") && clause.antecedent) {
            const std::string_view asked = std::string_view{clause.opener}.substr(4);
            if (!one_of(asked == "mee" ? "met" : asked == "toe" ? "tot" : asked, frame_.object)) {
                return;
            }
            // A short form in brackets may stand between the noun and its pronoun.
            for (const Hit& hit : work().hits) {
                if (hit.first <= *clause.antecedent + 3 && *clause.antecedent < hit.last + 3 &&
                    hit.last <= clause.words.front() && allowed(hit.entity, frame_.classes)) {
                    found = {{Reference::To::entity, hit.entity}};
                }
            }
            return;
        }
        if (frame_.verbs.starts_with("vinden") || frame_.verbs == "ingaan") {
            return;  // "vindt dit onwenselijk" judges a fact rather than a thing, "gaat hierop in" a question
        }
        if (clause.shares_subject || frame_.verbs.starts_with("toezeggen")) {
            const bool here =
                clause.shares_subject ? clause.has_word(work().words, "hier|er|hieraan|eraan|daaraan|dit") : true;
            for (const Hit& hit : work().hits) {
                const bool thing =
                    letter_.is(hit.entity, EntityClass::instrument) || letter_.is(hit.entity, EntityClass::topic);
                if (here && thing && !clause.words.empty() && hit.last <= clause.words.front() &&
                    allowed(hit.entity, frame_.classes)) {
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
                return work().word(i).starts_with("er") && points_back(work().word(i), frame_.object);
            })) {
            // "staan erbij stil dat …": what the clause with "dat" is about.
            for (const Hit& hit : work().hits) {
                if (found.empty() && hit.first > clause.words.front() && letter_.is(hit.entity, EntityClass::topic) &&
                    allowed(hit.entity, frame_.classes)) {
                    found = {{Reference::To::entity, hit.entity}};
                }
            }
            return;
        }
        bool points = false;
        for (const std::size_t i : clause.words) {
            const std::string_view word = work().word(i);
            const bool split = one_of(word, "hier|daar|er") && std::ranges::any_of(clause.words, [&](std::size_t k) {
                                   return k > i && one_of(work().word(k), frame_.object) &&
                                          (work().words[k].tag.starts_with("VZ(fin") ||
                                           work().words[k].word_class != WordClass::determiner);
                               });
            points =
                points || split || points_back(word, frame_.object) ||
                (frame_.object == "=" && one_of(word, "dit|dat") && work().words[i].word_class == WordClass::pronoun);
        }
        if (!points || sentence_ == 0) {
            return;
        }
        const std::size_t before = letter_.sentences()[sentence_ - 1].source->ordinal;
        const auto& commitments = letter_.findings().commitments;
        for (std::size_t k = 0; k < commitments.size() && frame_.classes.find('c') != std::string_view::npos; ++k) {
            if (commitments[k].sentence == before) {
                found = {{Reference::To::commitment, k}};
            }
        }
        for (const EntityClass kind : {EntityClass::instrument, EntityClass::topic}) {
            if (found.empty()) {
                if (const auto thing = just_said(kind)) {
                    found = {{Reference::To::entity, *thing}};
                }
            }
        }
    }

    /// The latest thing of the sentence before; an answer points back at its question over the heading between them.
    [[nodiscard]] std::optional<std::size_t> just_said(EntityClass kind) const {
        const SentenceWork& before = letter_.sentences()[sentence_ - 1];
        if (before.source->section == work().source->section) {
            return latest(letter_, sentence_, 1, kind);
        }
        for (auto hit = before.hits.rbegin(); before.asks() && hit != before.hits.rend(); ++hit) {
            if (letter_.is(hit->entity, kind)) {
                return hit->entity;
            }
        }
        return std::nullopt;
    }

    Letter& letter_;
    std::size_t sentence_;
    const Roles& roles_;
    const Frame& frame_;
};

}  // namespace

std::vector<Reference> objects_of(Letter& letter, std::size_t sentence, const Roles& roles, const Frame& frame) {
    return ObjectFinder{letter, sentence, roles, frame}.find();
}

}  // namespace dossier::loaders::find
