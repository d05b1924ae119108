#include "loaders/find/commitments/promises.hpp"

#include <algorithm>

#include "loaders/find/commitments/deeds.hpp"
#include "loaders/find/commitments/wills.hpp"
#include "loaders/find/statements/frames.hpp"

namespace dossier::loaders::find {

namespace {

/// Telling and reporting bind nobody where they are all that is planned: not "een campagne starten om X te informeren".
constexpr std::string_view telling =
    "informeren|inlichten|ingaan|rapporteren|bijpraten|briefen|toelichten|voorlichten|uiteenzetten";
/// Of the letter's own "ik" and "wij" these are promises in the present tense too: "dit neem ik mee".
constexpr std::string_view own_now =
    "meenemen|bezien|onderzoeken|verkennen|nagaan|betrekken|uitwerken|bekijken|opvolgen|uitvoeren|instellen|"
    "aanpassen|openstellen";
/// What the government says of its own doing in the present tense it has resolved: "breidt de capaciteit uit".
constexpr std::string_view changing =
    "uitbreiden|verlagen|invoeren|afschaffen|versnellen|verlengen|verbieden|oprichten|opzetten|intensiveren|halveren|"
    "verdubbelen|verruimen|aanscherpen|schrappen|stopzetten|beëindigen|hervatten|vereenvoudigen|aanleggen|"
    "verscherpen|moderniseren|doorvoeren|herzien|wijzigen|opschalen|afbouwen|uitrollen|indienen|instellen|opheffen|"
    "verplichten|versoberen|bevriezen|aantrekken|verhelpen|beperken|vergroten|verminderen|aanschaffen|aankopen|"
    "bestellen|vervangen|bouwen|inrichten|opstarten|introduceren|intrekken|heropenen|verplaatsen|verbreden|"
    "overhevelen|inkopen|compenseren|reorganiseren|verkorten";
/// What is done to a measure or a contribution, said in the passive.
constexpr std::string_view renewed =
    "voortzetten|verlengen|uitbreiden|verhogen|verlagen|beëindigen|afbouwen|intensiveren|stopzetten|hervatten|"
    "afschaffen|invoeren|openstellen|aanscherpen|verdubbelen|halveren|versnellen|intrekken";
/// What another country only goes on with is no plan that it has told: Rusland "zet zijn aanvallen voort".
constexpr std::string_view going_on = "doorgaan|verdergaan|voortzetten";
/// What one comes to.
constexpr std::string_view results =
    "akkoord|overeenstemming|besluit|oriëntatie|overeenkomst|compromis|afspraak|conclusie|standpunt|vergelijk|"
    "resultaat|"
    "oplossing|aanpak|voorstel|plan|besluitvorming|afronding|verdrag|verlaging|verhoging";
/// What one takes part in by more than being there.
constexpr std::string_view undertakings =
    "project|missie|operatie|coalitie|programma|alliantie|initiatief|fonds|verdrag|convenant|samenwerking|proef|"
    "consortium|mechanisme|instrument|regeling|vredesmacht|troepenmacht|stelsel";
/// Nouns whose owner means to do what follows: "het streven van het voorzitterschap is om …".
constexpr std::string_view aims = "streven|voornemen|bedoeling|doel|ambitie|plan|intentie|inzet";

/// Reads one clause for what its actor will do.
class IntentionReader {
public:
    IntentionReader(Letter& letter, const Roles& roles, const Promisers& who)
        : letter_{letter}, roles_{roles}, who_{who}, agents_{roles.agents()} {
        // "De inzet is gericht op X" tells of no aim to do something.
        if (agents_.empty() && roles.has_verb("zijn") && with_infinitive(roles) && (!has("gericht") || has("erop"))) {
            agents_ = aimed_by();
            // "Het streven is om …": whose aim it is goes without saying.
            if (agents_.empty() && unowned_aim()) {
                agents_ = who.makers;
            }
            aimed_ = !agents_.empty();
        }
        if (agents_.empty() && committed()) {
            agents_ = roles.subjects();
            aimed_ = !agents_.empty();
        }
        if (agents_.empty() && lies_in_plan()) {
            agents_ = aimed_by();
            aimed_ = !agents_.empty();
        }
        // "De Nederlandse steun wordt in 2027 voortgezet", "Hiervoor wordt EUR 5 miljoen uitgetrokken".
        if (agents_.empty() && changed_by_nobody()) {
            agents_ = roles.clause().subjects.empty() ? who.makers : roles.owners_at(roles.clause().subjects.front());
            if (agents_.empty()) {
                agents_ = who.makers;
            }
            aimed_ = true;
        }
        if (agents_.empty() && (resolved_by_nobody() || (lies_in_plan() && !tells_whose()))) {
            agents_ = who.makers;
            aimed_ = true;
        }
    }

