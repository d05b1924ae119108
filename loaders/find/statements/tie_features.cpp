#include "loaders/find/statements/tie_features.hpp"

#include <algorithm>
#include <string_view>

#include "loaders/find/actors/actors.hpp"
#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/statements/frames.hpp"

namespace dossier::loaders::find {

namespace {

/// Verbs that help others, or only join a subject to what is said of it.
constexpr std::string_view helpers = "zijn|hebben|worden|zullen|kunnen|moeten|mogen|willen|blijven|gaan|laten|dienen";

class TieFeatures {
public:
    TieFeatures(Letter& letter, std::size_t sentence, const Tie& tie)
        : letter_{letter},
          sentence_{sentence},
          subject_{tie.subject},
          object_{tie.object},
          outer_{work().clauses[tie.subject.clause]},
          inner_{work().clauses[tie.object.clause]} {}

    std::vector<std::string> all() {
        place_ = place();
        kind_ = kind();
        verbs_ = verbs_of(outer_);
        add("bias");
        add("place:" + place_);
        add("role:" + subject_.role);
        add("role:" + subject_.role + "," + place_);
        add_verbs();
        add_words();
        add_governor();
        add_owned();
        add_inner();
        add_kinds();
        add_mood();
        add_distance();
        add_rules();
        return std::move(found_);
    }

    [[nodiscard]] std::string carried_by() const {
        std::string told;
        for (const std::string& verb : verbs_of(outer_)) {
            told += (told.empty() ? "" : " ") + verb;
        }
        return object_.preposition.empty() ? told : told + ' ' + object_.preposition;
    }

private:
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }
    [[nodiscard]] const std::string& lemma(std::size_t i) const { return work().words[i].lemma; }
    void add(std::string feature) { found_.push_back(std::move(feature)); }

    /// Where the object stands, seen from the subject: `object`, `subject`, `over`, `dat/object`, `om/op`, `that` …
    [[nodiscard]] std::string place() const {
        if (object_.antecedent) {
            return "antecedent/" + object_.preposition;
        }
        std::string at = object_.preposition;
        if (!object_.phrase) {
            at = "back/" + at;
        } else if (at.empty()) {
            const bool subject = std::ranges::find(inner_.subjects, *object_.phrase) != inner_.subjects.end();
            at = subject ? inner_.passive ? "patient" : "subject" : "object";
        }
        if (object_.phrase && inner_.phrases[*object_.phrase].attached) {
            at = "on/" + at;
        }
        if (object_.clause == subject_.clause) {
            return at;
        }
        const std::string_view form = inner_.form == Clause::Form::infinitive    ? "te"
                                      : inner_.form == Clause::Form::relative    ? "die"
                                      : inner_.form == Clause::Form::subordinate ? std::string_view{inner_.opener}
                                                                                 : "main";
        const bool direct = inner_.parent == subject_.clause;
        return std::string{direct ? "" : "far/"} + std::string{form} + "/" + at;
    }

    /// The lemmas of a clause's verbs, without those that help.
    [[nodiscard]] std::vector<std::string> verbs_of(const Clause& clause) const {
        std::vector<std::string> verbs;
        for (const VerbUse& verb : clause.verbs) {
            if (!verb.lemmas.empty() && !one_of(meant_by(verb), helpers)) {
                verbs.push_back(meant_by(verb));
            }
        }
        if (verbs.empty() && !clause.verbs.empty() && !clause.verbs.front().lemmas.empty()) {
            verbs.push_back(meant_by(clause.verbs.front()));
        }
        return verbs;
    }

    /// Of "riepen … op" `oproepen`: the longest of the verbs that it may be and that is one.
    [[nodiscard]] const std::string& meant_by(const VerbUse& verb) const {
        const std::string* best = &*std::ranges::min_element(verb.lemmas, {}, &std::string::size);
        for (const std::string& one : verb.lemmas) {
            const bool known = !attitudes().of(Attitudes::Sort::verb, one).empty() || !said_by_verb(one).empty();
            if (known && one.size() > best->size()) {
                best = &one;
            }
        }
        return *best;
    }

