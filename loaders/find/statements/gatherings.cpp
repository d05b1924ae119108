#include "loaders/find/statements/gatherings.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loaders/find/actors/actors.hpp"
#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/statements/frames.hpp"

namespace dossier::loaders::find {

namespace {

class GatheringFinder {
public:
    GatheringFinder(Letter& letter, std::size_t sentence) : letter_{letter}, sentence_{sentence} {}

    void read(const Roles& roles) {
        if (roles.thinkable()) {
            return;
        }
        meetings(roles);
        talked_at(roles);
        own_part(roles);
        held(roles);
        requests(roles);
        invitations(roles);
        togetherness(roles);
    }

private:
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }

    void say(std::size_t subject, std::string_view predicate, std::size_t object, std::string status) {
        letter_.state({work().source->ordinal,
                       subject,
                       std::string{predicate},
                       {Reference::To::entity, object},
                       std::move(status),
                       {},
                       std::string{rule_}});
    }

    /// "komen bijeen": what is met at is the event that the sentence or the letter names.
    void meetings(const Roles& roles) {
        const bool together = roles.has_verb("bijeenkomen") ||
                              (roles.has_verb("komen") && roles.clause().has_word(work().words, "bijeen"));
        const bool attends = roles.has_verb("deelnemen") && (roles.governed_by("aan").empty() || in_parts(roles));
        // "aanwezig bij het onderwijsdeel" says at what.
        const bool absent = roles.has_verb("zijn") && roles.clause().has_word(work().words, "aanwezig") &&
                            roles.governed_by("bij|op").empty();
        // "Nederland werd vertegenwoordigd door X", "X verving de minister": who goes does not say where again.
        const bool stands_in =
            roles.has_verb("vertegenwoordigen|vervangen") && roles.governed_by("bij|op|in|tijdens|voor").empty();
        if (!together && !attends && !absent && !stands_in) {
            return;
        }
        rule_ = together ? "bijeenkomen" : attends ? "deelnemen" : stands_in ? "vertegenwoordigen" : "aanwezig zijn";
        std::optional<std::size_t> event;
        const std::optional<std::size_t>& antecedent = roles.clause().antecedent;
        for (const Hit& hit : work().hits) {
            // "een werkontbijt plaats, waaraan X deelnam": the nearest event before the pronoun.
            const bool usable =
                letter_.is(hit.entity, EntityClass::event) && (!event || antecedent) && is_met_at(hit.entity);
            if (usable && (!antecedent || hit.first <= *antecedent)) {
                event = hit.entity;
            }
        }
        for (std::size_t e = 0; e < letter_.entities().size() && !event; ++e) {
            if (letter_.is(e, EntityClass::event) && is_met_at(e) && may_be_on(letter_.entity(e))) {
                event = e;
            }
        }
        for (const std::size_t agent : roles.agents()) {
            // "De Raad komt bijeen": who is the meeting does not attend it; machines replace others than ministers.
            const bool other = event && !letter_.entity(*event).name.starts_with(letter_.entity(agent).name);
            if (other && (!stands_in || letter_.entity(agent).kind == "Person")) {
                say(agent, "PARTICIPATES_IN", *event, roles.status());
            }
        }
    }

    /// "neem ik aan alle onderdelen deel": in parts of the meeting that the letter is about.
    [[nodiscard]] bool in_parts(const Roles& roles) const {
        return std::ranges::all_of(roles.governed_by("aan"), [&](std::size_t p) {
            return roles.things(p).empty() && roles.headed_by(p, "onderdeel|programma|sessie|bespreking|vergadering");
        });
    }

