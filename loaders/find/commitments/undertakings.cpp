#include "loaders/find/commitments/promises.hpp"

#include <algorithm>

#include "loaders/find/commitments/deeds.hpp"

namespace dossier::loaders::find {

namespace {

/// Verbs of what is done with a paper.
constexpr std::string_view drafting =
    "opnemen|uitbrengen|opstellen|publiceren|schrijven|aanbieden|sturen|zenden|toesturen|toezenden|openbaarmaken|"
    "meenemen|verwerken|besteden|meesturen|presenteren";
/// Nouns of what is planned, whose dat or om clause tells what.
constexpr std::string_view plans =
    "voornemens|voornemen|streven|bedoeling|planning|verwachting|inzet|plan|bereid|intentie";
/// What is given to the chamber when it is told something.
constexpr std::string_view tidings =
    "duidelijkheid|uitsluitsel|inzicht|helderheid|terugkoppeling|informatie|update|opheldering|toelichting|"
    "verantwoording|verslag|uitleg|overzicht|stand";
/// Verbs of having told before what one would tell: "heb ik aangegeven dat ik u voor de zomer zou berichten".
constexpr std::string_view foretelling =
    "aangeven|aankondigen|melden|laten|schrijven|zeggen|berichten|meedelen|mededelen|informeren|bevestigen";
/// What follows a letter besides papers.
constexpr std::string_view sequels =
    "uitwerking|toelichting|beantwoording|informatie|voorstel|wetsvoorstel|planning|stuk|rapport|besluitvorming|"
    "onderbouwing|invulling|advies|overzicht|plan|agenda|strategie|visie|programma|wet|besluit|regeling";

/// Reads one clause for a promise to the chamber.
class UndertakingReader {
public:
    UndertakingReader(Letter& letter, const Roles& roles, const Promisers& who)
        : letter_{letter}, roles_{roles}, who_{who}, agents_{roles.agents()}, subjects_{roles.subjects()} {}

    [[nodiscard]] std::optional<Commitment> read() {
        const Clause& c = roles_.clause();
        if (pledged()) {
            return found(by_government() ? agents_ : who_.makers);
        }
        if (c.form != Clause::Form::main && !looks_ahead()) {
            return std::nullopt;
        }
        if (follows() || promises()) {
            return found(promises() ? agents_ : who_.makers);
        }
        if (announced_by_paper()) {
            return found(who_.makers);
        }
        if (comes_with_paper() || answers()) {
            return found(agents_.empty() ? who_.makers : agents_);
        }
        return tells() ? told() : std::nullopt;
    }

private:
    [[nodiscard]] SentenceWork& work() const { return roles_.work(); }
    [[nodiscard]] bool has(std::string_view words) const { return roles_.clause().has_word(work().words, words); }

    [[nodiscard]] bool by_government() const {
        return !agents_.empty() && std::ranges::all_of(agents_, [&](std::size_t a) {
            return dutch_government(letter_, a) && a != who_.chamber;
        });
    }

    /// Is the verb one of telling, not in the past?
    [[nodiscard]] bool tells() const {
        // "gaf aan u te hebben ingelicht": that is done.
        if (told_already()) {
            return false;
        }
        const bool kept = has("hoogte|kennis") && roles_.has_verb("houden|stellen|brengen");
        const std::optional<std::size_t> finite = roles_.clause().finite;
        const bool perfect = finite && work().words[*finite].lemma == "hebben";
        const bool known = roles_.has_verb("weten") && roles_.has_verb("laten") && !perfect;
        const bool gives = roles_.has_verb("geven|verschaffen|bieden|doen") && has(tidings);
        // "De uitkomst laat ik u weten": what it is the letter does not say.
        const bool unsaid = known && !roles_.objects().empty() && !says_that(roles_);
        const bool later = unsaid || ((known || gives) && put_off_to_later(letter_, roles_));
        return (roles_.has_verb(reporting) || drafts() || kept || later || awaited()) && (!roles_.past() || foretold());
    }

    /// "u voldoende te hebben geïnformeerd".
    [[nodiscard]] bool told_already() const {
        const std::vector<VerbUse>& verbs = roles_.clause().verbs;
        return std::ranges::any_of(verbs, [&](const VerbUse& v) {
            return v.is("hebben") && v.word != roles_.clause().finite && work().words[v.word].infinitive();
        });
    }