    void add_verbs() {
        for (const std::string& verb : verbs_) {
            add("v:" + verb);
            add("v:" + verb + "," + place_);
            add("v:" + verb + "," + subject_.role);
            if (outer_.negated) {
                add("v:" + verb + ",not");
            }
            for (const std::string_view predicate : said_by_verb(verb)) {
                add("vc:" + std::string{predicate});
                add("vc:" + std::string{predicate} + "," + place_);
            }
            for (const std::string& kind : attitudes().of(Attitudes::Sort::verb, verb)) {
                add("va:" + kind);
                add("va:" + kind + "," + place_);
                add("va:" + kind + "," + subject_.role);
                if (outer_.negated) {
                    add("va:" + kind + ",not");
                }
            }
        }
        add_phrases();
    }

    /// "in goede aarde vallen", "vraagtekens plaatsen bij".
    void add_phrases() {
        std::vector<std::string_view> lemmas;
        for (const std::size_t i : outer_.words) {
            lemmas.push_back(lemma(i));
        }
        for (const VerbUse& verb : outer_.verbs) {
            lemmas.insert(lemmas.end(), verb.lemmas.begin(), verb.lemmas.end());
        }
        const auto there = [&](const std::string& one) { return std::ranges::find(lemmas, one) != lemmas.end(); };
        std::vector<std::string> seen;
        for (const std::string_view last : lemmas) {
            for (const Attitudes::Phrase& phrase : attitudes().ending(last)) {
                if (!std::ranges::all_of(phrase.lemmas, there)) {
                    continue;
                }
                const std::string leads = object_.preposition.empty() ? "=" : object_.preposition;
                const bool led =
                    phrase.object.starts_with(leads) || (phrase.object.starts_with('<') && place_ == "subject");
                for (const std::string& kind : phrase.classes) {
                    for (const std::string& feature :
                         {"ph:" + kind, "ph:" + kind + (led ? ",led" : ",not led"), "ph:" + kind + "," + place_}) {
                        if (std::ranges::find(seen, feature) == seen.end()) {
                            seen.push_back(feature);
                            add(feature);
                        }
                    }
                }
            }
        }
    }

    [[nodiscard]] const Attitudes& attitudes() const { return letter_.gazetteer().attitudes(); }

    /// The classes of a noun, an adjective or an adverb.
    [[nodiscard]] std::span<const std::string> classes_of(const Word& word) const {
        return attitudes().of(word.word_class == WordClass::noun ? Attitudes::Sort::noun : Attitudes::Sort::adjective,
                              word.lemma);
    }

    /// Words of the subject's clause that stand in neither of the two.
    void add_words() {
        for (const std::size_t i : outer_.words) {
            const Word& word = work().words[i];
            const bool tells = word.word_class == WordClass::noun || word.word_class == WordClass::adjective ||
                               word.word_class == WordClass::adverb;
            const bool verb = std::ranges::any_of(outer_.verbs, [&](const VerbUse& v) { return v.word == i; });
            if (!tells || verb || i == object_.word || in_subject(i)) {
                continue;
            }
            add("w:" + word.lemma);
            for (const std::string& carrier : verbs_) {
                add("v:" + carrier + ",w:" + word.lemma);
            }
            if (object_.clause == subject_.clause) {
                add("w:" + word.lemma + "," + object_.preposition);
            }
            for (const std::string_view predicate : said_by_word(word.lemma)) {
                add("wc:" + std::string{predicate});
                add("wc:" + std::string{predicate} + "," + place_);
            }
            for (const std::string& kind : classes_of(word)) {
                add("wa:" + kind);
                add("wa:" + kind + "," + place_);
                if (outer_.negated) {
                    add("wa:" + kind + ",not");
                }
            }
        }
    }

    [[nodiscard]] bool in_subject(std::size_t i) const {
        if (!subject_.phrase || subject_.role == "owner") {
            return false;
        }
        const Phrase& phrase = outer_.phrases[*subject_.phrase];
        return i >= phrase.first && i < phrase.last;
    }

