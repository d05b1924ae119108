#include "loaders/find/commitments.hpp"

#include <algorithm>
#include <ranges>

#include "loaders/find/actors.hpp"
#include "loaders/find/commitment_details.hpp"
#include "loaders/find/roles.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view reporting =
    "informeren|rapporteren|berichten|toesturen|toezenden|toekomen|terugkomen|ingaan|sturen|melden|voorleggen|toegaan|"
    "ontvangen|aanbieden|doen|zenden|delen|inlichten|verslag|terugkoppelen|meenemen";
constexpr std::string_view calling = "oproepen|verzoeken|vragen|aandringen|aansporen|manen";
constexpr std::string_view agreeing = "afspreken|overeenkomen|aannemen|besluiten|ondertekenen|tekenen|committeren|"
                                      "instemmen|vaststellen|verbinden|verplichten|sluiten|lanceren|oprichten";
/// Verbs that bind nobody: being, meeting, talking, and what merely happens.
constexpr std::string_view unbinding =
    "zijn|hebben|spreken|bespreken|deelnemen|bijwonen|bijeenkomen|plaatsvinden|staan|bevatten|reizen|stilstaan|komen|"
    "vergaderen|ontmoeten|betekenen|vormen|liggen|krijgen|leiden|gelden|blijken|duren|ontstaan|vergen|vereisen|vragen|"
    "kunnen|moeten|worden|zullen|willen|mogen|gaan|lijken|voldoen|uitgeven|aantreden|presideren|verwachten|voorzitten|"
    "fungeren";
/// Said in the present tense these bind at once: "het kabinet stelt EUR 150 miljoen beschikbaar".
constexpr std::string_view binding_now = "beschikbaarstellen|kiezen|verlangen|uittrekken|vrijmaken|toezeggen|aanbieden|"
                                         "reserveren|streven|garanderen|waarborgen|beogen|"
                                         "investeren|verhogen|besluiten";

bool dutch_government(const Letter& letter, std::size_t actor) {
    const Entity& entity = letter.entity(actor);
    return entity.id == "NLD" || entity.id == "kabinet" || entity.id == "defensie" ||
           entity.id.starts_with("post/nld/") || entity.id.starts_with("person/") ||
           entity.name.starts_with("ministerie van");
}

class CommitmentFinder {
public:
    explicit CommitmentFinder(Letter& letter) : letter_{letter}, chamber_{letter.add(addressee(letter))} {
        makers_ = signatories(letter);
        for (std::size_t e = 0; e < letter.entities().size() && !main_event_; ++e) {
            // A letter is written about a summit or a council, not about one of the lesser meetings it names.
            if (letter.is(e, EntityClass::event) &&
                (letter.entity(e).kind == "summit" || letter.entity(e).kind == "council" ||
                 letter.entity(e).kind == "conference")) {
                main_event_ = e;
            }
        }
    }

    void run() {
        for (sentence_ = 0; sentence_ < letter_.sentences().size(); ++sentence_) {
            const std::size_t clauses = work().clauses.size();
            for (std::size_t c = 0; c < clauses; ++c) {
                if (work().clauses[c].form == Clause::Form::main) {
                    read(c);
                }
            }
        }
    }

private:
    SentenceWork& work() { return letter_.sentences()[sentence_]; }

    void read(std::size_t c) {
        const Roles roles{letter_, sentence_, c};
        if (roles.negated() || !roles.clause().finite || presents_itself(roles)) {
            return;
        }
        for (const auto reader : {&CommitmentFinder::undertaking, &CommitmentFinder::call, &CommitmentFinder::agreement,
                                  &CommitmentFinder::intention}) {
            if (std::optional<Commitment> found = (this->*reader)(roles)) {
                finish(*std::move(found), roles);
                return;
            }
        }
    }

    [[nodiscard]] bool presents_itself(const Roles& roles) {
        const Clause& c = roles.clause();
        return c.has_word(work().words, "hierbij|bijgaand|hiermee") ||
               (c.has_word(work().words, "brief") && c.has_word(work().words, "deze") && !roles.intended());
    }

    [[nodiscard]] std::optional<Commitment> undertaking(const Roles& roles) {
        const Clause& c = roles.clause();
        if (!roles.has_verb(reporting) || (roles.past() && !roles.clause().passive)) {
            return std::nullopt;
        }
        if (c.passive && roles.past()) {
            return std::nullopt;
        }
        const std::vector<std::size_t> subjects = roles.subjects();
        const bool received = std::ranges::find(subjects, chamber_) != subjects.end();
        bool to_chamber = received;
        for (const Hit& hit : work().hits) {
            // "de zorgen van de Kamer" are not told to it.
            const bool of_chamber = hit.first > 1 && work().word(hit.first - 2) == "van";
            to_chamber = to_chamber || (hit.entity == chamber_ && !of_chamber &&
                                        std::ranges::find(c.words, hit.first) != c.words.end());
        }
        to_chamber = to_chamber || c.has_word(work().words, "u");
        const std::vector<std::size_t> agents = roles.agents();
        const bool government =
            !agents.empty() && std::ranges::all_of(agents, [&](std::size_t a) { return dutch_government(letter_, a); });
        const bool reports = roles.has_verb("informeren|rapporteren|berichten|terugkomen|inlichten|terugkoppelen");
        const bool later = roles.intended() && roles.has_verb("ingaan");
        const bool signed_off =
            std::ranges::any_of(agents, [&](std::size_t a) { return std::ranges::find(makers_, a) != makers_.end(); });
        if (!to_chamber && !(government && later) && !(signed_off && reports)) {
            return std::nullopt;
        }
        if (received && !c.passive && !roles.has_verb("ontvangen")) {
            return std::nullopt;
        }
        // What the chamber merely hears of ("de Kamer ontving") is past and excluded above; "vragen" of the chamber is
        // no report.
        if (to_chamber && !received && !government && !roles.has_verb("toegaan|toekomen") && !c.passive) {
            return std::nullopt;
        }
        Commitment found;
        found.kind = "undertaking";
        found.status = "made";
        found.by = government && !received ? agents : makers_;
        found.towards = {chamber_};
        return found;
    }