    [[nodiscard]] std::optional<Commitment> read() {
        const Clause& c = roles_.clause();
        if (agents_.empty() || (c.passive && !aimed_ && !passively() && !pledged_by()) || of_parliament() ||
            was_minded()) {
            return std::nullopt;
        }
        const bool plural_plan = agents_.size() > 1 && tells_will(roles_);
        const bool binds = c.passive || aimed_ || planned() || tells_offer(roles_) || now() || tells_will(roles_) ||
                           foreseen() || arranged() || dated() || drafts_proposal(roles_) ||
                           (resolved_by_noun(roles_) && infinitive_of_deed(roles_));
        if (!binds || (attends() && !now())) {
            return std::nullopt;
        }
        Commitment found;
        found.kind = plural_plan ? "agreement" : "intention";
        found.status = roles_.status() == "expected" ? "expected" : "made";
        found.by = agents_;
        return found;
    }

private:
    [[nodiscard]] SentenceWork& work() const { return roles_.work(); }
    [[nodiscard]] bool has(std::string_view words) const { return roles_.clause().has_word(work().words, words); }

    /// What the chamber or a member of it will do or wants to know binds no government.
    [[nodiscard]] bool of_parliament() const {
        const Clause& c = roles_.clause();
        const bool member = std::ranges::any_of(c.subjects, [&](std::size_t p) {
            const std::size_t first = c.phrases[p].first;
            return one_of(work().word(first), "lid|leden") || one_of(work().word(first + 1), "lid|leden|fractie") ||
                   (first > 0 && one_of(work().word(first - 1), "lid|leden"));
        });
        return member || among(agents_, who_.chamber);
    }

    /// "was voornemens", "was bereid": what came of it is not said.
    [[nodiscard]] bool was_minded() const {
        const Clause& c = roles_.clause();
        return c.finite && one_of(work().word(*c.finite), "was|waren") && has("voornemens|bereid|plan");
    }

    /// "is gecommitteerd aan de missie": a state that binds, whoever brought it about.
    [[nodiscard]] bool committed() const {
        const Clause& c = roles_.clause();
        const bool state = c.finite && work().words[*c.finite].lemma == "zijn" && !roles_.governed_by("aan").empty();
        return state && (roles_.has_verb("committeren") || has("gecommitteerd"));
    }

    /// A passive that names nobody tells what the owner of its subject will change, or what money the government sets
    /// aside.
    [[nodiscard]] bool changed_by_nobody() const {
        const Clause& c = roles_.clause();
        const bool owned = !c.subjects.empty() && !roles_.owners_at(c.subjects.front()).empty();
        const bool now = c.passive && c.form == Clause::Form::main && !roles_.has_verb("kunnen|moeten|hoeven|mogen") &&
                         (owned || !tells_whose());
        const bool funded = roles_.has_verb("uittrekken|vrijmaken|reserveren|beschikbaarstellen") && names_sum(roles_);
        const bool kept = funded && roles_.has_verb("reserveren");
        const bool ahead = owned && (roles_.intended() || set_in_future(letter_, roles_));
        return now && ((kept && roles_.past()) || (!roles_.past() && (funded || (ahead && roles_.has_verb(renewed)))));
    }

    [[nodiscard]] bool unowned_aim() const {
        const Clause& c = roles_.clause();
        return !c.subjects.empty() && c.form == Clause::Form::main && roles_.headed_by(c.subjects.front(), aims) &&
               (c.phrases[c.subjects.front()].first < c.phrases[c.subjects.front()].head ||
                c.words.front() == c.phrases[c.subjects.front()].head) &&
               !tells_whose();
    }