    /// "Tijdens de lunch spraken de lidstaten met X", "zal ik tijdens de sessie het woord voeren": who speaks at a meal
    /// or a session, and with whom, is there. Of a council's meeting that says nothing new.
    void talked_at(const Roles& roles) {
        rule_ = "spreken tijdens";
        const bool addresses = roles.has_verb("voeren|nemen") && roles.clause().has_word(work().words, "woord");
        if (!addresses && !roles.has_verb("spreken|praten|overleggen|wisselen|discussiëren|waarschuwen|schetsen")) {
            return;
        }
        for (const std::size_t p : roles.governed_by("tijdens|gedurende")) {
            for (const std::size_t event : roles.things(p)) {
                const bool small = letter_.is(event, EntityClass::event) && letter_.entity(event).kind != "council" &&
                                   letter_.entity(event).kind != "summit";
                std::vector<std::size_t> there = small ? roles.agents() : std::vector<std::size_t>{};
                for (const std::size_t q : small ? roles.governed_by("met") : std::vector<std::size_t>{}) {
                    const std::vector<std::size_t> guests = roles.actors(q);
                    there.insert(there.end(), guests.begin(), guests.end());
                }
                for (const std::size_t who : there) {
                    say(who, "PARTICIPATES_IN", event, roles.status());
                }
            }
        }
    }

    /// "is verhinderd vanwege zijn deelname aan het debat": whose part it is the pronoun tells.
    void own_part(const Roles& roles) {
        rule_ = "deelname";
        const std::vector<Phrase>& phrases = roles.clause().phrases;
        for (std::size_t p = 0; p < phrases.size(); ++p) {
            visited(roles, p);
        }
        for (std::size_t p = 0; p + 1 < phrases.size(); ++p) {
            const std::size_t head = phrases[p].head;
            const std::string_view pronoun = head > 0 ? work().word(head - 1) : std::string_view{};
            const bool own = one_of(work().words[head].lemma, "deelname|deelneming|aanwezigheid") &&
                             one_of(pronoun, "zijn|haar|hun|mijn|onze") &&
                             one_of(phrases[p + 1].preposition, "aan|bij|op");
            const bool writes = one_of(pronoun, "mijn|onze");
            for (const std::size_t event : own ? roles.things(p + 1) : std::vector<std::size_t>{}) {
                for (const std::size_t who : writes ? signatories(letter_) : roles.subjects()) {
                    if (letter_.is(event, EntityClass::event)) {
                        say(who, "PARTICIPATES_IN", event, roles.negated() ? "fact" : roles.status());
                    }
                }
            }
        }
    }

    /// "Bij zijn bezoek aan X sprak de minister met Y": the visit is the pronoun's.
    void visited(const Roles& roles, std::size_t p) {
        const Phrase& phrase = roles.clause().phrases[p];
        const std::string_view pronoun = phrase.head > 0 ? work().word(phrase.head - 1) : std::string_view{};
        const bool own = one_of(phrase.preposition, "bij|tijdens|gedurende|na") &&
                         one_of(work().words[phrase.head].lemma, "bezoek|werkbezoek|reis|staatsbezoek") &&
                         one_of(pronoun, "zijn|haar|hun|mijn|onze");
        for (const std::size_t event : own ? roles.things_at(p) : std::vector<std::size_t>{}) {
            const bool writes = one_of(pronoun, "mijn|onze");
            for (const std::size_t who : writes ? signatories(letter_) : roles.subjects()) {
                if (letter_.is(event, EntityClass::event)) {
                    say(who, "PARTICIPATES_IN", event, "fact");
                }
            }
        }
    }

    /// One votes in an election, and of two events in a sentence one meets at that of the sentence's day.
    [[nodiscard]] bool is_met_at(std::size_t event) const {
        const Entity& named = letter_.entity(event);
        return named.kind != "election" && (named.start.empty() || may_be_on(named));
    }

    /// Does no day of the sentence speak against the event: "kwamen op 12 april bijeen" is no meeting of June?
    [[nodiscard]] bool may_be_on(const Entity& event) const {
        const auto day = std::ranges::find_if(work().times, [](const TimeExpression& t) {
            constexpr std::size_t whole_day = 10;
            return t.start.size() == whole_day && !t.deadline;
        });
        return day == work().times.end() ||
               (!event.start.empty() && event.start <= day->end && day->start <= event.end);
    }

