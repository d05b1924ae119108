#include "loaders/find/grammar/verb_groups.hpp"

#include <algorithm>
#include <string>

namespace dossier::loaders::find {

namespace {

/// Separable verbs that an infinitive with te completes. Before it their particle is no preposition, though a noun
/// follows: "gaf aan de wet te steunen", "riep de Commissie op de regels te wijzigen".
constexpr std::string_view completed_by_infinitive =
    "aangeven|aankondigen|aanbieden|aansporen|aandringen|aanmoedigen|aanraden|aanbevelen|oproepen|opdragen|toezeggen|"
    "voorstellen|uitnodigen|uitspreken|voorhouden|inzetten";

/// Verbs that have their particles from the verb that they help.
constexpr std::string_view helping = "hebben|zijn|worden|zullen|kunnen|moeten|mogen|willen|blijven|gaan|laten|hoeven";

/// Participles that with "zijn" tell how someone is.
constexpr std::string_view states =
    "verheugd|bezorgd|verontrust|overtuigd|tevreden|teleurgesteld|gekant|vertegenwoordigd|gebonden|bereid|ingenomen|"
    "ontstemd|verontwaardigd|geschokt|opgetogen";

bool follows_noun_phrase(const std::vector<Word>& words, const Clause& clause, std::size_t k) {
    if (k + 1 >= clause.words.size()) {
        return false;
    }
    const Word& next = words[clause.words[k + 1]];
    return next.word_class == WordClass::determiner || next.word_class == WordClass::adjective || next.nominal() ||
           next.word_class == WordClass::numeral || next.word_class == WordClass::pronoun;
}

/// Is there an infinitive with te behind the clause's word `k`?
bool infinitive_behind(const std::vector<Word>& words, const Clause& clause, std::size_t k) {
    for (std::size_t j = k + 1; j + 1 < clause.words.size(); ++j) {
        const Word& next = words[clause.words[j + 1]];
        if (words[clause.words[j]].is("te") && (next.infinitive() || next.finite())) {
            return true;
        }
    }
    return false;
}

/// The particle of "drong er bij X op aan": not the "op" of "er … op", which only points back.
bool separated(const std::vector<Word>& words, const Clause& clause, std::size_t from) {
    std::size_t pointers = 0;
    std::size_t particles = 0;
    for (std::size_t k = 0; k < clause.words.size(); ++k) {
        const Word& w = words[clause.words[k]];
        pointers += one_of(w.lower, "er|hier|daar|waar") ? 1 : 0;
        const bool with_te = k + 1 < clause.words.size() && words[clause.words[k + 1]].is("te");
        particles += k > from && w.tag.starts_with("VZ(fin") && !with_te ? 1 : 0;
    }
    return particles > std::min<std::size_t>(pointers, 1);
}

/// The finite verb of a main clause with what stands behind it.
void add_separated(const std::vector<Word>& words, Clause& clause, VerbUse& verb, std::size_t at) {
    const std::string base = words[verb.word].lemma;
    for (std::size_t k = at + 1; k < clause.words.size(); ++k) {
        const Word& w = words[clause.words[k]];
        const bool preposition = w.word_class == WordClass::preposition && !w.tag.starts_with("VZ(fin");
        const bool completed =
            preposition && one_of(w.lower + base, completed_by_infinitive) && infinitive_behind(words, clause, k);
        if (completed) {
            clause.particles.push_back(clause.words[k]);
        }
        // "vond … plaats", "neemt … deel": a noun that is part of its verb.
        if (one_of(w.lower + base, "plaatsvinden|deelnemen")) {
            clause.particles.push_back(clause.words[k]);
        }
        if (w.lower.size() >= 2 && (completed || !preposition || !follows_noun_phrase(words, clause, k))) {
            verb.lemmas.push_back(w.lower + base);
        }
    }
    // "sprak zijn veto uit over X" is no speaking over X.
    const bool of_verb = !clause.particles.empty() && !one_of(words[clause.particles.back()].lower, "plaats|deel");
    if (!one_of(base, helping) && (separated(words, clause, at) || of_verb)) {
        std::erase(verb.lemmas, base);
    }
}

/// The lemmatiser leaves a past tense that it does not know as it is: "discussieerden", "pleegde".
std::string infinitive_of_past(std::string_view past) {
    const std::size_t ending = past.ends_with("den") || past.ends_with("ten") ? 3
                               : past.ends_with("de") || past.ends_with("te") ? 2
                                                                              : 0;
    if (ending == 0 || past.size() < 6) {
        return {};
    }
    std::string stem{past.substr(0, past.size() - ending)};
    // A long vowel is written once before "-en".
    const std::size_t n = stem.size();
    if (n > 3 && stem[n - 2] == stem[n - 3] && one_of(stem.substr(n - 2, 1), "a|e|o|u")) {
        stem.erase(n - 2, 1);
    }
    return stem + "en";
}

}  // namespace

void add_particles(const std::vector<Word>& words, Clause& clause) {
    for (VerbUse& verb : clause.verbs) {
        const std::string base = words[verb.word].lemma;
        verb.lemmas.push_back(base);
        if (words[verb.word].finite() && base == words[verb.word].lower) {
            if (std::string infinitive = infinitive_of_past(base); !infinitive.empty()) {
                verb.lemmas.push_back(std::move(infinitive));
            }
        }
        if (const Word& word = words[verb.word]; word.participle() && word.lower.starts_with("ge")) {
            // "geschaard" is read as the participle of "schaarden".
            const std::string past = word.lower.substr(2, word.lower.size() - 3) + word.lower.back() + "en";
            if (std::string infinitive = base == past ? infinitive_of_past(base) : std::string{}; !infinitive.empty()) {
                verb.lemmas.push_back(std::move(infinitive));
            }
        }
        const auto place = std::ranges::find(clause.words, verb.word);
        if (place == clause.words.end()) {
            continue;  // shared with the clause before
        }
        const auto at = static_cast<std::size_t>(place - clause.words.begin());
        const bool with_te = at >= 2 && words[clause.words[at - 1]].is("te");
        if (with_te) {
            verb.lemmas.push_back(words[clause.words[at - 2]].lower + base);
            if (one_of(verb.lemmas.back(), "plaatsvinden|deelnemen")) {
                clause.particles.push_back(clause.words[at - 2]);
            }
            // "de landen aan te spreken" is no speaking.
            if (words[clause.words[at - 2]].tag.starts_with("VZ(fin")) {
                std::erase(verb.lemmas, base);
            }
        }
        if (clause.finite == verb.word) {
            add_separated(words, clause, verb, at);
        } else if (at >= 1 && !with_te) {
            // "beschikbaar stellen", "deel te nemen": the particle stands right before the verb.
            verb.lemmas.push_back(words[clause.words[at - 1]].lower + base);
        }
    }
}

void set_voice(const std::vector<Word>& words, Clause& clause) {
    if (clause.participial) {
        clause.passive = true;
        return;
    }
    // "is lid geworden" is no passive, nor is "is verheugd".
    const bool worden = std::ranges::any_of(clause.verbs, [&](const VerbUse& v) {
        return words[v.word].lemma == "worden" && !words[v.word].is("geworden");
    });
    const bool state = clause.has_word(words, states) && !worden;
    // "werd verzocht": the participle looks like a past tense and is often tagged as one.
    const bool participle = std::ranges::any_of(clause.verbs, [&](const VerbUse& v) {
        return words[v.word].participle() || (v.word != clause.finite && words[v.word].finite());
    });
    const bool zijn = clause.finite && words[*clause.finite].lemma == "zijn";
    // A perfect with "zijn" is active only for verbs of motion and change.
    const bool active = std::ranges::any_of(clause.verbs, [&](const VerbUse& v) {
        return v.is(
            "overeenkomen|komen|gaan|blijven|beginnen|worden|opkomen|instemmen|afnemen|toenemen|gegaan|overeengekomen|"
            "bijeenkomen|terugkomen|tegemoetkomen|voortkomen|aangaan|doorgaan|ingaan|overgaan|uitgaan|binnenvallen|"
            "uitvallen|treden|raken|samenkomen|aanschuiven|afreizen|reizen|meegaan|teruggaan|langskomen|binnenkomen|"
            "starten|sterven|vallen|escaleren|verslechteren|toetreden|aantreden|aftreden|optreden|uittreden|"
            "terugtreden|ontstaan|slagen|verschijnen|"
            "verdwijnen|stijgen|dalen|groeien|terugkeren|vertrekken|aankomen|gebeuren|binnengevallen|toegetreden|"
            "geworden");
    });
    // "Door de lidstaten is overeengekomen dat", "Overeengekomen is dat": there nobody has agreed as its subject.
    const bool agreed = std::ranges::any_of(clause.verbs, [&](const VerbUse& v) {
        return v.is("overeenkomen") && (v.word == clause.words.front() || clause.has_word(words, "door"));
    });
    clause.passive = participle && !state && (worden || (zijn && (!active || agreed)));
}

}  // namespace dossier::loaders::find