    /// The noun before the object, which may lead to it: "kritiek op X".
    void add_governor() {
        if (!object_.phrase || *object_.phrase == 0 || object_.preposition.empty()) {
            return;
        }
        const Phrase& before = inner_.phrases[*object_.phrase - 1];
        const Phrase& now = inner_.phrases[*object_.phrase];
        if (before.last + 1 != now.first) {
            return;
        }
        const std::string noun = lemma(before.head);
        add("on:" + noun);
        add("on:" + noun + "," + object_.preposition);
        add("on:" + noun + "," + place_);
        for (const std::string_view predicate : said_by_word(noun)) {
            add("onc:" + std::string{predicate});
        }
        for (const std::string& kind : attitudes().of(Attitudes::Sort::noun, noun)) {
            add("ona:" + kind);
            add("ona:" + kind + "," + object_.preposition);
        }
        for (const std::string& verb : verbs_) {
            add("on:" + noun + ",v:" + verb);
        }
    }

    void add_owned() {
        if (subject_.role != "owner") {
            return;
        }
        const std::string noun = lemma(outer_.phrases[*subject_.phrase].head);
        const bool next = object_.clause == subject_.clause && object_.phrase && *object_.phrase > *subject_.phrase &&
                          inner_.phrases[*object_.phrase].attached;
        add("own:" + noun);
        add("own:" + noun + "," + place_ + (next ? ",next" : ""));
        for (const std::string_view predicate : said_by_word(noun)) {
            add("ownc:" + std::string{predicate} + "," + place_ + (next ? ",next" : ""));
        }
        for (const std::string& kind : attitudes().of(Attitudes::Sort::noun, noun)) {
            add("owna:" + kind + "," + place_ + (next ? ",next" : ""));
        }
        if (std::ranges::find(outer_.subjects, *subject_.phrase) != outer_.subjects.end()) {
            add("owns subject");
            add("owns subject," + place_);
        }
    }

    /// What is said inside the clause where the object stands.
    void add_inner() {
        if (object_.clause == subject_.clause || object_.antecedent) {
            return;
        }
        const std::vector<std::size_t> agents = Roles{letter_, sentence_, object_.clause}.agents();
        const bool other = std::ranges::any_of(
            agents, [&](std::size_t a) { return std::ranges::find(subject_.actors, a) == subject_.actors.end(); });
        add(other ? "inner:another" : agents.empty() ? "inner:nobody" : "inner:same");
        for (const std::string& verb : verbs_of(inner_)) {
            add("iv:" + verb);
            for (const std::string_view predicate : said_by_verb(verb)) {
                add("ivc:" + std::string{predicate} + "," + place_);
            }
            for (const std::string& kind : attitudes().of(Attitudes::Sort::verb, verb)) {
                add("iva:" + kind);
                add("iva:" + kind + "," + place_);
            }
        }
        for (const std::size_t i : inner_.words) {
            if (work().words[i].word_class == WordClass::adjective && i != object_.word) {
                add("iw:" + lemma(i));
                for (const std::string_view predicate : said_by_word(lemma(i))) {
                    add("iwc:" + std::string{predicate});
                }
                for (const std::string& kind : classes_of(work().words[i])) {
                    add("iwa:" + kind);
                }
            }
        }
        if (inner_.passive) {
            add("inner:passive");
        }
        if (inner_.finite) {
            add("im:" + lemma(*inner_.finite) + "," + place_);
        }
        if (inner_.negated) {
            add("inner:negated");
        }
    }

    /// The last letters of a word: `eurs` of "importeurs".
    [[nodiscard]] static std::string ending_of(const std::string& word) {
        constexpr std::size_t length = 4;
        std::size_t begin = word.size() - std::min(length, word.size());
        while (begin < word.size() && (static_cast<unsigned char>(word[begin]) & 0xC0U) == 0x80U) {
            ++begin;  // inside a letter of several bytes
        }
        return word.substr(begin);
    }

    /// What sort of actor the subject is; of one whom nothing knows, its noun tells.
    [[nodiscard]] std::string who() {
        if (subject_.actors.empty()) {
            const Word& noun = work().words[outer_.phrases[*subject_.phrase].head];
            add("subj:" + noun.lemma);
            add("subj ends:" + ending_of(noun.lemma));
            return noun.capitalised() ? "Stranger" : noun.plural() ? "strangers" : "stranger";
        }
        const Entity& actor = letter_.entity(subject_.actors.front());
        const std::vector<std::size_t> makers = signatories(letter_);
        const bool signs = std::ranges::find(makers, subject_.actors.front()) != makers.end();
        return signs ? "signatory" : actor.id.ends_with("-kamer") ? "chamber" : actor.kind;
    }

