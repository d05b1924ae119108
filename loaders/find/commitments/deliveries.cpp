#include "loaders/find/commitments/deliveries.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "loaders/find/actors/actors.hpp"
#include "loaders/find/commitments/promises.hpp"
#include "loaders/find/grammar/roles.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view promises = "toezegging|belofte";
constexpr std::string_view promising = "toezeggen|beloven|aankondigen";
constexpr std::string_view handing_over =
    "informeren|berichten|inlichten|rapporteren|zenden|sturen|toezenden|toesturen|toekomen|aanbieden|bieden|ontvangen|"
    "ingaan|beantwoorden|antwoorden|reageren|delen|schetsen|treffen|aantreffen|vinden|melden|terugkomen";
/// "Invulling geven aan", "gestand doen": the noun makes the verb one of keeping.
constexpr std::string_view keeping_nouns = "invulling|gevolg|uitvoering|gehoor|gestand|nakoming";
constexpr std::string_view done_with = "afgedaan|voldaan|afgehandeld|ingelost|nagekomen|uitgevoerd";
/// What stands for the promise of the sentence before.
constexpr std::string_view pronominal = "hieraan|daaraan|hiervan";
constexpr std::string_view here =
    "hierbij|hiermee|hierdoor|hierna|daarmee|bijgaand|bijgaande|bijgevoegd|bijlage|bijlagen|"
    "hieraan|daaraan|hieronder|onderstaand|onderstaande";
constexpr std::string_view letters = "brief|rapportage|verslag|agenda|nota|notitie|kamerstuk|beantwoording|antwoorden";
constexpr std::string_view meetings =
    "debat|overleg|vragenuur|rondetafelgesprek|behandeling|vergadering|wgo|ao|gesprek";

class DeliveryFinder {
public:
    explicit DeliveryFinder(Letter& letter) : letter_{letter}, chamber_{addressee(letter).id} {}

    void run() {
        for (sentence_ = 0; sentence_ < letter_.sentences().size(); ++sentence_) {
            read();
        }
    }

private:
    [[nodiscard]] const SentenceWork& work() const { return letter_.sentences()[sentence_]; }
    [[nodiscard]] std::vector<Delivery>& found() { return letter_.findings().deliveries; }

    void read() {
        std::string_view how;
        for (std::size_t c = 0; c < work().clauses.size() && how != "stated"; ++c) {
            if (work().clauses[c].form != Clause::Form::main || !work().clauses[c].finite) {
                continue;
            }
            const Roles roles{letter_, sentence_, c};
            if (roles.negated() || roles.expected() || !by_government(roles)) {
                continue;
            }
            if (keeps(roles)) {
                how = "stated";
            } else if (hands_over(roles)) {
                how = refers_to_promise() ? "announced" : "presented";
            } else if (how.empty() && recalls(roles)) {
                how = "recalled";
            }
        }
        if (how.empty() || (how == "stated" && completes_one_before())) {
            return;
        }
        Delivery delivery{
            .sentence = work().source->ordinal, .how = std::string{how}, .letters = {}, .elsewhere = false};
        if (how != "presented") {
            add_places(delivery);
        }
        found().push_back(std::move(delivery));
    }

    /// "Hieraan geef ik met deze brief invulling", "met deze brief kom ik deze toezegging na": it is the sentence
    /// before that says which promise.
    bool completes_one_before() {
        const bool refers =
            std::ranges::any_of(work().words, [](const Word& w) { return one_of(w.lower, pronominal); }) ||
            promise_phrase([&](const Phrase& p) { return one_of(work().word(p.first), "deze|die"); });
        if (!refers || found().empty()) {
            return false;
        }
        Delivery& before = found().back();
        const AnnotatedSentence& now = *work().source;
        const bool next = before.sentence + 1 == now.ordinal && before.how == "recalled" &&
                          letter_.sentences()[sentence_ - 1].source->section == now.section &&
                          letter_.sentences()[sentence_ - 1].source->paragraph == now.paragraph;
        if (next) {
            before.how = "stated";
        }
        return next;
    }