    /// "Er vond een bijeenkomst plaats van de partners, met als gast X": who is named with the meeting is there.
    void held(const Roles& roles) {
        const bool takes_place = roles.has_verb("plaatsvinden") ||
                                 (roles.has_verb("vinden") && roles.clause().has_word(work().words, "plaats")) ||
                                 (roles.has_verb("zijn") && roles.clause().has_word(work().words, "er"));
        if (!takes_place || roles.clause().subjects.empty()) {
            return;
        }
        rule_ = "plaatsvinden";
        const std::vector<Phrase>& phrases = roles.clause().phrases;
        std::optional<Hit> event;
        for (const Hit& hit : work().hits) {
            const Phrase& subject = phrases[roles.clause().subjects.front()];
            if (letter_.is(hit.entity, EntityClass::event) && hit.first <= subject.head && subject.head < hit.last) {
                event = hit;
            }
        }
        for (std::size_t p = 0; event && p < phrases.size(); ++p) {
            // "met de directeur van het agentschap": the agency is not there.
            const bool of_guest = phrases[p].preposition == "van" && phrases[p].first > event->last + 2;
            const bool there =
                one_of(phrases[p].preposition, "van|met|tussen|als") && phrases[p].first >= event->last && !of_guest;
            if (there && phrases[p].preposition == "van") {
                whose(*event, phrases[p]);
            }
            for (const std::size_t actor : there ? roles.actors(p) : std::vector<std::size_t>{}) {
                // "de voorjaarsvergadering van de Wereldbank": whose meeting it is does not attend it.
                if (phrases[p].preposition == "van" && letter_.entity(actor).kind == "Organization") {
                    continue;
                }
                say(actor, "PARTICIPATES_IN", event->entity, roles.status());
            }
        }
    }

    /// The meeting is known by those who meet, too: "de bijeenkomst van de NAVO-ministers".
    void whose(const Hit& event, const Phrase& those) {
        const std::string name =
            work().printed(event.first, event.last) + " van " + work().printed(those.first, those.last);
        std::vector<std::string>& aliases = letter_.entity(event.entity).aliases;
        if (std::ranges::find(aliases, name) == aliases.end()) {
            aliases.push_back(name);
        }
    }

    /// "Het RIVM heeft op verzoek van het ministerie …": the ministry asked it to.
    void requests(const Roles& roles) {
        rule_ = "op verzoek van";
        const std::vector<Phrase>& phrases = roles.clause().phrases;
        // "hebben gehoor gegeven aan de oproep van X".
        const bool met = roles.has_verb("geven|voldoen|ingaan|reageren|beantwoorden|tegemoetkomen|meegaan");
        for (std::size_t p = 0; p < phrases.size(); ++p) {
            const bool bare = phrases[p].preposition == "op" && work().word(phrases[p].head) == "verzoek";
            const bool heard = met && one_of(phrases[p].preposition, "aan|op|in") &&
                               one_of(work().words[phrases[p].head].lemma, "verzoek|oproep|appel|aansporing");
            for (const std::size_t asker : bare || heard ? roles.owners_at(p) : std::vector<std::size_t>{}) {
                for (const std::size_t agent : roles.agents()) {
                    say(asker, "CALLS_ON", agent, "fact");
                }
            }
        }
    }

    void invitations(const Roles& roles) {
        if (!roles.has_verb("uitnodigen")) {
            return;
        }
        rule_ = "uitnodigen";
        std::optional<std::size_t> event;
        // To what one is invited stands in the clause, or in what one is invited to do.
        for (const Hit& hit : work().hits) {
            const bool here = std::ranges::any_of(work().clauses, [&](const Clause& c) {
                const bool own = &c == &roles.clause();
                const bool inner = c.form == Clause::Form::infinitive && c.parent == roles.index();
                return (own || inner) && std::ranges::find(c.words, hit.first) != c.words.end();
            });
            // During a meeting one may be invited to another.
            const std::size_t led = hit.first > 1 && one_of(work().word(hit.first - 1), "de|het") ? 2 : 1;
            const bool during = hit.first >= led && one_of(work().word(hit.first - led), "tijdens|gedurende|na");
            if (here && !during && letter_.is(hit.entity, EntityClass::event) && !event) {
                event = hit.entity;
            }
        }
        // Invited "voor de Europese Raad": the council's meeting that the letter has dated.
        for (const std::size_t p : roles.governed_by("voor|op|bij")) {
            for (const std::size_t host : roles.actors(p)) {
                for (std::size_t e = 0; e < letter_.entities().size() && !event; ++e) {
                    if (letter_.is(e, EntityClass::event) &&
                        letter_.entity(e).name.starts_with(letter_.entity(host).name)) {
                        event = e;
                    }
                }
            }
        }
        std::vector<std::size_t> guests = roles.clause().passive ? roles.subjects() : std::vector<std::size_t>{};
        for (const std::size_t p : roles.objects()) {
            const std::vector<std::size_t> actors = roles.actors(p);
            guests.insert(guests.end(), actors.begin(), actors.end());
        }
        for (const std::size_t p : event ? roles.governed_by("met") : std::vector<std::size_t>{}) {
            const std::size_t first = roles.clause().phrases[p].first;
            const std::vector<std::size_t> others = roles.actors(p);
            if (first > 1 && one_of(work().word(first - 2), "samen|tezamen")) {
                guests.insert(guests.end(), others.begin(), others.end());
            }
        }
        for (const std::size_t guest : guests) {
            if (event) {
                say(guest, "INVITED_TO", *event, roles.status());
            }
        }
    }

