#include "loaders/find/commitments/agreements.hpp"

#include <algorithm>
#include <string>

#include "loaders/find/commitments/partners.hpp"

namespace dossier::loaders::find {

namespace {

/// What parties reach or find together.
constexpr std::string_view reached =
    "overeenstemming|akkoord|compromis|consensus|oriëntatie|standpunt|overeenkomst|onderhandelingsresultaat|deal|"
    "eensgezindheid|staakt-het-vuren|bestand|principeovereenkomst";
/// Of these a relative clause tells that they were reached; of treaties only who has one.
constexpr std::string_view reached_in_passing = "overeenstemming|akkoord|compromis|consensus";
/// What parties close with each other besides.
constexpr std::string_view closed =
    "verdrag|convenant|partnerschap|memorandum|contract|pact|bondgenootschap|alliantie|coalitie|intentieverklaring";
/// What many put their names to.
constexpr std::string_view texts = "verklaring|slotverklaring|communiqué|resolutie|actieplan|routekaart|initiatief";
/// What a body keeps in force or ends.
constexpr std::string_view in_force = "sanctie|mandaat|sanctiepakket|embargo|maatregel|regime|missie|richtsnoer";
constexpr std::string_view reaching = "bereiken|sluiten|vinden";
/// What is found to be so, not settled.
constexpr std::string_view findings =
    "tekortkoming|onregelmatigheid|gebrek|schade|oorzaak|overtreding|fout|misstand|besmetting|toename|daling|stijging|"
    "verschil|knelpunt|afwijking|geval|feit|tekort|inbreuk|schending|risico|identiteit|vervuiling";
/// Verbs of telling that something is so: what stands in their dat clause has happened.
constexpr std::string_view telling_of = "leiden|geleiden|resulteren|informeren|melden|meedelen|mededelen|berichten|"
                                        "blijken|constateren|bekendmaken|aankondigen|"
                                        "bevestigen|verheugen|betekenen|waarderen|verwelkomen|toejuichen";

class AgreementReader {
public:
    AgreementReader(Letter& letter, const Roles& roles, const Promisers& who)
        : letter_{letter}, roles_{roles}, who_{who}, settled_{settles()} {}

    [[nodiscard]] std::optional<Commitment> read() {
        if (managed()) {
            return found(with_partners(roles_, who_, {}, true), false);
        }
        // "wil in juni een akkoord bereiken": what one alone wants is agreed by nobody.
        // "kan instemmen met" tells what one thinks of it.
        const std::optional<std::size_t> finite = roles_.clause().finite;
        const bool could = finite && one_of(work().word(*finite), "kan|kunnen") && roles_.has_verb("instemmen");
        const bool wanted = could || roles_.has_verb("willen|streven|beogen|hopen|proberen|trachten");
        if (!speaks() || wanted || (!settled_ && !agrees())) {
            return std::nullopt;
        }
        const std::vector<std::size_t> by = parties();
        // "Uw Kamer heeft de motie aangenomen" binds whom it asks, not those who write.
        return by.empty() || (among(by, who_.chamber) && has("motie|moties|amendement|amendementen")) ||
                       (!settled_ && !enough_for(by))
                   ? std::nullopt
                   : found(by, roles_.expected());
    }

private:
    [[nodiscard]] SentenceWork& work() const { return roles_.work(); }
    [[nodiscard]] bool has(std::string_view words) const { return roles_.clause().has_word(work().words, words); }
    [[nodiscard]] Clause::Form form() const { return roles_.clause().form; }

    /// Does the clause say so itself? Of others only those that tell of what has happened do.
    [[nodiscard]] bool speaks() const {
        return form() == Clause::Form::main ? roles_.clause().finite.has_value() : recalled() || told_of();
    }

    /// "de afspraken die het kabinet met X heeft gemaakt", "het akkoord dat in het IF is gesloten", "waarover A en B
    /// overeenstemming bereikten": told in passing, but made.
    [[nodiscard]] bool recalled() const {
        const Clause& c = roles_.clause();
        return form() == Clause::Form::relative && !c.participial && c.antecedent && roles_.past() && settled_;
    }