    [[nodiscard]] bool of_government(const std::vector<std::size_t>& actors) const {
        return std::ranges::all_of(actors, [&](std::size_t a) { return dutch_government(letter_, a); });
    }

    /// The letter, the government or nobody in particular acts; the chamber may receive.
    [[nodiscard]] bool by_government(const Roles& roles) const {
        const std::vector<std::size_t> agents = roles.agents();
        return of_government(agents) ||
               (roles.has_verb("ontvangen|treffen|aantreffen|vinden") &&
                std::ranges::all_of(agents, [&](std::size_t a) { return letter_.entity(a).id == chamber_; }));
    }

    /// What the letter does not do yet. The verb of promising alone puts nothing off: "informeer ik u, zoals
    /// toegezegd".
    [[nodiscard]] bool is_ahead(const Clause& clause) const {
        return clause.has_word(work().words, "voornemens|voornemen") ||
               std::ranges::any_of(clause.verbs,
                                   [](const VerbUse& v) { return v.is("zullen|willen|streven|beogen|nastreven"); });
    }

    /// "Hierbij", "met deze brief", "in de bijlage".
    [[nodiscard]] bool is_here(const Clause& clause) const {
        if (clause.has_word(work().words, here)) {
            return true;
        }
        for (std::size_t k = 1; k < clause.words.size(); ++k) {
            const std::size_t w = clause.words[k];
            if (w > 0 && one_of(work().word(w - 1), "deze|dit") && ends_with_one_of(work().word(w), letters)) {
                return true;
            }
        }
        return false;
    }

    /// Is there a phrase of a promise by the government to the chamber for which `fits`?
    template <typename Fits>
    [[nodiscard]] bool promise_phrase(Fits fits) const {
        return std::ranges::any_of(work().clauses, [&](const Clause& clause) {
            for (std::size_t p = 0; p < clause.phrases.size(); ++p) {
                const Phrase& phrase = clause.phrases[p];
                const Word& head = work().words[phrase.head];
                if ((one_of(head.lemma, promises) || one_of(head.lower, "toezegging|toezeggingen")) && is_own(phrase) &&
                    fits(phrase)) {
                    return true;
                }
            }
            return false;
        });
    }

    /// Not "de toezegging van Duitsland", nor one "aan Oekraïne".
    [[nodiscard]] bool is_own(const Phrase& phrase) const {
        for (const Hit& hit : work().hits) {
            const bool close = hit.first > phrase.head && hit.first <= phrase.head + 4;
            if (!close || !letter_.is(hit.entity, EntityClass::actor)) {
                continue;
            }
            std::string_view link;
            for (std::size_t w = phrase.head + 1; w < hit.first; ++w) {
                link = one_of(work().word(w), "van|aan") ? work().word(w) : link;
            }
            if ((link == "van" && !dutch_government(letter_, hit.entity)) ||
                (link == "aan" && letter_.entity(hit.entity).id != chamber_)) {
                return false;
            }
        }
        return true;
    }

    /// "Hiermee voldoe ik aan mijn toezegging", "geef ik invulling aan", "kom ik de toezegging na", "is afgedaan".
    [[nodiscard]] bool keeps(const Roles& roles) const {
        const Clause& c = roles.clause();
        if (is_ahead(c)) {
            return false;
        }
        const bool pronoun = c.has_word(work().words, pronominal);
        const bool to_promise = pronoun || promise_phrase([](const Phrase& p) { return p.preposition == "aan"; });
        const bool a_promise = promise_phrase([](const Phrase& p) { return p.preposition.empty(); });
        const bool noun = c.has_word(work().words, keeping_nouns);
        const bool of_promise = promise_phrase([](const Phrase& p) { return p.preposition == "van"; });
        if (a_promise && c.has_word(work().words, done_with)) {
            return true;  // "beschouw ik deze toezegging als afgedaan", "de toezegging is nagekomen"
        }
        if (!is_here(c)) {
            return false;  // "het kabinet komt zijn toezeggingen na" tells of no letter
        }
        return (to_promise && (roles.has_verb("voldoen|tegemoetkomen") || (noun && roles.has_verb("geven")))) ||
               (to_promise && roles.has_verb("komen") && c.has_word(work().words, "tegemoet")) ||
               (a_promise && (roles.has_verb("nakomen|inlossen|afdoen|gestanddoen|afhandelen|uitvoeren") ||
                              (roles.has_verb("komen") && c.has_word(work().words, "na")) ||
                              (roles.has_verb("lossen") && c.has_word(work().words, "in")) ||
                              (roles.has_verb("doen") && c.has_word(work().words, "gestand")))) ||
               (of_promise && noun && roles.has_verb("zijn|vormen|betreffen|strekken"));
    }

