#include "loaders/find/commitments/bindings.hpp"

#include <algorithm>
#include <string_view>

#include "loaders/find/actors/actors.hpp"
#include "loaders/find/commitments/promises.hpp"
#include "loaders/find/grammar/roles.hpp"

namespace dossier::loaders::find {

namespace {

class BindingFeatures {
public:
    BindingFeatures(Letter& letter, std::size_t sentence, const Binding& binding)
        : letter_{letter}, sentence_{sentence}, binding_{binding}, chamber_{letter.add(addressee(letter))} {}

    std::vector<std::string> all() {
        add("bias");
        who_ = who();
        add("who:" + who_);
        add(binding_.makers.size() > 1 ? "several" : "one");
        if (!work().quantities.empty()) {
            add("sum");
        }
        if (!work().times.empty()) {
            add("time");
        }
        add("clauses:" + std::to_string(std::min<std::size_t>(binding_.clauses.size(), 3)));
        for (const std::size_t c : binding_.clauses) {
            add_clause(c);
        }
        add_rules();
        return std::move(found_);
    }

private:
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }
    void add(std::string feature) { found_.push_back(std::move(feature)); }

    [[nodiscard]] std::string who() const {
        const std::size_t maker = binding_.makers.front();
        if (among(signatories(letter_), maker)) {
            return "signatory";
        }
        if (maker == chamber_) {
            return "chamber";
        }
        return dutch_government(letter_, maker) ? "government" : letter_.entity(maker).kind;
    }

    void add_clause(std::size_t c) {
        const Clause& clause = work().clauses[c];
        const Roles roles{letter_, sentence_, c};
        const std::string form = clause.form == Clause::Form::main         ? "main"
                                 : clause.form == Clause::Form::infinitive ? "te"
                                 : clause.form == Clause::Form::relative   ? "die"
                                                                           : clause.opener;
        const std::string mood = roles.negated()    ? "not"
                                 : roles.past()     ? "past"
                                 : roles.intended() ? "will"
                                 : roles.expected() ? "expected"
                                                    : "now";
        const std::string place = form + "," + mood;
        const bool to_chamber = tells_chamber(clause, roles);
        add("place:" + place);
        add("place:" + place + "," + who_);
        if (clause.passive) {
            add("passive:" + place);
        }
        if (clause.finite) {
            add("m:" + work().words[*clause.finite].lemma + "," + who_);
        }
        if (to_chamber) {
            add("to chamber:" + place);
        }
        for (const VerbUse& verb : clause.verbs) {
            for (const std::string& lemma : verb.lemmas) {
                add("v:" + lemma);
                add("v:" + lemma + "," + mood);
                add("v:" + lemma + "," + place);
                add("v:" + lemma + "," + who_ + "," + mood);
                if (to_chamber) {
                    add("v:" + lemma + ",to chamber");
                }
            }
        }
        add_words(clause, mood);
        add_inner(c, mood);
    }

    /// Is the chamber told or given something?
    [[nodiscard]] bool tells_chamber(const Clause& clause, const Roles& roles) const {
        for (std::size_t p = 0; p < clause.phrases.size(); ++p) {
            const bool acts = std::ranges::find(clause.subjects, p) != clause.subjects.end() && !clause.passive;
            if (!acts && among(roles.actors(p), chamber_)) {
                return true;
            }
        }
        return clause.has_word(work().words, "u");
    }

    void add_words(const Clause& clause, const std::string& mood) {
        for (const std::size_t i : clause.words) {
            const Word& word = work().words[i];
            const bool tells = word.word_class == WordClass::noun || word.word_class == WordClass::adjective ||
                               word.word_class == WordClass::adverb;
            const bool verb = std::ranges::any_of(clause.verbs, [&](const VerbUse& v) { return v.word == i; });
            if (!tells || verb) {
                continue;
            }
            add("w:" + word.lemma);
            add("w:" + word.lemma + "," + mood);
            for (const VerbUse& v : clause.verbs) {
                for (const std::string& lemma : v.lemmas) {
                    add("v:" + lemma + ",w:" + word.lemma);
                }
            }
        }
    }

    /// What is said to be done in clauses that complete this one.
    void add_inner(std::size_t c, const std::string& mood) {
        for (const Clause& inner : work().clauses) {
            if (inner.parent != c || inner.form == Clause::Form::relative) {
                continue;
            }
            const std::string opener = inner.form == Clause::Form::infinitive ? "te" : inner.opener;
            add("inner:" + opener + "," + mood);
            for (const VerbUse& verb : work().clauses[c].verbs) {
                for (const std::string& lemma : verb.lemmas) {
                    add("v:" + lemma + ",inner:" + opener);
                }
            }
            for (const VerbUse& verb : inner.verbs) {
                for (const std::string& lemma : verb.lemmas) {
                    add("iv:" + lemma);
                    add("iv:" + lemma + "," + opener);
                }
            }
        }
    }

    void add_rules() {
        const auto ruled =
            std::ranges::equal_range(letter_.findings().commitments, work().source->ordinal, {}, &Commitment::sentence);
        for (const Commitment& c : ruled) {
            const bool same =
                std::ranges::any_of(c.by, [&](std::size_t maker) { return among(binding_.makers, maker); });
            add((same ? "rule:" : "rule elsewhere:") + c.kind);
            if (same) {
                add("ruled:" + c.kind + "," + who_);
            }
        }
        if (ruled.empty()) {
            add("no rule");
        }
    }

    Letter& letter_;
    std::size_t sentence_;
    const Binding& binding_;
    std::size_t chamber_;  // that the letter goes to
    std::string who_;      // the first maker is
    std::vector<std::string> found_;
};

}  // namespace

std::vector<Binding> bindings_in(Letter& letter, std::size_t sentence) {
    std::vector<Binding> found;
    for (std::size_t c = 0; c < letter.sentences()[sentence].clauses.size(); ++c) {
        const std::vector<std::size_t> agents = Roles{letter, sentence, c}.agents();
        if (agents.empty()) {
            continue;
        }
        const auto same = std::ranges::find_if(
            found, [&](const Binding& b) { return std::ranges::is_permutation(b.makers, agents); });
        if (same == found.end()) {
            found.push_back({agents, {c}});
        } else {
            same->clauses.push_back(c);
        }
    }
    return found;
}

std::vector<std::string> features_of(Letter& letter, std::size_t sentence, const Binding& binding) {
    return BindingFeatures{letter, sentence, binding}.all();
}

}  // namespace dossier::loaders::find