    /// "Daarom is besloten X in te zetten": a letter that names nobody else means those who sign it.
    [[nodiscard]] bool resolved_by_nobody() const {
        return roles_.clause().passive && roles_.past() && roles_.has_verb("besluiten") && with_infinitive(roles_) &&
               !tells_whose();
    }

    /// Whose aim it is: of "de inzet van het kabinet is om", "het is de inzet van het kabinet om".
    [[nodiscard]] std::vector<std::size_t> aimed_by() const {
        const Clause& c = roles_.clause();
        std::vector<std::size_t> owners = roles_.owners(aims);
        for (std::size_t p = 0; p < c.phrases.size() && owners.empty(); ++p) {
            const bool lies = c.phrases[p].preposition == "in" && roles_.has_verb("liggen");
            if ((!c.phrases[p].preposition.empty() && !lies) || !roles_.headed_by(p, aims)) {
                continue;
            }
            const bool mine = one_of(work().word(c.phrases[p].first), "mijn|ons|onze");
            owners = mine ? who_.makers : roles_.owners_at(p);
        }
        return owners;
    }

    /// "Het ligt in mijn voornemen X te doen", "Het ligt in het voornemen van het kabinet".
    [[nodiscard]] bool lies_in_plan() const {
        return roles_.has_verb("liggen") && has("voornemen|bedoeling") && with_infinitive(roles_);
    }

    /// "Door België is toegezegd dat", "door Frankrijk werden drie fregatten toegezegd".
    [[nodiscard]] bool pledged_by() const {
        return roles_.past() && roles_.has_verb("toezeggen|beloven|aankondigen|aanbieden") &&
               !roles_.governed_by("door").empty();
    }

    /// Does the clause name a meeting, or another actor before its last verb?
    [[nodiscard]] bool tells_whose() const {
        const Clause& c = roles_.clause();
        const auto decided = std::ranges::find_if(c.verbs, [](const VerbUse& v) { return v.is("besluiten"); });
        const std::size_t end = decided == c.verbs.end() ? work().words.size() : decided->word;
        // "in overleg met de minister van Financiën" says who else agrees.
        const auto partner = [&](const Hit& hit) {
            const std::vector<std::size_t> with = roles_.governed_by("met");
            return std::ranges::any_of(
                with, [&](std::size_t p) { return c.phrases[p].first <= hit.first && hit.first <= c.phrases[p].head; });
        };
        return std::ranges::any_of(work().hits, [&](const Hit& hit) {
            return (letter_.is(hit.entity, EntityClass::event) ||
                    (letter_.is(hit.entity, EntityClass::actor) && hit.first < end && !partner(hit))) &&
                   among(c.words, hit.first);
        });
    }

    /// "zal spreken over", "zal een toelichting geven op", "is voornemens om deel te nemen".
    [[nodiscard]] bool attends() const {
        const bool speaks = has("woord") && roles_.has_verb("voeren|nemen");
        if (speaks || roles_.has_verb(telling) || talks() || (roles_.has_verb(attending) && !joins(roles_))) {
            return true;
        }
        for (std::size_t c = 0; c < work().clauses.size(); ++c) {
            const Clause& inner = work().clauses[c];
            const bool done = inner.form == Clause::Form::infinitive && inner.parent == roles_.index();
            if (done && std::ranges::any_of(inner.verbs, [](const VerbUse& v) { return v.is(attending); }) &&
                !joins(Roles{letter_, sentence(), c})) {
                return true;
            }
        }
        return false;
    }

    /// "deelnemen aan het project", "aan de missie": who joins these binds itself.
    [[nodiscard]] bool joins(const Roles& roles) const {
        const std::vector<std::size_t> in = roles.governed_by("aan");
        // Of "om aan het project deel te nemen" the phrase may end with the verb's own noun.
        return roles.has_verb("deelnemen") && std::ranges::any_of(in, [&](std::size_t p) {
                   const Phrase& phrase = roles.clause().phrases[p];
                   return std::any_of(work().words.begin() + static_cast<std::ptrdiff_t>(phrase.first),
                                      work().words.begin() + static_cast<std::ptrdiff_t>(phrase.last),
                                      [](const Word& w) { return ends_with_one_of(w.lemma, undertakings); });
               });
    }