    void add_kinds() {
        const std::string who = this->who();
        add("who:" + who);
        add("what:" + kind_);
        add("what:" + kind_ + "," + place_);
        add("who:" + who + ",what:" + kind_);
        for (const std::string& verb : verbs_) {
            add("v:" + verb + ",what:" + kind_);
            add("v:" + verb + ",who:" + who);
        }
        add("o ends:" + ending_of(lemma(object_.word)));
        add("o:" + lemma(object_.word));
    }

    /// The class of the named thing at the object's head.
    [[nodiscard]] std::string kind() const {
        static constexpr std::string_view names[] = {"actor", "instrument", "event", "topic"};
        const Hit* best = nullptr;
        for (const Hit& hit : work().hits) {
            if (hit.first <= object_.word && object_.word < hit.last &&
                (!best || hit.last - hit.first > best->last - best->first)) {
                best = &hit;
            }
        }
        if (!best) {
            const Word& word = work().words[object_.word];
            return !object_.phrase ? "pointer" : word.word_class == WordClass::pronoun ? "pronoun" : "noun";
        }
        return std::string{names[static_cast<std::size_t>(letter_.entity(best->entity).entity_class)]};
    }

    void add_mood() {
        if (outer_.negated) {
            add("negated");
        }
        if (outer_.passive) {
            add("passive");
            add("passive," + place_);
        }
        if (outer_.finite) {
            add("m:" + lemma(*outer_.finite));
        }
        add("form:" + std::to_string(static_cast<int>(outer_.form)));
        if (!outer_.opener.empty()) {
            add("opener:" + outer_.opener);
        }
        if (outer_.participial) {
            add("participial," + place_);
        }
    }

    /// Which of the phrases of its clause the object is.
    void add_distance() {
        if (!object_.phrase || object_.antecedent) {
            return;
        }
        std::size_t before = 0;
        for (std::size_t p = 0; p < *object_.phrase; ++p) {
            const bool subject = std::ranges::find(inner_.subjects, p) != inner_.subjects.end();
            before += !subject && !inner_.phrases[p].temporal && !inner_.phrases[p].joined ? 1 : 0;
        }
        add("before:" + std::to_string(std::min<std::size_t>(before, 3)));
        add("before:" + std::to_string(std::min<std::size_t>(before, 3)) + "," + place_);
        if (inner_.phrases[*object_.phrase].joined) {
            add("joined");
        }
    }

    /// What rules say of this subject: of this object, or of another.
    void add_rules() {
        bool here = false;
        const auto& statements = letter_.findings().statements;
        for (auto s = statements.rbegin(); s != statements.rend() && s->sentence >= work().source->ordinal; ++s) {
            if (s->sentence != work().source->ordinal ||
                std::ranges::find(subject_.actors, s->subject) == subject_.actors.end()) {
                continue;
            }
            const bool same = s->object.to == Reference::To::entity && names_object(s->object.index);
            add((same ? "rule:" : "rule elsewhere:") + s->predicate);
            here = here || same;
        }
        if (!here) {
            add("no rule");
        }
    }

    [[nodiscard]] bool names_object(std::size_t entity) const {
        if (!object_.phrase) {
            return false;
        }
        const Phrase& phrase = inner_.phrases[*object_.phrase];
        return std::ranges::any_of(work().hits, [&](const Hit& hit) {
            return hit.entity == entity && hit.first <= phrase.head && phrase.first < hit.last;
        });
    }

    Letter& letter_;
    std::size_t sentence_;
    const TieSubject& subject_;
    const TieObject& object_;
    const Clause& outer_;
    const Clause& inner_;
    std::string place_, kind_;        // of the object
    std::vector<std::string> verbs_;  // of the subject's clause
    std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> features_of(Letter& letter, std::size_t sentence, const Tie& tie) {
    return TieFeatures{letter, sentence, tie}.all();
}

std::string carried_by(Letter& letter, std::size_t sentence, const Tie& tie) {
    return TieFeatures{letter, sentence, tie}.carried_by();
}

}  // namespace dossier::loaders::find
