#include <algorithm>

#include "loaders/find/grammar/roles.hpp"

// Whether what a clause says is so, is meant, is awaited or is denied.

namespace dossier::loaders::find {

bool Roles::negated() const {
    const Clause& c = clause();
    // "zonder steun te vragen", "ziet geen reden om X te steunen": the infinitive is denied with it.
    const bool opened = c.form == Clause::Form::infinitive && c.parent && *c.parent < clause_;
    if (opened && (c.opener == "zonder" || (c.opener == "om" && Roles{letter_, sentence_, *c.parent}.negated()))) {
        return true;
    }
    // "gevraagd zich niet te mengen": what is asked is denied, not the asking.
    std::optional<std::size_t> asked;
    for (const VerbUse& verb : c.verbs) {
        asked = !asked && verb.is(object_control) && &verb != &c.verbs.back() ? std::optional{verb.word} : asked;
    }
    for (std::size_t k = 0; k < c.words.size(); ++k) {
        const std::string_view word = work().word(c.words[k]);
        if (!one_of(word, "niet|geen|géén|noch|nooit|evenmin|nimmer") || (asked && c.words[k] > *asked)) {
            continue;
        }
        const std::string_view next = k + 1 < c.words.size() ? work().word(c.words[k + 1]) : std::string_view{};
        // "niet alleen … maar ook" denies nothing, nor does "niet onmogelijk".
        if (!one_of(next, "alleen|slechts|enkel|langer") && !next.starts_with("on")) {
            return true;
        }
    }
    return false;
}

bool Roles::expected() const {
    const Clause& c = clause();
    const bool words = c.has_word(work().words, "verwachting|vermoedelijk|waarschijnlijk");
    const bool verb = std::ranges::any_of(c.verbs, [](const VerbUse& v) { return v.is("verwachten"); });
    return words || verb;
}

bool Roles::intended() const {
    const Clause& c = clause();
    return std::ranges::any_of(
               c.verbs, [](const VerbUse& v) { return v.is("zullen|willen|streven|beogen|nastreven|toezeggen"); }) ||
           c.has_word(work().words, "voornemens") || means() || planned() || about_to() || offers();
}

/// "is bereid bij te dragen", "heeft aangeboden X te beleggen": it is still to be done.
bool Roles::offers() const {
    const Clause& c = clause();
    const bool with_te = std::ranges::any_of(
        c.verbs, [&](const VerbUse& v) { return v.word != c.finite && v.word > 0 && work().word(v.word - 1) == "te"; });
    return with_te && (c.has_word(work().words, "bereid") ||
                       std::ranges::any_of(c.verbs, [](const VerbUse& v) { return v.is("aanbieden"); }));
}

/// "heeft het voornemen om", not "heeft dit voornemen verwelkomd": that is another's.
bool Roles::means() const {
    const Clause& c = clause();
    const bool judged = std::ranges::any_of(c.verbs, [](const VerbUse& v) {
        return v.is("verwelkomen|steunen|ondersteunen|toejuichen|betreuren|onderschrijven|bekritiseren|afwijzen|"
                    "begroeten|waarderen|delen|bespreken|toelichten|kennisnemen");
    });
    return !judged && c.has_word(work().words, "voornemen");
}

/// "ik ga de toezichthouder vragen".
bool Roles::about_to() const {
    const Clause& c = clause();
    return c.finite && work().words[*c.finite].lemma == "gaan" &&
           work().words[*c.finite].tag.find("tgw") != std::string::npos &&
           std::ranges::any_of(
               c.verbs, [&](const VerbUse& v) { return v.word != c.finite && work().words[v.word].infinitive(); });
}

/// "is van plan".
bool Roles::planned() const {
    const std::vector<std::size_t>& words = clause().words;
    for (std::size_t k = 1; k < words.size(); ++k) {
        if (work().word(words[k]) == "plan" && work().word(words[k - 1]) == "van") {
            return true;
        }
    }
    return false;
}

bool Roles::past() const {
    const Clause& c = clause();
    if (!c.finite) {
        return c.participial;
    }
    const Word& finite = work().words[*c.finite];
    const bool perfect =
        one_of(finite.lemma, "hebben|zijn|worden") &&
        std::ranges::any_of(c.verbs, [&](const VerbUse& v) { return work().words[v.word].participle(); });
    // "heeft laten weten", "is blijven groeien": some verbs are infinitives where others are participles.
    constexpr std::string_view no_participle = "laten|kunnen|mogen|moeten|willen|blijven|gaan|komen|helpen|durven";
    const bool instead = one_of(finite.lemma, "hebben|zijn") && std::ranges::any_of(c.verbs, [&](const VerbUse& v) {
                             return v.word != *c.finite && v.is(no_participle) && work().words[v.word].infinitive() &&
                                    v.word > 0 && work().word(v.word - 1) != "te";
                         });
    return finite.tag.find(",verl,") != std::string::npos || instead || (perfect && finite.lemma != "worden");
}

std::string Roles::status() const {
    return negated()                                    ? "negated"
           : expected() || said_expected()              ? "expected"
           : intended() || decided() || said_intended() ? "intended"
                                                        : "fact";
}

/// "heeft besloten tot een bijdrage", "kondigde een bijdrage aan": it is still to come.
bool Roles::decided() const {
    return std::ranges::any_of(clause().verbs, [](const VerbUse& v) { return v.is("besluiten|aankondigen"); });
}

/// The clause in whose dat or om clause this is said.
std::optional<std::size_t> Roles::said_in() const {
    const Clause& c = clause();
    const bool inner =
        c.opener == "dat" || (c.form == Clause::Form::infinitive && (c.opener == "om" || c.opener.empty()));
    return inner && c.parent && *c.parent < clause_ ? c.parent : std::nullopt;
}

/// "De verwachting is dat …", "verwacht wordt dat …".
bool Roles::said_expected() const {
    const std::optional<std::size_t> outer = said_in();
    if (!outer || clause().opener != "dat") {
        return false;
    }
    const Roles around{letter_, sentence_, *outer};
    return around.has_verb("verwachten|voorzien") || around.clause().has_word(work().words, "verwachting|verwacht");
}

/// What one works or calls for is intended, whatever the tense of the clause that says it.
bool Roles::said_intended() const {
    const std::optional<std::size_t> outer = said_in();
    if (!outer) {
        return false;
    }
    const Roles around{letter_, sentence_, *outer};
    if (clause().opener == "om") {
        // "mijn besluit om X te geven": the noun right before says that it is still to come.
        const std::size_t first = clause().words.empty() ? 0 : clause().words.front();
        const bool resolved = first > 0 && one_of(work().words[first - 1].lemma,
                                                  "besluit|plan|intentie|voorstel|toezegging|belofte|ambitie|streven");
        const bool of_other = first > 2 && work().word(first - 2) == "van" &&
                              one_of(work().words[first - 3].lemma, "besluit|toezegging|voornemen");
        const bool of_body = first > 3 && work().word(first - 3) == "van" &&
                             one_of(work().words[first - 4].lemma, "besluit|toezegging|voornemen");
        const bool asked = around.clause().passive && around.has_verb(object_control);
        return resolved || of_other || of_body || asked ||
               around.has_verb("streven|beogen|zullen|willen|toezeggen|beloven|besluiten") || around.planned() ||
               around.clause().has_word(work().words, "voornemens|voornemen");
    }
    return around.has_verb("inzetten|aandringen|oproepen|pleiten|streven|verzoeken|vragen|uitnodigen");
}

bool Roles::thinkable() const {
    const Clause& c = clause();
    // "Mocht Nederland X steunen, dan …": what would be if.
    const bool supposed = one_of(c.opener, "mocht|mochten");
    return supposed || (c.finite && one_of(work().word(*c.finite), "zou|zouden") && c.form == Clause::Form::main &&
                        !c.has_word(work().words, "willen|graag"));
}

}  // namespace dossier::loaders::find