    [[nodiscard]] std::size_t sentence() const {
        return static_cast<std::size_t>(&work() - letter_.sentences().data());
    }

    /// Who gives an update talks, whatever the verb: a frame whose noun says so.
    [[nodiscard]] bool talks() const {
        return std::ranges::any_of(carried_frames(), [&](const Frame* frame) {
            return frame->predicate == "DISCUSSES" && !one_of("aandacht", frame->words) &&
                   roles_.has_verb(support_verbs()) && roles_.carried(frame->words);
        });
    }

    /// "zal … onderzoeken".
    [[nodiscard]] bool planned() const {
        const Clause& c = roles_.clause();
        // "zou kunnen indienen" is no more than thinkable.
        const bool need = std::ranges::any_of(
            c.verbs, [&](const VerbUse& v) { return v.word != c.finite && v.is("moeten|kunnen|hoeven"); });
        if (c.finite && (one_of(work().word(*c.finite), "zou|zouden") || need)) {
            return false;
        }
        // "zal verslag doen van de voortgang".
        if (has("verslag") && roles_.has_verb("doen|uitbrengen")) {
            return false;
        }
        return roles_.intended() && std::ranges::any_of(c.verbs, [&](const VerbUse& v) {
                   const bool attention = v.is("vragen") && has("aandacht");
                   const bool joining = v.is("deelnemen") && joins(roles_);
                   return v.word != c.finite && (!v.is(unbinding) || v.is("bijdragen") || attention || joining ||
                                                 proposes(roles_, v) || arrives(v));
               });
    }

    /// "wil in juni tot een akkoord komen".
    [[nodiscard]] bool arrives(const VerbUse& verb) const {
        const std::vector<std::size_t> at = roles_.governed_by("tot");
        return verb.is("komen") && std::ranges::any_of(at, [&](std::size_t p) {
                   return one_of(work().words[roles_.clause().phrases[p].head].lemma, results);
               });
    }

    [[nodiscard]] bool now() const {
        if (roles_.past()) {
            return false;
        }
        const bool stands_up = has("hard") && roles_.has_verb("maken");
        const bool takes = has("maatregel|maatregelen|besluit") && roles_.has_verb("nemen");
        const bool has_done = roles_.has_verb("laten") && roles_.clause().verbs.size() > 1 && !has("weten|zien");
        const bool own = (signed_by(agents_, who_) && (roles_.has_verb(own_now) || stands_up || takes || has_done)) ||
                         (by_government() && ((has_done && !has("zich")) || (takes && has("besluit"))));
        // "kiest voor een aanpak die gericht is op X" tells of a manner.
        const std::vector<std::size_t> chosen = roles_.governed_by("voor");
        const bool manner = roles_.has_verb("kiezen") && std::ranges::any_of(chosen, [&](std::size_t p) {
                                return roles_.headed_by(p, "aanpak|benadering|insteek|vorm|manier|lijn");
                            });
        if (manner) {
            return false;
        }
        const bool elsewhere = roles_.has_verb(going_on) && std::ranges::any_of(agents_, [&](std::size_t a) {
                                   return letter_.entity(a).kind == "Country" && letter_.entity(a).id != "NLD";
                               });
        return own || changes() || (has("beschikking") && roles_.has_verb("stellen") && names_sum(roles_)) ||
               (roles_.has_verb(binding_now) && !elsewhere) || (has("beschikbaar") && roles_.has_verb("stellen")) ||
               goes_on() || pays() ||
               (((has("gesprek|tafel") && roles_.has_verb("gaan")) ||
                 (has("overleg|contact") && roles_.has_verb("treden"))) &&
                !with_chamber());
    }

    /// "gaat met uw Kamer in gesprek": that is only talked about.
    [[nodiscard]] bool with_chamber() const {
        const std::vector<std::size_t> with = roles_.governed_by("met");
        return std::ranges::any_of(with, [&](std::size_t p) { return among(roles_.actors(p), who_.chamber); });
    }