    /// "heeft ertoe geleid dat A en B hebben besloten", "nu de Raad een akkoord heeft bereikt".
    [[nodiscard]] bool told_of() const {
        const Clause& c = roles_.clause();
        if (form() != Clause::Form::subordinate || !completed() || c.subjects.empty() || !c.parent ||
            *c.parent >= roles_.index()) {
            return false;
        }
        const Roles around{letter_, sentence(), *c.parent};
        return !around.negated() &&
               (c.opener == "nu" ||
                (c.opener == "dat" && (around.has_verb(telling_of) ||
                                       around.clause().has_word(work().words, "blij|verheugd|ingenomen|tevreden"))));
    }

    /// A past tense or a perfect, also where the participle looks like a plural.
    [[nodiscard]] bool completed() const {
        const Clause& c = roles_.clause();
        const bool perfect = c.finite && one_of(work().words[*c.finite].lemma, "hebben|zijn") &&
                             std::ranges::any_of(c.verbs, [&](const VerbUse& v) {
                                 return v.word != c.finite && v.is("besluiten|afspreken|overeenkomen|bereiken|sluiten");
                             });
        return roles_.past() || perfect;
    }

    [[nodiscard]] std::size_t sentence() const {
        return static_cast<std::size_t>(&work() - letter_.sentences().data());
    }

    /// "Het is gelukt om met X een akkoord te bereiken", "is erin geslaagd overeenstemming te bereiken".
    [[nodiscard]] bool managed() const {
        const Clause& c = roles_.clause();
        if (form() != Clause::Form::infinitive || !settled_ || !c.parent || *c.parent >= roles_.index()) {
            return false;
        }
        const Roles around{letter_, sentence(), *c.parent};
        return !around.negated() && around.past() && around.has_verb("lukken|gelukken|slagen") &&
               !with_partners(roles_, who_, {}, true).empty();
    }

    /// Is something settled between parties: a deal reached, appointments made, a treaty closed?
    [[nodiscard]] bool settles() const {
        const Clause& c = roles_.clause();
        const bool relative = c.form == Clause::Form::relative && c.antecedent;
        const std::string noun = relative ? antecedent() : std::string{};
        const bool pledged =
            relative && has("zich") && roles_.past() && roles_.has_verb("verbinden|committeren|verplichten");
        const bool made = (has("afspraak|afspraken") || noun == "afspraak") && roles_.has_verb("maken|vastleggen");
        const bool got =
            (carries(reached) || (relative && ends_with_one_of(noun, reached_in_passing))) && roles_.has_verb(reaching);
        const bool approved = has("goedkeuring|mandaat") && roles_.has_verb("hechten|verlenen|geven") && roles_.past();
        const bool ruled = c.form == Clause::Form::main && !c.passive && roles_.past() && carries(in_force) &&
                           roles_.has_verb("verlengen|instellen|opheffen|uitbreiden|schorsen");
        const bool bound = carries(closed) && roles_.has_verb("sluiten|tekenen|ondertekenen|aangaan");
        const bool signed_under = has("handtekening|handtekeningen") && roles_.has_verb("zetten|opzetten|plaatsen");
        // "onderschreven een verklaring", "sloot zich aan bij de coalitie".
        const bool signed_up = roles_.past() && carries(texts) && roles_.has_verb("onderschrijven|aannemen|uitbrengen");
        // "de verklaring die A en B overeenkwamen".
        const bool told = relative && (ends_with_one_of(noun, texts) || ends_with_one_of(noun, closed)) &&
                          roles_.has_verb("overeenkomen|afspreken|aannemen|ondertekenen|tekenen|sluiten");
        // "plaatste vier personen op de sanctielijst", "machtigde de Commissie om te onderhandelen".
        const bool ordered = roles_.past() && ((has("sanctielijst") && roles_.has_verb("plaatsen|zetten|toevoegen")) ||
                                               roles_.has_verb("machtigen|mandateren"));
        return made || got || approved || bound || signed_under || told || (ordered && by_body()) || pledged ||
               signed_up || joined() || (ruled && by_body());
    }

