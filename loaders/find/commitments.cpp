#include "loaders/find/commitments.hpp"

#include <algorithm>
#include <ranges>

#include "loaders/find/actors.hpp"
#include "loaders/find/nominals.hpp"
#include "loaders/find/roles.hpp"
#include "loaders/find/topics.hpp"

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

    void finish(Commitment found, const Roles& roles) {
        found.sentence = work().source->ordinal;
        // The rest of the sentence says what is promised, so it is read as a whole.
        set_topics(found, roles);
        set_towards(found, roles);
        set_under(found);
        set_at(found, roles);
        set_due(found, roles);
        set_condition(found);
        if (found.kind != "undertaking" && !work().quantities.empty()) {
            found.quantity = work().quantities.front().value;
            found.unit = work().quantities.front().unit;
        }
        const auto before = letter_.findings().commitments | std::views::reverse |
                            std::views::take_while([&](const Commitment& c) { return c.sentence == found.sentence; });
        if (std::ranges::none_of(before, [&](const Commitment& c) { return c.by == found.by; })) {
            letter_.findings().commitments.push_back(std::move(found));
        }
    }

    void set_topics(Commitment& found, const Roles& roles) {
        const auto take = [&](std::optional<std::size_t> topic) {
            if (topic && found.topics.size() < 3 && std::ranges::find(found.topics, *topic) == found.topics.end()) {
                found.topics.push_back(*topic);
            }
        };
        for (const Hit& hit : work().hits) {
            if (letter_.is(hit.entity, EntityClass::topic)) {
                take(hit.entity);
            }
        }
        if (!found.topics.empty()) {
            return;
        }
        const Clause clause = roles.clause();
        for (const std::size_t p : roles.governed_by("over|voor|aan|op")) {
            if (found.topics.empty()) {
                take(topic_of_phrase(letter_, work(), clause, p));
            }
        }
        for (const std::size_t p : roles.objects()) {
            if (found.topics.empty()) {
                take(topic_of_phrase(letter_, work(), clause, p));
            }
        }
        for (std::size_t k = 0; k < work().clauses.size() && found.topics.empty(); ++k) {
            const Clause inner = work().clauses[k];
            for (std::size_t p = 0;
                 p < inner.phrases.size() && found.topics.empty() && inner.form != Clause::Form::main; ++p) {
                if (!inner.phrases[p].attached && std::ranges::find(inner.subjects, p) == inner.subjects.end()) {
                    take(topic_of_phrase(letter_, work(), inner, p));
                }
            }
        }
        for (const Hit& hit : work().hits) {
            if (found.topics.empty() && letter_.is(hit.entity, EntityClass::instrument)) {
                take(topic_in_name(letter_.entity(hit.entity).name));
            }
        }
        if (found.topics.empty()) {
            take(section_topic());
        }
        // A decision goes on about what was spoken of; a report to the chamber may be about anything.
        if (found.topics.empty() && found.kind != "undertaking" && found.kind != "call") {
            take(latest(letter_, sentence_, 3, EntityClass::topic));
        }
    }

    /// "convenant over netcongestie" is about netcongestie.
    [[nodiscard]] std::optional<std::size_t> topic_in_name(const std::string& text) {
        const std::vector<Word> words = plain_words(text);
        for (std::size_t i = 1; i < words.size(); ++i) {
            for (const std::size_t n : letter_.gazetteer().names_beginning(words[i].lower)) {
                const Gazetteer::Name& name = letter_.gazetteer().names()[n];
                const Entity& entity = letter_.gazetteer().entries()[name.entry].entity;
                if (entity.entity_class == EntityClass::topic && name.matches(std::span{words}.subspan(i))) {
                    return letter_.add(letter_.known(entity.id));
                }
            }
        }
        return std::nullopt;
    }

    /// What the section's heading is about, if it is a topic.
    [[nodiscard]] std::optional<std::size_t> section_topic() {
        const std::size_t section = work().source->section;
        if (section >= letter_.document().sections.size()) {
            return std::nullopt;
        }
        const std::string title = lower_case(letter_.document().sections[section].title);
        std::optional<std::size_t> best;
        for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
            const Entity& entity = letter_.entity(e);
            if (entity.entity_class == EntityClass::topic && !title.empty() &&
                (title.find(lower_case(entity.name)) != std::string::npos ||
                 lower_case(entity.name).ends_with(" " + title)) &&
                (!best || entity.name.size() > letter_.entity(*best).name.size())) {
                best = e;
            }
        }
        return best;
    }

    void set_towards(Commitment& found, const Roles& roles) {
        if (!found.towards.empty() || found.kind == "call") {
            return;
        }
        const auto take = [&](std::size_t actor) {
            const bool maker = std::ranges::find(found.by, actor) != found.by.end();
            if (!maker && found.towards.empty() && letter_.entity(actor).id != "NLD") {
                found.towards.push_back(actor);
            }
        };
        for (const std::size_t topic : found.kind == "agreement" ? found.topics : std::vector<std::size_t>{}) {
            // "steun aan Oekraïne" benefits Oekraïne.
            const std::string& name = letter_.entity(topic).name;
            for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
                if (letter_.is(e, EntityClass::actor) && name.ends_with(" aan " + letter_.entity(e).name)) {
                    take(e);
                }
            }
        }
        const bool gives = roles.has_verb(
            "beschikbaarstellen|toezeggen|voorleggen|aanbieden|leveren|stellen|bijdragen|uittrekken|vrijmaken");
        for (const std::size_t p : roles.governed_by(gives ? "aan|voor" : "met")) {
            const Phrase& phrase = roles.clause().phrases[p];
            if (!gives && phrase.attached) {
                continue;
            }
            for (const std::size_t actor : roles.actors(p)) {
                take(actor);
            }
            // "voor herstel van de Oekraïense energievoorziening": the country within the phrase gains.
            for (const Hit& hit : work().hits) {
                if (gives && hit.first >= phrase.first && hit.first <= phrase.last + 4 &&
                    letter_.entity(hit.entity).kind == "Country") {
                    take(hit.entity);
                }
            }
        }
        if (gives && found.towards.empty()) {
            for (const std::size_t p : roles.objects()) {
                for (const std::size_t actor : roles.actors(p)) {
                    take(actor);
                }
            }
        }
    }

    void set_under(Commitment& found) {
        for (const Hit& hit : work().hits) {
            if (letter_.is(hit.entity, EntityClass::instrument) && !found.under) {
                found.under = hit.entity;
            }
        }
    }

    void set_at(Commitment& found, const Roles& roles) {
        for (const Hit& hit : work().hits) {
            const std::string_view before = hit.first > 0 ? work().word(hit.first - 1) : std::string_view{};
            const std::string_view earlier = hit.first > 1 ? work().word(hit.first - 2) : std::string_view{};
            if (letter_.is(hit.entity, EntityClass::event) && !found.at && found.kind != "undertaking" &&
                (one_of(before, "op|tijdens|in|bij|bijeenkomst") || one_of(earlier, "op|tijdens|in|bij"))) {
                found.at = hit.entity;
            }
        }
        const bool meeting_ahead = main_event_ && !letter_.entity(*main_event_).start.empty() &&
                                   letter_.entity(*main_event_).start > letter_.date();
        const bool in_talks = roles.clause().has_word(work().words, "gesprekken|gesprek|onderhandelingen|besprekingen");
        const bool theirs = found.kind == "agreement" && found.status == "expected";
        if (!found.at && meeting_ahead && (theirs || (in_talks && roles.clause().has_word(work().words, "deze|die")))) {
            found.at = main_event_;
        }
        // The council that decides does so at its meeting.
        if (!found.at && found.kind == "agreement" && main_event_ && letter_.entity(*main_event_).kind == "council" &&
            found.by.size() == 1 &&
            letter_.entity(*main_event_).name.starts_with(letter_.entity(found.by.front()).name)) {
            found.at = main_event_;
        }
    }

    void set_due(Commitment& found, const Roles& roles) {
        for (const TimeExpression& time : work().times) {
            const bool of_event = std::ranges::any_of(work().hits, [&](const Hit& h) {
                const bool new_one = (h.first > 0 && work().word(h.first - 1) == "een") ||
                                     (h.first > 1 && work().word(h.first - 2) == "een");
                return letter_.is(h.entity, EntityClass::event) && !new_one &&
                       ((h.first < time.last && time.first < h.last) ||
                        (!time.start.empty() && letter_.entity(h.entity).start.starts_with(time.start)));
            });
            const bool gone = !time.start.empty() && time.end < letter_.date().substr(0, time.end.size());
            const bool since = time.first < time.core && one_of(work().word(time.first), "sinds|van");
            const bool told =
                roles.past() && !time.deadline && time.start.size() == 4 && time.start == letter_.date().substr(0, 4);
            if (of_event || gone || since || told) {
                continue;
            }
            found.due = time.due;
            found.due_text = work().printed(time.first, time.last);
            return;
        }
    }

    void set_condition(Commitment& found) {
        for (const Clause& clause : work().clauses) {
            if (one_of(clause.opener, "indien|mits|als|mocht|wanneer|tenzij|zodra") &&
                clause.form == Clause::Form::subordinate && !clause.words.empty()) {
                found.condition = work().printed(clause.words.front(), clause.words.back() + 1);
                while (!found.condition.empty() &&
                       one_of(found.condition.substr(found.condition.size() - 1), ",|.| ")) {
                    found.condition.pop_back();
                }
                return;
            }
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
