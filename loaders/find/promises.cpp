#include "loaders/find/promises.hpp"

#include <algorithm>

#include "loaders/find/frames.hpp"

namespace dossier::loaders::find {

namespace {

/// Verbs that bind nobody: being, meeting, talking, and what merely happens.
constexpr std::string_view unbinding =
    "zijn|hebben|spreken|bespreken|deelnemen|bijwonen|bijeenkomen|plaatsvinden|staan|bevatten|reizen|stilstaan|komen|"
    "vergaderen|ontmoeten|betekenen|vormen|liggen|krijgen|leiden|gelden|blijken|duren|ontstaan|vergen|vereisen|vragen|"
    "kunnen|moeten|worden|zullen|willen|mogen|gaan|lijken|voldoen|uitgeven|aantreden|presideren|verwachten|voorzitten|"
    "fungeren|vervullen|bekleden|bedragen|kosten|lopen|eindigen|beschikken|kennen|constateren|schatten|voorzien|zien|"
    "ontvangen|houden|bijdragen|ramen";
/// Meeting and talking are no commitments, however firmly planned.
constexpr std::string_view attending =
    "deelnemen|bijwonen|reizen|bijeenkomen|spreken|stilstaan|bespreken|wisselen|overleggen|onderhandelen|vergaderen";
/// Of the letter's own "ik" and "wij" these are promises in the present tense too: "dit neem ik mee".
constexpr std::string_view own_now =
    "meenemen|bezien|onderzoeken|verkennen|nagaan|betrekken|uitwerken|bekijken|opvolgen|uitvoeren";
/// What is told or sent to the chamber.
constexpr std::string_view papers =
    "brief|kamerbrief|verslag|reactie|kabinetsreactie|rapportage|voortgangsrapportage|voortgangsbrief|terugkoppeling|"
    "evaluatie|appreciatie|beleidsreactie|antwoord|nota|notitie|update";
/// Verbs of what is done with such a paper.
constexpr std::string_view drafting =
    "opnemen|uitbrengen|opstellen|publiceren|schrijven|aanbieden|sturen|zenden|toesturen|toezenden";
/// Nouns whose owner means to do what follows: "het streven van het voorzitterschap is om …".
constexpr std::string_view aims = "streven|voornemen|bedoeling|doel|ambitie|plan|intentie|inzet";
/// What one comes with.
constexpr std::string_view proposals =
    "voorstel|wetsvoorstel|plan|actieplan|brief|aanpak|strategie|mededeling|richtlijn|verordening|uitwerking|pakket|"
    "visie|maatregel";
/// Verbs of saying something here and now.
constexpr std::string_view telling =
    "benadrukken|informeren|melden|opmerken|wijzen|ingaan|verwijzen|danken|onderstrepen|meegeven|toelichten|"
    "stilstaan|aangeven|meedelen|herhalen|noemen|reageren|antwoorden|schetsen";
/// Words that put off what is told.
constexpr std::string_view put_off =
    "zodra|tijdig|nader|jaarlijks|periodiek|regelmatig|dan|later|separaat|spoedig|binnenkort|voortaan|daarna|steeds";
constexpr std::string_view plans = "voornemens|voornemen|streven|bedoeling|planning|verwachting|inzet|plan";

bool among(const std::vector<std::size_t>& all, std::size_t one) { return std::ranges::find(all, one) != all.end(); }

bool signed_by(const std::vector<std::size_t>& agents, const Promisers& who) {
    return std::ranges::any_of(agents, [&](std::size_t a) { return among(who.makers, a); });
}

/// Reads one clause for a promise to the chamber.
class UndertakingReader {
public:
    UndertakingReader(Letter& letter, const Roles& roles, const Promisers& who)
        : letter_{letter}, roles_{roles}, who_{who}, agents_{roles.agents()}, subjects_{roles.subjects()} {}