    /// "sloot zich aan bij de verklaring".
    [[nodiscard]] bool joined() const {
        const std::vector<std::size_t> where = roles_.governed_by("bij");
        return roles_.past() && has("zich") && roles_.has_verb("aansluiten") &&
               std::ranges::any_of(where, [&](std::size_t p) {
                   const std::string& noun = work().words[roles_.clause().phrases[p].head].lemma;
                   return ends_with_one_of(noun, texts) || ends_with_one_of(noun, closed);
               });
    }

    /// What the relative clause tells of: of "de afspraken op hoofdlijnen die" the first noun.
    [[nodiscard]] std::string antecedent() const {
        const std::size_t noun = *roles_.clause().antecedent;
        const bool hangs =
            noun > 1 && one_of(work().word(noun - 1), "op|over|in|van") && work().words[noun - 2].nominal();
        return work().words[hangs ? noun - 2 : noun].lemma;
    }

    /// A council, an organisation or a group, no country and no government.
    [[nodiscard]] bool by_body() const {
        const std::vector<std::size_t> agents = roles_.agents();
        return !agents.empty() && std::ranges::all_of(agents, [&](std::size_t a) {
            const std::string& kind = letter_.entity(a).kind;
            return (kind == "Organization" || kind == "Group") && !dutch_government(letter_, a);
        });
    }

    /// Does a phrase without a preposition begin with such a noun, whatever name it makes with what follows?
    [[nodiscard]] bool carries(std::string_view nouns) const {
        if (roles_.carried(nouns)) {
            return true;
        }
        return std::ranges::any_of(roles_.clause().phrases, [&](const Phrase& phrase) {
            // "met 136 landen, waaronder X, een akkoord": behind an apposition the object seems joined to it.
            if ((!phrase.preposition.empty() && !phrase.joined) || phrase.attached || phrase.temporal) {
                return false;
            }
            for (std::size_t w = phrase.first; w < phrase.last; ++w) {
                if (work().words[w].nominal()) {
                    return ends_with_one_of(work().words[w].lemma, nouns);
                }
            }
            return false;
        });
    }

    /// Is the verb one of agreeing? "sluit aan bij" closes nothing, "stelt vast dat" settles nothing, "besloot het
    /// overleg met X" only ended it.
    [[nodiscard]] bool agrees() const {
        const Clause& c = roles_.clause();
        const std::vector<std::size_t> aims = roles_.governed_by("tot|over");
        const bool led = std::ranges::any_of(aims, [&](std::size_t p) { return !c.phrases[p].attached; });
        const bool ended = roles_.has_verb("besluiten") && !c.passive && !roles_.objects().empty() &&
                           !with_infinitive(roles_) && !says_what() && !led;
        // "neemt aan dat", "stelde tekortkomingen vast", "verplicht de lidstaten", "lanceerde een platform" settle
        // nothing.
        const bool assumed = roles_.has_verb("aannemen") && says_what();
        const bool noticed = roles_.has_verb("vaststellen") && carries(findings);
        const bool bound_others = roles_.has_verb("verbinden|verplichten|committeren") && !c.passive && !has("zich");
        const bool other = assumed || noticed || bound_others || ended ||
                           (roles_.has_verb("aansluiten|uitsluiten|afsluiten|insluiten") && !joined()) ||
                           (roles_.has_verb("vaststellen") && !c.passive && roles_.objects().empty());
        const bool decision = has("besluit") && roles_.has_verb("nemen");
        // "zijn het eens geworden over".
        const bool agreed = has("eens") && roles_.past() && roles_.has_verb("worden|geworden");
        return !other &&
               (roles_.has_verb(agreeing) || decision || agreed || roles_.has_verb("toezeggen") || appointed());
    }