    /// "A en B werken samen aan …": the subject's members, each with each.
    void togetherness(const Roles& roles) {
        rule_ = "samen met";
        const std::vector<std::size_t> who = together_with(roles);
        for (const std::size_t p : roles.governed_by("met")) {
            const std::size_t first = roles.clause().phrases[p].first;
            // "samen met", "in nauwe samenwerking met".
            const std::string_view led = first >= 2 ? work().word(first - 2) : std::string_view{};
            // "zal Nederland, met Noorwegen, pleiten voor": set between commas behind the subject.
            const bool beside = set_off(roles, p);
            const bool jointly = beside || one_of(led, "samen|tezamen|gezamenlijk") ||
                                 (one_of(led, "samenwerking|gezamenlijkheid|partnerschap|coproductie|samenspraak|"
                                              "verbond|coördinatie|afstemming") &&
                                  p > 0 && roles.clause().phrases[p - 1].preposition == "in");
            for (const std::size_t other : jointly ? roles.actors(p) : std::vector<std::size_t>{}) {
                for (const std::size_t agent : who) {
                    say(agent, "COOPERATES_WITH", other, roles.status());
                }
            }
        }
        // "A en B hebben hun samenwerking versterkt".
        const bool theirs = roles.has_verb(support_verbs()) && roles.carried("samenwerking");
        if (!(theirs || roles.has_verb("samenwerken|optrekken")) || !roles.governed_by("met").empty()) {
            return;
        }
        rule_ = "samenwerken";
        const std::vector<std::size_t> agents = roles.agents();
        for (std::size_t i = 0; i < agents.size(); ++i) {
            for (std::size_t k = i + 1; k < agents.size(); ++k) {
                say(agents[i], "COOPERATES_WITH", agents[k], roles.status());
            }
        }
    }

    [[nodiscard]] bool set_off(const Roles& roles, std::size_t p) const {
        const Clause& c = roles.clause();
        const std::size_t with = c.phrases[p].first > 0 ? c.phrases[p].first - 1 : 0;
        return with > 1 && work().word(with) == "met" && work().word(with - 1) == "," &&
               std::ranges::any_of(c.subjects, [&](std::size_t s) { return c.phrases[s].last == with - 1; });
    }

    /// Who acts together with others: the subject; the Netherlands for "wij" in the letter of one minister, who with
    /// other countries is not meant alone.
    [[nodiscard]] std::vector<std::size_t> together_with(const Roles& roles) const {
        const Clause& c = roles.clause();
        const bool us = std::ranges::any_of(
            c.subjects, [&](std::size_t p) { return one_of(work().word(c.phrases[p].head), "wij|we"); });
        const bool abroad = std::ranges::any_of(roles.governed_by("met"), [&](std::size_t p) {
            return std::ranges::any_of(roles.actors(p),
                                       [&](std::size_t a) { return letter_.entity(a).kind == "Country"; });
        });
        return us && abroad ? std::vector<std::size_t>{letter_.add(letter_.known("NLD"))} : roles.subjects();
    }

    Letter& letter_;
    std::size_t sentence_;
    std::string_view rule_;  ///< what is being read
};

}  // namespace

void find_gatherings(Letter& letter, std::size_t sentence, std::size_t clause) {
    GatheringFinder{letter, sentence}.read(Roles{letter, sentence, clause});
}

}  // namespace dossier::loaders::find