    [[nodiscard]] std::optional<Commitment> read() {
        const Clause& c = roles_.clause();
        if (c.form != Clause::Form::main && !looks_ahead()) {
            return std::nullopt;
        }
        if (follows() || promises()) {
            return found(promises() ? agents_ : who_.makers);
        }
        if (announced_by_paper()) {
            return found(who_.makers);
        }
        const bool kept = has("hoogte") && roles_.has_verb("houden|stellen|brengen");
        const bool paper = roles_.intended() && c.has_word(work().words, papers) && roles_.has_verb(drafting);
        if (!(roles_.has_verb(reporting) || paper || kept) || roles_.past()) {
            return std::nullopt;
        }
        const bool government = !agents_.empty() && std::ranges::all_of(agents_, [&](std::size_t a) {
            return dutch_government(letter_, a);
        });
        const bool received = among(subjects_, who_.chamber) ||
                              (roles_.has_verb("ontvangen|krijgen|tegemoetzien") && has("u") && agents_.empty());
        const bool told = received || names_chamber() || has("u");
        const bool reports = roles_.has_verb("informeren|rapporteren|berichten|terugkomen|inlichten|terugkoppelen");
        const bool later = roles_.intended() && roles_.has_verb("ingaan");
        if (!told && !(government && later) && !(signed_by(agents_, who_) && (reports || paper))) {
            return std::nullopt;
        }
        if (received && !c.passive && !roles_.has_verb("ontvangen|krijgen|tegemoetzien")) {
            return std::nullopt;
        }
        // Others than the government inform the chamber of nothing.
        if (told && !received && !government && !roles_.has_verb("toegaan|toekomen") && !c.passive &&
            c.form != Clause::Form::infinitive && !aimed()) {
            return std::nullopt;
        }
        const bool named = government && (!received || c.passive) && !among(agents_, who_.chamber);
        return found(named ? agents_ : who_.makers);
    }

private:
    [[nodiscard]] SentenceWork& work() const { return roles_.work(); }
    [[nodiscard]] bool has(std::string_view words) const { return roles_.clause().has_word(work().words, words); }

    /// "waarover ik uw Kamer dit najaar zal berichten", "de verwachting is dat de Kamer kan worden geïnformeerd",
    /// "is voornemens om uw Kamer te informeren": a promise within a sentence about something else.
    [[nodiscard]] bool looks_ahead() const {
        const Clause& c = roles_.clause();
        if (c.form == Clause::Form::relative) {
            return roles_.intended() || set_in_future(letter_, roles_);
        }
        if (!c.parent || *c.parent >= roles_.index() || !one_of(c.opener, "dat|om")) {
            return false;
        }
        const Clause& outer = work().clauses[*c.parent];
        const bool planned = outer.has_word(work().words, plans) && !outer.negated;
        const bool hoped = std::ranges::any_of(
            outer.verbs, [](const VerbUse& v) { return v.is("verwachten|streven|toezeggen|hopen|beogen"); });
        return planned || hoped;
    }

    /// "Een brief hierover volgt na de zomer".
    [[nodiscard]] bool follows() const {
        const Clause& c = roles_.clause();
        const bool paper = std::ranges::any_of(
            c.subjects, [&](std::size_t p) { return one_of(work().words[c.phrases[p].head].lemma, papers); });
        return paper && !roles_.past() && !c.passive && roles_.has_verb("volgen|toekomen|toegaan");
    }

    /// "In de volgende voortgangsrapportage zal hierover worden gerapporteerd": nobody is named, but the paper is.
    [[nodiscard]] bool announced_by_paper() const {
        return roles_.clause().passive && agents_.empty() && roles_.intended() && has(papers) &&
               roles_.has_verb("rapporteren|ingaan|terugkomen|informeren|terugkoppelen");
    }

    /// "het is de bedoeling uw Kamer … te berichten": nobody is named, so it is the signatories' aim.
    [[nodiscard]] bool aimed() const { return has("streven|voornemen|bedoeling|planning") && roles_.has_verb("zijn"); }

    /// "ik zeg toe dat …".
    [[nodiscard]] bool promises() const {
        return roles_.has_verb("toezeggen") && !roles_.past() && !roles_.clause().passive && signed_by(agents_, who_);
    }