    /// Of what one alone promises another reader tells.
    [[nodiscard]] bool enough_for(const std::vector<std::size_t>& by) const {
        return by.size() > 1 ||
               ((roles_.has_verb(agreeing) || has("besluit|eens") || appointed()) && !roles_.has_verb("lanceren"));
    }

    [[nodiscard]] bool says_what() const { return inner_that().has_value(); }

    [[nodiscard]] std::optional<std::size_t> inner_that() const {
        for (std::size_t k = roles_.index() + 1; k < work().clauses.size(); ++k) {
            if (work().clauses[k].opener == "dat" && work().clauses[k].parent == roles_.index()) {
                return k;
            }
        }
        return std::nullopt;
    }

    /// "De afspraak is dat de provincies X verlenen".
    [[nodiscard]] bool appointed() const {
        const Clause& c = roles_.clause();
        return form() == Clause::Form::main && roles_.has_verb("zijn") && says_what() && !c.subjects.empty() &&
               roles_.headed_by(c.subjects.front(), "afspraak");
    }

    /// Who agrees: the agents and those with whom they do; of "afgesproken is dat de lidstaten …" those who are to act;
    /// of "tijdens de NAVO-top is besloten" those who meet.
    [[nodiscard]] std::vector<std::size_t> parties() const {
        std::vector<std::size_t> agents = appointed() ? std::vector<std::size_t>{} : roles_.agents();
        const bool passive = roles_.clause().passive;
        const bool together = roles_.has_verb("besluiten") && has("overleg|samenspraak|afstemming");
        const bool each_other = settled_ || together || roles_.has_verb("afspreken|overeenkomen|sluiten");
        // "De afspraken die met X zijn gemaakt": a relative clause does not say who else made them.
        const bool ahead = settled_ && set_in_future(letter_, roles_);
        if (each_other && (roles_.past() || ahead) && (!passive || form() == Clause::Form::main)) {
            // "Met de sector is overeengekomen de prijzen te bevriezen": no passive by its form.
            const std::optional<std::size_t> finite = roles_.clause().finite;
            const bool is = agents.empty() && finite && work().words[*finite].lemma == "zijn";
            const bool nobody = form() == Clause::Form::main && (passive || is);
            agents = with_partners(roles_, who_, std::move(agents), nobody);
        }
        const bool impersonal = passive && (settled_ || roles_.has_verb("afspreken|overeenkomen|besluiten"));
        if (agents.empty() && ((impersonal && roles_.has_verb("afspreken|overeenkomen")) || appointed())) {
            if (const std::optional<std::size_t> that = inner_that()) {
                agents = Roles{letter_, sentence(), *that}.agents();
            }
        }
        // Of "het akkoord dat de Eurogroep van 26 november bereikte" too, where the meeting stands for the body.
        // "De afspraak met de gemeenten is dat zij …".
        if (agents.empty() && appointed()) {
            agents = with_partners(roles_, who_, {}, true);
        }
        if (agents.empty() && (impersonal || settled_) && roles_.past()) {
            agents = hosts(letter_, roles_);
        }
        return agents;
    }

    [[nodiscard]] std::optional<Commitment> found(std::vector<std::size_t> by, bool expected) const {
        const bool own = std::ranges::all_of(by, [&](std::size_t a) { return dutch_government(letter_, a); });
        Commitment made;
        made.kind = by.size() == 1 && own ? "intention" : "agreement";
        const bool ahead = expected || (roles_.has_verb("zullen") && !own);
        made.status = ahead ? "expected" : "made";
        made.by = std::move(by);
        return made;
    }

    Letter& letter_;
    const Roles& roles_;
    const Promisers& who_;
    bool settled_;  ///< something that it takes several to settle
};

}  // namespace

std::optional<Commitment> agreement_in(Letter& letter, const Roles& roles, const Promisers& who) {
    return AgreementReader{letter, roles, who}.read();
}

}  // namespace dossier::loaders::find