    /// "Hierbij informeer ik u": what the letter gives, in the present tense.
    [[nodiscard]] bool hands_over(const Roles& roles) const {
        const Clause& c = roles.clause();
        const Word& finite = work().words[*c.finite];
        return finite.tag.find("tgw") != std::string::npos && !is_ahead(c) && !roles.past() && is_here(c) &&
               roles.has_verb(handing_over);
    }

    /// "Zoals toegezegd", "conform mijn toezegging", "naar aanleiding van de toezegging".
    [[nodiscard]] bool refers_to_promise() const {
        const bool by_noun = promise_phrase([&](const Phrase& p) {
            const std::string_view before = p.first > 1 ? work().word(p.first - 2) : std::string_view{};
            return one_of(p.preposition, "conform|volgens|overeenkomstig|ingevolge|krachtens|op|aan|met") ||
                   (p.first > 0 && one_of(work().word(p.first - 1), "conform|overeenkomstig")) ||
                   (p.preposition == "van" && one_of(before, "aanleiding|uitvoering|grond|invulling|nakoming|basis"));
        });
        return by_noun || as_promised();
    }

    [[nodiscard]] bool as_promised() const {
        for (std::size_t c = 0; c < work().clauses.size(); ++c) {
            const Clause& clause = work().clauses[c];
            for (const VerbUse& verb : clause.verbs) {
                if (!verb.is(promising)) {
                    continue;
                }
                bool compared = clause.opener == "zoals";
                for (std::size_t w = verb.word >= 12 ? verb.word - 12 : 0; w < verb.word; ++w) {
                    compared = compared || one_of(work().word(w), "zoals|conform|overeenkomstig");
                }
                if (compared && of_government(Roles{letter_, sentence_, c}.agents())) {
                    return true;
                }
            }
        }
        return false;
    }

    /// "In mijn brief van 28 juni 2024 heb ik toegezegd uw Kamer te informeren over …".
    [[nodiscard]] bool recalls(const Roles& roles) const {
        // Where the numbers of a citation stand before the verb they pass for its subject: the pronoun does not.
        const bool someone = !roles.agents().empty() || roles.clause().has_word(work().words, "ik|wij|we");
        return someone && roles.past() && roles.has_verb(promising);
    }

    /// The letters and meetings in which the sentence says the promise was made.
    void add_places(Delivery& delivery) const {
        for (const TimeExpression& time : work().times) {
            if (time.start.size() != 10 || time.start != time.end || time.start >= letter_.date()) {
                continue;
            }
            constexpr std::size_t reach = 10;
            for (std::size_t w = time.core; w-- > (time.core > reach ? time.core - reach : 0);) {
                if (ends_with_one_of(work().word(w), letters)) {
                    delivery.letters.push_back(time.start);
                    break;
                }
                if (ends_with_one_of(work().word(w), meetings)) {
                    break;
                }
            }
        }
        for (std::size_t w = 1; w < work().words.size(); ++w) {
            if (!ends_with_one_of(work().word(w), meetings)) {
                continue;
            }
            for (std::size_t before = w >= 4 ? w - 4 : 0; before < w; ++before) {
                delivery.elsewhere = delivery.elsewhere || one_of(work().word(before), "in|tijdens|bij|op");
            }
        }
    }

    Letter& letter_;
    std::string chamber_;
    std::size_t sentence_ = 0;
};

}  // namespace

void find_deliveries(Letter& letter) { DeliveryFinder{letter}.run(); }

}  // namespace dossier::loaders::find