    /// "informeer ik uw Kamer"; "de zorgen van de Kamer" are not told to it.
    [[nodiscard]] bool names_chamber() const {
        const std::vector<std::size_t>& words = roles_.clause().words;
        return std::ranges::any_of(work().hits, [&](const Hit& hit) {
            const bool of_chamber = hit.first > 1 && work().word(hit.first - 2) == "van";
            return hit.entity == who_.chamber && !of_chamber && among(words, hit.first);
        });
    }

    [[nodiscard]] Commitment found(const std::vector<std::size_t>& by) const {
        Commitment made;
        made.kind = "undertaking";
        made.status = "made";
        made.by = by;
        made.towards = {who_.chamber};
        return made;
    }

    Letter& letter_;
    const Roles& roles_;
    const Promisers& who_;
    std::vector<std::size_t> agents_, subjects_;
};

/// Reads one clause for what its actor will do.
class IntentionReader {
public:
    IntentionReader(Letter& letter, const Roles& roles, const Promisers& who)
        : letter_{letter}, roles_{roles}, who_{who}, agents_{roles.agents()} {
        // "De inzet is gericht op X" tells of no aim to do something.
        if (agents_.empty() && roles.has_verb("zijn") && infinitive() && !has("gericht")) {
            agents_ = roles.owners(aims);
            // "Het streven is om …": whose aim it is goes without saying.
            if (agents_.empty() && unowned_aim()) {
                agents_ = who.makers;
            }
            aimed_ = !agents_.empty();
        }
        if (agents_.empty() && resolved_by_nobody()) {
            agents_ = who.makers;
            aimed_ = true;
        }
    }

    [[nodiscard]] std::optional<Commitment> read() {
        const Clause& c = roles_.clause();
        if (agents_.empty() || (c.passive && !aimed_ && !passively())) {
            return std::nullopt;
        }
        const bool plural_plan = agents_.size() > 1 && plans_to();
        const bool binds =
            c.passive || aimed_ || planned() || offered() || now() || plans_to() || foreseen() || arranged() || dated();
        if (!binds || (attends() && !now())) {
            return std::nullopt;
        }
        Commitment found;
        found.kind = plural_plan ? "agreement" : pledged() ? "undertaking" : "intention";
        if (found.kind == "undertaking") {
            found.towards = {who_.chamber};
        }
        found.status = roles_.status() == "expected" ? "expected" : "made";
        found.by = agents_;
        return found;
    }

private:
    [[nodiscard]] SentenceWork& work() const { return roles_.work(); }
    [[nodiscard]] bool has(std::string_view words) const { return roles_.clause().has_word(work().words, words); }

    [[nodiscard]] bool unowned_aim() const {
        const Clause& c = roles_.clause();
        return !c.subjects.empty() && c.form == Clause::Form::main && roles_.headed_by(c.subjects.front(), aims) &&
               c.phrases[c.subjects.front()].first < c.phrases[c.subjects.front()].head && !tells_whose();
    }

    /// "Daarom is besloten X in te zetten": a letter that names nobody else means those who sign it.
    [[nodiscard]] bool resolved_by_nobody() const {
        return roles_.clause().passive && roles_.past() && roles_.has_verb("besluiten") && infinitive() &&
               !tells_whose();
    }

    /// Does the clause name another actor or a meeting?
    [[nodiscard]] bool tells_whose() const {
        return std::ranges::any_of(work().hits, [&](const Hit& hit) {
            return (letter_.is(hit.entity, EntityClass::actor) || letter_.is(hit.entity, EntityClass::event)) &&
                   among(roles_.clause().words, hit.first);
        });
    }

    /// "zal spreken over", "zal een toelichting geven op", "is voornemens om deel te nemen".
    [[nodiscard]] bool attends() const {
        return roles_.has_verb(attending) || talks() || std::ranges::any_of(work().clauses, [&](const Clause& inner) {
                   return inner.form == Clause::Form::infinitive && inner.parent == roles_.index() &&
                          std::ranges::any_of(inner.verbs, [](const VerbUse& v) { return v.is(attending); });
               });
    }