    /// "Het kabinet breidt de capaciteit uit", "ik verlaag de leges"; not what a country does, nor what is no object.
    [[nodiscard]] bool changes() const {
        const bool own = std::ranges::all_of(
            agents_, [&](std::size_t a) { return dutch_government(letter_, a) && letter_.entity(a).id != "NLD"; });
        return own && roles_.clause().form == Clause::Form::main && roles_.has_verb(changing) &&
               !roles_.objects().empty() && !roles_.has_verb("kunnen|moeten|hoeven");
    }

    /// "levert een bijdrage van EUR 25 miljoen", "draagt EUR 10 miljoen bij".
    [[nodiscard]] bool pays() const {
        return names_sum(roles_) && (roles_.has_verb("bijdragen|doneren") ||
                                     (has("bijdrage|steun") && roles_.has_verb("leveren|geven|verstrekken|toekennen")));
    }

    /// "blijft zich inzetten", "blijft er bij X op aandringen", of a government also "blijft Oekraïne steunen".
    [[nodiscard]] bool goes_on() const {
        const bool own = by_government();
        const bool bare = std::ranges::any_of(roles_.clause().verbs, [&](const VerbUse& v) {
            return v.is("bepleiten|aandringen|pleiten|ijveren|steunen|ondersteunen|bijdragen|investeren|uitdragen|"
                        "agenderen|aankaarten|inspannen|werken") &&
                   v.word > 0 && work().word(v.word - 1) != "te";
        });
        return roles_.has_verb("blijven") &&
               (roles_.has_verb("inzetten") || (has("zich") && has("sterk|hard") && roles_.has_verb("maken")) ||
                (own && bare && !roles_.has_verb("moeten")));
    }

    [[nodiscard]] bool by_government() const {
        return std::ranges::all_of(agents_, [&](std::size_t a) { return dutch_government(letter_, a); });
    }

    /// What others are expected to do binds them as far as it is known: "presenteert naar verwachting een richtlijn".
    [[nodiscard]] bool foreseen() const {
        const bool awaited = roles_.expected() || (roles_.clause().opener == "dat" && roles_.status() == "expected");
        return awaited && !roles_.past() && std::ranges::any_of(roles_.clause().verbs, [&](const VerbUse& v) {
                   return !v.is(unbinding) || proposes(roles_, v);
               });
    }

    /// "Eind 2025 benadert Defensie de markt": what is done at a time to come is planned.
    [[nodiscard]] bool dated() const {
        const Clause& c = roles_.clause();
        if ((c.form != Clause::Form::main && c.opener != "dat") || !c.finite || c.verbs.size() != 1 || roles_.past() ||
            !set_in_future(letter_, roles_)) {
            return false;
        }
        const VerbUse& verb = c.verbs.front();
        return pays() || proposes(roles_, verb) || (!verb.is(unbinding) && !verb.is(judging));
    }

    /// "laat in 2027 door X berekenen".
    [[nodiscard]] bool arranged() const {
        return !roles_.past() && roles_.has_verb("laten") && roles_.clause().verbs.size() > 1 && !has("weten|zien") &&
               set_in_future(letter_, roles_);
    }

    /// "zal door het RIVM worden opgesteld", "wordt in 2027 door het RIVM opgesteld".
    [[nodiscard]] bool passively() const {
        const bool voiced =
            roles_.has_verb("worden") && !roles_.past() &&
            !roles_.has_verb("oproepen|verzoeken|vragen|voorzitten|openen|bijwonen|behandelen|bespreken");
        // "De vergunningen worden door het kabinet ingetrokken".
        const bool resolved = by_government() && roles_.has_verb(changing);
        return voiced && !roles_.governed_by("door").empty() &&
               (roles_.intended() || resolved || set_in_future(letter_, roles_));
    }

    Letter& letter_;
    const Roles& roles_;
    const Promisers& who_;
    std::vector<std::size_t> agents_;
    bool aimed_ = false;  ///< the subject is an aim, and its owners are the agents
};

}  // namespace

std::optional<Commitment> intention_in(Letter& letter, const Roles& roles, const Promisers& who) {
    return IntentionReader{letter, roles, who}.read();
}

}  // namespace dossier::loaders::find