    /// "U ontvangt", "uw Kamer kan X in september verwachten".
    [[nodiscard]] bool awaited() const {
        return roles_.has_verb("ontvangen|krijgen|tegemoetzien") || (roles_.has_verb("horen") && has("mij|ons")) ||
               (roles_.has_verb("verwachten") && roles_.has_verb("kunnen|mogen") &&
                (among(subjects_, who_.chamber) || has("u")));
    }

    /// "zal ik opnemen in de voortgangsrapportage", "neem ik mee in een volgende brief".
    [[nodiscard]] bool drafts() const {
        return has_paper() && roles_.has_verb(drafting) && (roles_.intended() || in_next_paper(roles_));
    }

    [[nodiscard]] bool has_paper() const {
        return std::ranges::any_of(roles_.clause().words, [&](std::size_t w) {
            return work().words[w].nominal() && ends_with_one_of(work().words[w].lemma, papers);
        });
    }

    /// Whom the chamber is told something by.
    [[nodiscard]] std::optional<Commitment> told() const {
        const Clause& c = roles_.clause();
        const bool government = by_government();
        const bool received =
            among(subjects_, who_.chamber) || (awaited() && (has("u") || has("kamers")) && agents_.empty());
        const bool told = received || names_chamber() || has("u|kamers|parlement|staten-generaal");
        const bool reports =
            roles_.has_verb("informeren|rapporteren|berichten|terugkomen|inlichten|terugkoppelen|bijpraten") ||
            (roles_.has_verb("doen|uitbrengen") && has("verslag"));
        const bool later = roles_.has_verb("ingaan") && put_off_to_later(letter_, roles_);
        if (!told && !(government && later) && !(signed_by(agents_, who_) && (reports || drafts()))) {
            return std::nullopt;
        }
        if (received && !c.passive && !awaited()) {
            return std::nullopt;
        }
        // Others than the government inform the chamber of nothing.
        if (told && !received && !government && !roles_.has_verb("toegaan|toekomen") && !c.passive &&
            c.form != Clause::Form::infinitive && !aimed()) {
            return std::nullopt;
        }
        const bool named = government && (!received || c.passive);
        return found(named ? agents_ : who_.makers);
    }

    /// "waarover ik uw Kamer dit najaar zal berichten", "de verwachting is dat de Kamer kan worden geïnformeerd",
    /// "is voornemens om uw Kamer te informeren": a promise within a sentence about something else.
    [[nodiscard]] bool looks_ahead() const {
        const Clause& c = roles_.clause();
        if (c.form == Clause::Form::relative) {
            return roles_.intended() || set_in_future(letter_, roles_) || (c.opener == "waarna" && !roles_.past());
        }
        if (!c.parent || *c.parent >= roles_.index() || !one_of(c.opener, "dat|om")) {
            return false;
        }
        const Clause& outer = work().clauses[*c.parent];
        if (foretold()) {
            return true;
        }
        const bool planned = outer.has_word(work().words, plans) && !outer.negated;
        const bool hoped = std::ranges::any_of(
            outer.verbs, [](const VerbUse& v) { return v.is("verwachten|streven|toezeggen|hopen|beogen"); });
        return planned || hoped;
    }

    /// Is it what those who write have said that they would do?
    [[nodiscard]] bool foretold() const {
        const Clause& c = roles_.clause();
        if (c.opener != "dat" || !c.parent || *c.parent >= roles_.index()) {
            return false;
        }
        const Roles outer{letter_, sentence(), *c.parent};
        return !outer.negated() && outer.has_verb(foretelling) && signed_by(outer.agents(), who_) &&
               signed_by(agents_, who_) && roles_.has_verb("zullen");
    }

    [[nodiscard]] std::size_t sentence() const {
        return static_cast<std::size_t>(&work() - letter_.sentences().data());
    }