    /// Who gives an update talks, whatever the verb: a frame whose noun says so.
    [[nodiscard]] bool talks() const {
        return std::ranges::any_of(frames(), [&](const Frame& frame) {
            return frame.verbs == "+" && frame.predicate == "DISCUSSES" && !one_of("aandacht", frame.words) &&
                   roles_.has_verb(support_verbs()) && roles_.carried(frame.words);
        });
    }

    /// A verb behind the finite one with te, in the clause or in an om clause within it.
    [[nodiscard]] bool infinitive() const {
        const Clause& c = roles_.clause();
        const bool own = std::ranges::any_of(c.verbs, [&](const VerbUse& v) {
            return v.word != c.finite && v.word > 0 && work().word(v.word - 1) == "te";
        });
        return own || std::ranges::any_of(work().clauses, [&](const Clause& inner) {
                   return inner.form == Clause::Form::infinitive && inner.opener == "om" &&
                          inner.parent == roles_.index();
               });
    }

    /// "heb ik toegezegd de wet te wijzigen": what the government has promised without saying to whom it has promised
    /// the chamber.
    [[nodiscard]] bool pledged() const {
        const bool own = std::ranges::all_of(
            agents_, [&](std::size_t a) { return dutch_government(letter_, a) && letter_.entity(a).id != "NLD"; });
        const bool to_others = std::ranges::any_of(roles_.governed_by("aan"), [&](std::size_t p) {
            const std::vector<std::size_t> actors = roles_.actors(p);
            return !actors.empty() && !among(actors, who_.chamber);
        });
        return own && !to_others && roles_.past() && roles_.has_verb("toezeggen") && infinitive();
    }

    /// "zal … onderzoeken".
    [[nodiscard]] bool planned() const {
        const Clause& c = roles_.clause();
        // "zou kunnen indienen" is no more than thinkable.
        if (c.finite && one_of(work().word(*c.finite), "zou|zouden")) {
            return false;
        }
        return roles_.intended() && std::ranges::any_of(c.verbs, [&](const VerbUse& v) {
                   const bool attention = v.is("vragen") && has("aandacht");
                   return v.word != c.finite && (!v.is(unbinding) || v.is("bijdragen") || attention || proposes(v));
               });
    }

    /// "is voornemens om …", "heeft de ambitie om …", "ziet aanleiding X in te stellen".
    [[nodiscard]] bool plans_to() const {
        const Clause& c = roles_.clause();
        const bool intent = has("voornemens") && (c.verbs.size() > 1 || infinitive());
        const bool aim = ((roles_.has_verb("hebben") && has("ambitie|doel|voornemen|intentie")) ||
                          (roles_.has_verb("stellen") && has("doel") && has("zich"))) &&
                         infinitive();
        const bool reason = roles_.has_verb("zien") && has("aanleiding|reden") && infinitive();
        const bool set = aim && roles_.has_verb("stellen");
        return (!roles_.past() || set) && (intent || aim || reason);
    }

    /// "is bereid", "heeft toegezegd X te leveren".
    [[nodiscard]] bool offered() const {
        const bool ready = has("gereed|klaar") && infinitive();
        const bool willing = (has("bereid") || ready) && roles_.has_verb("verklaren|zijn|tonen|staan");
        const bool gifts = roles_.has_verb("aankondigen|beloven") && !roles_.objects().empty();
        const bool announced =
            gifts ||
            ((has("aangeboden|aangekondigd|beloofd") || roles_.has_verb("aankondigen|beloven")) && infinitive());
        return willing || (roles_.past() && (has("toegezegd") || announced));
    }

    [[nodiscard]] bool now() const {
        if (roles_.past()) {
            return false;
        }
        const bool own = signed_by(agents_, who_) && roles_.has_verb(own_now);
        return own || roles_.has_verb(binding_now) || (has("beschikbaar") && roles_.has_verb("stellen")) ||
               (roles_.has_verb("blijven") && roles_.has_verb("inzetten")) ||
               (has("gesprek") && roles_.has_verb("gaan"));
    }

