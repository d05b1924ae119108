#include <algorithm>
#include <optional>

#include "loaders/find/grammar/phrases.hpp"

namespace dossier::loaders::find {

namespace {

/// "De Nederlandse en Vlaamse sector": adjectives joined by "en" that each name one.
bool shared_noun(const std::vector<Word>& words, const Phrase& phrase) {
    for (std::size_t i = phrase.first + 1; i + 1 < phrase.head; ++i) {
        if (words[i].is("en") && words[i - 1].word_class == WordClass::adjective &&
            words[i + 1].word_class == WordClass::adjective) {
            return true;
        }
    }
    return false;
}

bool agrees(const std::vector<Word>& words, const Clause& clause, std::size_t phrase) {
    const Word& finite = words[*clause.finite];
    // A finite verb that is tagged as an infinitive is a plural.
    const bool verb_plural = finite.tag.find(",mv") != std::string::npos || finite.infinitive();
    const Word& head = words[clause.phrases[phrase].head];
    const bool coordinated = phrase + 1 < clause.phrases.size() && clause.phrases[phrase + 1].joined;
    if (coordinated || clause.phrases[phrase].joined) {
        return true;
    }
    // "de Nederlandse en Vlaamse sector hebben": two sectors, though the noun is said once.
    if (verb_plural && shared_noun(words, clause.phrases[phrase])) {
        return true;
    }
    if (head.word_class == WordClass::noun && !clause.phrases[phrase].named) {
        return head.plural() == verb_plural || (head.plural() && head.capitalised());
    }
    return true;
}

}  // namespace

void add_subjects(const std::vector<Word>& words, Clause& clause) {
    if (clause.participial) {
        for (std::size_t i = 0; i < clause.phrases.size(); ++i) {
            const Phrase& p = clause.phrases[i];
            if (p.preposition.empty() && p.first <= *clause.antecedent && *clause.antecedent < p.last) {
                clause.subjects = {i};
            }
        }
        return;
    }
    const bool gapped = clause.finite && std::ranges::find(clause.words, *clause.finite) == clause.words.end();
    if (!clause.finite || gapped || (clause.shares_subject && clause.form == Clause::Form::main)) {
        return;
    }
    const auto bare = [&](const Phrase& p) {
        const Word& head = words[p.head];
        // "de ER" is a name that only looks like one.
        const bool object_pronoun = !p.named && one_of(head.lower, "zich|elkaar|hen|hem|haar|u|ons|mij|er");
        return p.preposition.empty() && !p.temporal && !p.attached && !p.joined && !object_pronoun;
    };
    // "Dit doet het kabinet samen met X": with "doen" the pronoun is what is done.
    const auto done = [&](std::size_t i) {
        return one_of(words[clause.phrases[i].head].lower, "dit|dat") && words[*clause.finite].lemma == "doen" &&
               std::ranges::any_of(clause.phrases,
                                   [&](const Phrase& p) { return p.first > *clause.finite && bare(p); });
    };
    std::optional<std::size_t> chosen;
    std::optional<std::size_t> fallback;
    // "Dit voorstel leg ik voor": a nominative can be nothing else.
    for (std::size_t i = 0; i < clause.phrases.size() && !chosen; ++i) {
        if (bare(clause.phrases[i]) && words[clause.phrases[i].head].tag.starts_with("VNW(pers,pron,nomin") &&
            clause.form != Clause::Form::relative) {
            chosen = i;
        }
    }
    for (std::size_t i = 0; i < clause.phrases.size() && !chosen; ++i) {
        if (!bare(clause.phrases[i]) || done(i)) {
            continue;
        }
        if (!fallback) {
            fallback = i;
        }
        if (agrees(words, clause, i)) {
            chosen = i;
        }
    }
    if (clause.form == Clause::Form::relative && one_of(clause.opener, "die|dat|wat")) {
        // "die China instelde" has its own subject; "die de 2% nog niet halen" has not: the pronoun is it. A name or
        // "het kabinet" acts; a bare noun phrase after the pronoun is the object unless it alone agrees.
        const bool other_acts =
            chosen &&
            (clause.phrases[*chosen].acts ||
             (!clause.phrases[*chosen].named && words[clause.phrases[*chosen].head].word_class == WordClass::name));
        if (!other_acts) {
            return;
        }
    }
    if (!chosen) {
        chosen = fallback;
    }
    if (!chosen) {
        return;
    }
    clause.subjects.push_back(*chosen);
    for (std::size_t i = *chosen + 1; i < clause.phrases.size(); ++i) {
        const Phrase& p = clause.phrases[i];
        if (p.joined && p.preposition.empty()) {
            clause.subjects.push_back(i);
        } else if (!p.attached) {
            break;
        }
    }
}

}  // namespace dossier::loaders::find