    [[nodiscard]] std::optional<Commitment> call(const Roles& roles) {
        if (!roles.intended() || roles.clause().passive || !roles.has_verb(calling) ||
            roles.clause().has_word(work().words, "aandacht")) {
            return std::nullopt;
        }
        Commitment found;
        found.kind = "call";
        found.status = "made";
        found.by = roles.agents();
        for (const std::size_t p : roles.objects()) {
            if (found.towards.empty()) {
                found.towards = roles.actors(p);
            }
        }
        for (const std::size_t p : roles.governed_by("bij|aan")) {
            if (found.towards.empty()) {
                found.towards = roles.actors(p);
            }
        }
        if (found.by.empty() || found.towards.empty()) {
            return std::nullopt;
        }
        return found;
    }

    [[nodiscard]] std::optional<Commitment> agreement(const Roles& roles) {
        const Clause& c = roles.clause();
        const bool decision = c.has_word(work().words, "besluit") && roles.has_verb("nemen");
        const bool promise = roles.has_verb("toezeggen");
        const std::vector<std::size_t> agents = roles.agents();
        if ((!roles.has_verb(agreeing) && !decision && !(promise && agents.size() > 1)) || agents.empty()) {
            return std::nullopt;
        }
        if (c.passive && agents.empty()) {
            return std::nullopt;
        }
        const bool own = std::ranges::all_of(agents, [&](std::size_t a) { return dutch_government(letter_, a); });
        Commitment found;
        found.kind = agents.size() == 1 && own ? "intention" : "agreement";
        const bool ahead = roles.expected() || (roles.has_verb("zullen") && !own);
        found.status = ahead ? "expected" : "made";
        found.by = agents;
        return found;
    }

    [[nodiscard]] std::optional<Commitment> intention(const Roles& roles) {
        const Clause& c = roles.clause();
        const std::vector<std::size_t> agents = roles.agents();
        if (agents.empty() || c.passive) {
            return std::nullopt;
        }
        const bool planned = roles.intended() && std::ranges::any_of(c.verbs, [&](const VerbUse& v) {
                                 const bool attention = v.is("vragen") && c.has_word(work().words, "aandacht");
                                 return v.word != c.finite && (!v.is(unbinding) || attention);
                             });
        const bool willing = c.has_word(work().words, "bereid") && roles.has_verb("verklaren|zijn|tonen");
        const bool offers = roles.past() && c.has_word(work().words, "aangeboden|toegezegd") && !c.verbs.empty();
        const bool available = c.has_word(work().words, "beschikbaar") && roles.has_verb("stellen");
        const bool now = !roles.past() && (roles.has_verb(binding_now) || available ||
                                           (roles.has_verb("blijven") && roles.has_verb("inzetten")) ||
                                           (c.has_word(work().words, "gesprek") && roles.has_verb("gaan")));
        // What others are expected to do binds them as far as it is known: "presenteert naar verwachting een
        // richtlijn".
        const bool foreseen = roles.expected() && !roles.past() &&
                              std::ranges::any_of(c.verbs, [&](const VerbUse& v) { return !v.is(unbinding); });
        const bool plans = c.has_word(work().words, "voornemens") && c.verbs.size() > 1;
        const bool attends = roles.has_verb("deelnemen|bijwonen|reizen|bijeenkomen|spreken|stilstaan|bespreken|"
                                            "wisselen|overleggen|onderhandelen|vergaderen") &&
                             !now;
        if (!(planned || willing || offers || now || plans || foreseen) || attends) {
            return std::nullopt;
        }
        Commitment found;
        found.kind = "intention";
        found.status = roles.expected() ? "expected" : "made";
        if (agents.size() > 1 && plans) {
            found.kind = "agreement";
        }
        found.by = agents;
        return found;
    }

    /// The verb that commits: one that its kind asks for, else the last.
    [[nodiscard]] static std::string rule(const Roles& roles, std::string_view kind) {
        const std::string_view asked = kind == "undertaking" ? reporting
                                       : kind == "call"      ? calling
                                       : kind == "agreement" ? agreeing
                                                             : binding_now;
        const std::string verb = first_of(asked, [&](std::string_view one) { return roles.has_verb(one); });
        const auto& verbs = roles.clause().verbs;
        return !verb.empty() || verbs.empty() || verbs.back().lemmas.empty() ? verb : verbs.back().lemmas.front();
    }

    /// A sentence states one commitment for each set of makers.
    void finish(Commitment found, const Roles& roles) {
        found.sentence = work().source->ordinal;
        found.rule = rule(roles, found.kind);
        add_details(letter_, sentence_, roles, main_event_, found);
        const auto before = letter_.findings().commitments | std::views::reverse |
                            std::views::take_while([&](const Commitment& c) { return c.sentence == found.sentence; });
        if (std::ranges::none_of(before, [&](const Commitment& c) { return c.by == found.by; })) {
            letter_.findings().commitments.push_back(std::move(found));
        }
    }

    Letter& letter_;
    std::size_t chamber_;
    std::vector<std::size_t> makers_;
    std::optional<std::size_t> main_event_;
    std::size_t sentence_ = 0;
};

}  // namespace

void find_commitments(Letter& letter) { CommitmentFinder{letter}.run(); }

}  // namespace dossier::loaders::find