    /// What others are expected to do binds them as far as it is known: "presenteert naar verwachting een richtlijn".
    [[nodiscard]] bool foreseen() const {
        return roles_.expected() && !roles_.past() && std::ranges::any_of(roles_.clause().verbs, [&](const VerbUse& v) {
                   return !v.is(unbinding) || proposes(v);
               });
    }

    /// "komt met een voorstel".
    [[nodiscard]] bool proposes(const VerbUse& verb) const {
        const std::vector<std::size_t> led = roles_.governed_by("met");
        return verb.is("komen") && std::ranges::any_of(led, [&](std::size_t p) {
                   return one_of(work().words[roles_.clause().phrases[p].head].lemma, proposals);
               });
    }

    /// "Eind 2025 benadert Defensie de markt": what is done at a time to come is planned.
    [[nodiscard]] bool dated() const {
        const Clause& c = roles_.clause();
        return c.form == Clause::Form::main && c.finite && c.verbs.size() == 1 && !roles_.past() &&
               (!c.verbs.front().is(unbinding) || proposes(c.verbs.front())) && set_in_future(letter_, roles_);
    }

    /// "laat in 2027 door X berekenen".
    [[nodiscard]] bool arranged() const {
        return !roles_.past() && roles_.has_verb("laten") && roles_.clause().verbs.size() > 1 && !has("weten|zien") &&
               set_in_future(letter_, roles_);
    }

    /// "zal door het RIVM worden opgesteld", "wordt in 2027 door het RIVM opgesteld".
    [[nodiscard]] bool passively() const {
        const bool voiced =
            roles_.has_verb("worden") && !roles_.past() && !roles_.has_verb("oproepen|verzoeken|vragen");
        return voiced && !roles_.governed_by("door").empty() && (roles_.intended() || set_in_future(letter_, roles_));
    }

    Letter& letter_;
    const Roles& roles_;
    const Promisers& who_;
    std::vector<std::size_t> agents_;
    bool aimed_ = false;  ///< the subject is an aim, and its owners are the agents
};

}  // namespace

bool dutch_government(const Letter& letter, std::size_t actor) {
    const Entity& entity = letter.entity(actor);
    return entity.id == "NLD" || entity.id == "kabinet" || entity.id == "defensie" ||
           entity.id.starts_with("post/nld/") || entity.id.starts_with("person/") ||
           entity.name.starts_with("ministerie van");
}

bool tells_now(const Letter& letter, const Roles& roles) {
    const std::vector<Word>& words = roles.work().words;
    const Clause& c = roles.clause();
    if (!c.finite || set_in_future(letter, roles)) {
        return false;
    }
    const std::string& finite = words[*c.finite].lemma;
    const bool wish = finite == "willen" && c.has_word(words, "ik|wij|we") && roles.has_verb(telling);
    // "Tevens informeert het kabinet uw Kamer over X": at once, as nothing says when else.
    const bool further =
        c.has_word(words, "ook|tevens|daarnaast|eveneens|verder|voorts|slot|kader|tevens|middels|daarbij|hierover") &&
        !roles.intended() && roles.has_verb("informeren|aanbieden|ingaan") && !c.has_word(words, put_off);
    return wish || further;
}

bool set_in_future(const Letter& letter, const Roles& roles) {
    return std::ranges::any_of(roles.work().times, [&](const TimeExpression& time) {
        const bool within = among(roles.clause().words, time.first);
        const bool gone = !time.start.empty() && time.end < letter.date().substr(0, time.end.size());
        return within && !gone && (time.deadline || !time.start.empty());
    });
}

std::optional<Commitment> undertaking_in(Letter& letter, const Roles& roles, const Promisers& who) {
    return UndertakingReader{letter, roles, who}.read();
}

std::optional<Commitment> intention_in(Letter& letter, const Roles& roles, const Promisers& who) {
    return IntentionReader{letter, roles, who}.read();
}

}  // namespace dossier::loaders::find