    /// "Een brief hierover volgt na de zomer", "de evaluatie komt in juni naar uw Kamer".
    [[nodiscard]] bool follows() const {
        const Clause& c = roles_.clause();
        const std::vector<std::size_t> from = roles_.governed_by("uit|op");
        const bool led = std::ranges::any_of(from, [&](std::size_t p) { return !c.phrases[p].attached; });
        const bool later = put_off_to_later(letter_, roles_);
        const auto names_paper = [&](const Word& noun) {
            return noun.nominal() &&
                   (ends_with_one_of(noun.lemma, papers) || (later && ends_with_one_of(noun.lemma, sequels)));
        };
        // "De voortgangsrapportage handelsakkoorden": the noun that says what it is may be the first of two.
        const bool paper = std::ranges::any_of(c.phrases, [&](const Phrase& phrase) {
            const bool bare = phrase.preposition.empty() && !phrase.attached && !phrase.temporal;
            return bare &&
                   std::ranges::any_of(work().words.begin() + static_cast<std::ptrdiff_t>(phrase.first),
                                       work().words.begin() + static_cast<std::ptrdiff_t>(phrase.last), names_paper);
        });
        const bool sent =
            roles_.has_verb("komen|opkomen|gaan|opgaan") && (names_chamber() || (has("kant") && has("uw")));
        return paper && !roles_.past() && !c.passive && !led &&
               (roles_.has_verb("volgen|toekomen|toegaan|verschijnen") || sent ||
                (roles_.has_verb("bereiken") && names_chamber()));
    }

    /// "Het kabinet komt voor de zomer met een reactie".
    [[nodiscard]] bool comes_with_paper() const {
        const std::vector<std::size_t> led = roles_.governed_by("met");
        return roles_.has_verb("komen") && !roles_.past() && by_government() && put_off_to_later(letter_, roles_) &&
               std::ranges::any_of(led, [&](std::size_t p) {
                   return ends_with_one_of(work().words[roles_.clause().phrases[p].head].lemma, papers);
               });
    }

    /// "De vragen van het lid X worden binnen drie weken beantwoord".
    [[nodiscard]] bool answers() const {
        return roles_.has_verb("beantwoorden") && !roles_.past() && has("vraag|vragen|kamervragen") &&
               (agents_.empty() ? roles_.clause().passive : by_government()) && put_off_to_later(letter_, roles_);
    }

    /// "heb ik toegezegd de wet te wijzigen", "zegde ik uw Kamer een brief toe", "is toegezegd dat": what the
    /// government has promised without saying to whom else it has promised the chamber.
    [[nodiscard]] bool pledged() const {
        const Clause& c = roles_.clause();
        if (c.form != Clause::Form::main || !roles_.past() || !roles_.has_verb("toezeggen") ||
            (c.passive ? !agents_.empty() && !by_government() : !by_government() || of_country())) {
            return false;
        }
        const bool that = std::ranges::any_of(work().clauses, [&](const Clause& inner) {
            return inner.opener == "dat" && inner.parent == roles_.index();
        });
        return !to_others() && (names_chamber() || that || with_infinitive(roles_) || has_paper());
    }

    /// What the Netherlands promise, they promise others.
    [[nodiscard]] bool of_country() const {
        return std::ranges::any_of(agents_, [&](std::size_t a) { return letter_.entity(a).id == "NLD"; });
    }

    /// "toegezegd aan Oekraïne"; a member stands for the chamber.
    [[nodiscard]] bool to_others() const {
        const std::vector<std::size_t> given = roles_.governed_by("aan");
        return std::ranges::any_of(given, [&](std::size_t p) {
            const Phrase& phrase = roles_.clause().phrases[p];
            const bool member = one_of(work().word(phrase.first), "lid|leden") ||
                                one_of(work().word(phrase.first + 1), "lid|leden|heer|mevrouw|fractie");
            const std::vector<std::size_t> actors = roles_.actors(p);
            return !member && !phrase.attached && !actors.empty() && !among(actors, who_.chamber);
        });
    }

    /// "In de volgende voortgangsrapportage zal hierover worden gerapporteerd": nobody is named, but the paper is.
    [[nodiscard]] bool announced_by_paper() const {
        const bool returns = roles_.has_verb("terugkomen") && !roles_.past();  // that is always later
        return roles_.clause().passive && agents_.empty() && (returns || (roles_.intended() && has_paper())) &&
               (roles_.has_verb("rapporteren|ingaan|terugkomen|informeren|terugkoppelen|voldoen|tegemoetkomen") ||
                (has("aandacht") && roles_.has_verb("besteden")));
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

}  // namespace

std::optional<Commitment> undertaking_in(Letter& letter, const Roles& roles, const Promisers& who) {
    return UndertakingReader{letter, roles, who}.read();
}

}  // namespace dossier::loaders::find
