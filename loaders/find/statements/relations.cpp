#include "loaders/find/statements/relations.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "loaders/find/statements/hostilities.hpp"
#include "loaders/find/statements/neighbours.hpp"

namespace dossier::loaders::find {

namespace {

/// What one is of an organisation by holding a post in it.
constexpr std::string_view offices =
    "voorzitter|president|vicevoorzitter|ondervoorzitter|vicepresident|secretaris-generaal|directeur-generaal|"
    "directeur|"
    "premier|minister-president|commandant|bevelhebber|hoofd|gouverneur|topman|topvrouw";

/// Reads one sentence by the words around its hits.
class RelationReader {
public:
    RelationReader(Letter& letter, std::size_t sentence)
        : letter_{letter}, work_{letter.sentences()[sentence]}, near_{letter, work_} {}

    [[nodiscard]] std::vector<Relation> read() {
        rule_ = "samenstelling";
        compounds();
        for (std::size_t i = 0; i < work_.words.size(); ++i) {
            const std::string_view word = work_.word(i);
            rule_ = word == "(" ? "opsomming" : word;
            if (word == "niveau" && i > 1 && work_.word(i + 1) == "van") {
                level(i);
            }
            if (word.ends_with("samenwerking")) {
                cooperation(i);
            } else if (one_of(word, "aanwezigheid|bijzijn|deelname|afwezigheid")) {
                presence(i);
            } else if (one_of(word, "voorzitterschap|leiding")) {
                chair(i);
            } else if (word == "met") {
                company(i);
            } else if (one_of(word, "lidmaatschap|toetreding")) {
                membership(i);
            } else if (word == "(") {
                listed(i);
            } else if (one_of(word, offices)) {
                office(i);
                held_by(i);
            }
        }
        return std::move(found_);
    }

private:
    void say(std::size_t subject, std::string predicate, std::size_t object, std::string status = "fact") {
        if (subject != object) {
            found_.push_back({subject, object, std::move(predicate), std::move(status), std::string{rule_}});
        }
    }

    /// Two parties in one word: "NAVO-EU-samenwerking"; "EU-VS relatie" does not say that they do anything together.
    void compounds() {
        for (std::size_t h = 0; h + 1 < work_.hits.size(); ++h) {
            const Hit& a = work_.hits[h];
            const Hit& b = work_.hits[h + 1];
            if (a.first == b.first && a.last == b.last && a.last == a.first + 1 &&
                letter_.is(a.entity, EntityClass::actor) && letter_.is(b.entity, EntityClass::actor) &&
                a.how != "pronoun" &&
                (work_.words[a.first].text.ends_with("-samenwerking") ||
                 work_.word(a.last).ends_with("samenwerking"))) {
                say(a.entity, "COOPERATES_WITH", b.entity);
            }
        }
    }

    /// "een vergadering … op het niveau van staatshoofden en regeringsleiders".
    void level(std::size_t i) {
        std::size_t end = 0;
        const Hit* event = nullptr;
        for (const Hit& h : work_.hits) {
            event = h.last <= i && letter_.is(h.entity, EntityClass::event) ? &h : event;
        }
        for (const std::size_t actor : event ? near_.actors_from(i + 2, end) : std::vector<std::size_t>{}) {
            say(actor, "PARTICIPATES_IN", event->entity);
        }
    }

    void pairs(const std::vector<std::size_t>& actors) {
        // Written in order, A with each of the others: "tussen Rusland en Iran en Rusland en Noord-Korea" repeats A.
        for (std::size_t i = 1; i < actors.size(); ++i) {
            say(actors[0], "COOPERATES_WITH", actors[i]);
        }
    }

    void cooperation(std::size_t i) {
        std::size_t end = i + 1;
        const std::string_view lead = work_.word(i + 1);
        if (i > 0 && one_of(work_.word(i - 1), "onderlinge|wederzijdse|gezamenlijke")) {
            each_other(i);
            return;
        }
        if (lead == "tussen") {
            pairs(near_.actors_from(i + 2, end));
        } else if (const std::vector<std::size_t> beside = near_.actors_from(i + 1, end);
                   !beside.empty() && work_.word(end) == "met") {
            for (const std::size_t other : near_.actors_from(end + 1, end)) {
                say(beside.front(), "COOPERATES_WITH", other);
            }
        } else if (lead == "van") {
            const std::vector<std::size_t> one = near_.actors_from(i + 2, end);
            if (!one.empty() && work_.word(end) == "met") {
                for (const std::size_t other : near_.actors_from(end + 1, end)) {
                    say(one.front(), "COOPERATES_WITH", other);
                }
            }
        }
    }

    /// "de NAVO en de EU … om de onderlinge samenwerking": the last two that "en" joins before it.
    void each_other(std::size_t i) {
        std::vector<std::size_t> best;
        for (const Hit& h : work_.hits) {
            std::size_t end = 0;
            const std::vector<std::size_t> actors = h.first < i && letter_.is(h.entity, EntityClass::actor)
                                                        ? near_.actors_from(h.first, end)
                                                        : std::vector<std::size_t>{};
            if (actors.size() == 2 && end <= i) {
                best = actors;
            }
        }
        pairs(best);
    }

    /// "NAVO-partnerlanden in de Indo-Pacific (Australië, Japan, …)": the brackets list partners or members.
    void listed(std::size_t i) {
        for (const Hit& h : work_.hits) {
            const Entity& group = letter_.entity(h.entity);
            const Gazetteer::Entry* entry =
                h.last == i && group.kind == "Group" ? letter_.gazetteer().find(group.id) : nullptr;
            const auto organization = entry ? letter_.find(entry->parent) : std::nullopt;
            if (!organization) {
                continue;
            }
            std::size_t end = 0;
            const bool partners = group.name.find("partner") != std::string::npos;
            for (const std::size_t country : near_.actors_from(i + 1, end)) {
                say(country, partners ? "PARTNER_OF" : "MEMBER_OF", *organization);
            }
        }
    }

    /// "het Amerikaanse lidmaatschap van het IMF", "het lidmaatschap van Zweden van de NAVO".
    void membership(std::size_t i) {
        std::optional<std::size_t> who = near_.actor_ending(i);
        std::size_t end = i + 1;
        if (!one_of(work_.word(end), "van|tot")) {
            return;
        }
        std::vector<std::size_t> led = near_.actors_from(end + 1, end);
        if (!who && !led.empty() && one_of(work_.word(end), "van|tot")) {
            who = led.front();
            led = near_.actors_from(end + 1, end);
        }
        for (const std::size_t body : who ? led : std::vector<std::size_t>{}) {
            if (letter_.entity(body).kind != "Country") {
                say(*who, "MEMBER_OF", body);
            }
        }
    }

    /// "X, de voorzitter van de Eurogroep,".
    void office(std::size_t i) {
        std::size_t k = i;
        k -= k > 0 && one_of(work_.word(k - 1), "de|het") ? 1 : 0;
        const std::optional<std::size_t> who =
            k > 0 && work_.word(k - 1) == "," ? near_.actor_ending(k - 1) : std::nullopt;
        // "de voorzitter van A, de directeur van B": two posts, of which neither tells who holds the other.
        const bool named = who && std::ranges::any_of(work_.hits, [&](const Hit& hit) {
                               return hit.entity == *who && hit.last == k - 1 && names_person(hit);
                           });
        if (!named || work_.word(i + 1) != "van") {
            return;
        }
        std::size_t end = 0;
        const std::vector<std::size_t> bodies = near_.actors_from(i + 2, end);
        if (!bodies.empty()) {
            say(*who, "HOLDS", bodies.front());
        }
    }

    /// "de voorzitter van de Raad, X", "secretaris-generaal van de VN Y": the holder is named behind the office.
    void held_by(std::size_t i) {
        if (work_.word(i + 1) != "van") {
            return;
        }
        const std::size_t first = i + 2 + (one_of(work_.word(i + 2), "de|het") ? 1 : 0);
        const auto [body, last] = body_at(first);
        if (!body) {
            return;
        }
        const std::size_t behind = last + (work_.word(last) == "," ? 1 : 0);
        for (const Hit& hit : work_.hits) {
            const Entity& person = letter_.entity(hit.entity);
            const bool apposed = hit.first >= behind && hit.first <= behind + 1 && names_person(hit);
            // A post whose holder is known is one name with its holder's behind it.
            const bool known = hit.first <= i && i < hit.last && behind < work_.words.size() &&
                               person.id.starts_with("person/") && person.name.starts_with(work_.words[behind].text);
            if (apposed || (known && person.kind == "Person")) {
                say(hit.entity, "HOLDS", *body);
                return;
            }
        }
    }

    /// A person by name, not by post.
    [[nodiscard]] bool names_person(const Hit& hit) const {
        const Entity& person = letter_.entity(hit.entity);
        const std::string said = work_.printed(hit.first, hit.last);
        return person.kind == "Person" && !person.id.starts_with("post/") &&
               (said.ends_with(person.name) ||
                (person.id.starts_with("person/") && person.name.ends_with(said.substr(said.rfind(' ') + 1))));
    }

    /// The organisation whose name begins at word `i`, whether it is a hit or part of a longer one, and where it ends.
    [[nodiscard]] std::pair<std::optional<std::size_t>, std::size_t> body_at(std::size_t i) const {
        std::pair<std::optional<std::size_t>, std::size_t> best{std::nullopt, i};
        for (const Hit& hit : work_.hits) {
            if (hit.first == i && hit.last > best.second && letter_.entity(hit.entity).kind == "Organization") {
                best = {hit.entity, hit.last};
            }
        }
        if (best.first || i >= work_.words.size()) {
            return best;
        }
        const std::span<const Word> rest = std::span{work_.words}.subspan(i);
        for (const std::size_t n : letter_.gazetteer().names_beginning(work_.words[i].lower)) {
            const Gazetteer::Name& name = letter_.gazetteer().names()[n];
            const Entity& entity = letter_.gazetteer().entries()[name.entry].entity;
            if (entity.kind == "Organization" && i + name.words.size() > best.second && name.matches(rest)) {
                best = {letter_.add(letter_.known(entity.id)), i + name.words.size()};
            }
        }
        return best;
    }

    /// "Er vond een diner plaats in aanwezigheid van X": the meeting of which the sentence tells; or, of "De Raad sprak
    /// in aanwezigheid van X", the letter's own.
    [[nodiscard]] std::optional<std::size_t> meeting_before(std::size_t i) const {
        std::optional<std::size_t> nearest;
        for (const Hit& h : work_.hits) {
            const bool led = h.first > 0 && one_of(work_.word(h.first - 1), "van|na|voor|aan");
            nearest = h.last <= i && !led && letter_.is(h.entity, EntityClass::event) ? h.entity : nearest;
        }
        for (std::size_t e = 0; e < letter_.entities().size() && !nearest; ++e) {
            const bool meets = letter_.is(e, EntityClass::event) && letter_.entity(e).kind != "election";
            nearest = meets ? std::optional{e} : nearest;
        }
        return nearest;
    }

    /// "vond plaats onder voorzitterschap van X": who chairs a meeting is there.
    void chair(std::size_t i) {
        const bool led = i > 0 && (work_.word(i - 1) == "onder" || (i > 1 && work_.word(i - 2) == "onder"));
        const bool held = std::ranges::any_of(work_.words, [](const Word& w) {
            return one_of(w.lower, "plaats|bijeen|plaatsgevonden|plaatsvindt|plaatsvond|gehouden|vergaderde|vergadert");
        });
        std::size_t end = 0;
        if (!led || !held || work_.word(i + 1) != "van") {
            return;
        }
        for (const std::size_t actor : near_.actors_from(i + 2, end)) {
            // "onder leiding van het Deense voorzitterschap" names nobody who was there.
            const bool presidency = letter_.entity(actor).name.ends_with("voorzitterschap");
            if (const std::optional<std::size_t> event = meeting_before(i); event && !presidency) {
                say(actor, "PARTICIPATES_IN", *event);
            }
        }
    }

    /// "het diner met SG NAVO Stoltenberg", "de ontmoeting met X": whom one meets is there.
    void company(std::size_t i) {
        for (const Hit& h : work_.hits) {
            const bool meets = h.last == i && letter_.is(h.entity, EntityClass::event) &&
                               one_of(letter_.entity(h.entity).kind, "dinner|meeting|visit");
            std::size_t end = 0;
            for (const std::size_t actor : meets ? near_.actors_from(i + 1, end) : std::vector<std::size_t>{}) {
                say(actor, "PARTICIPATES_IN", h.entity);
            }
        }
    }

    void presence(std::size_t i) {
        std::size_t end = i + 1;
        if (work_.word(i + 1) != "van") {
            return;
        }
        const std::vector<std::size_t> actors = near_.actors_from(i + 2, end);
        const std::size_t led = i > 0 && one_of(work_.word(i - 1), "het|de") ? 2 : 1;
        // "zonder aanwezigheid van", "in afwezigheid van"
        const std::string_view lead = i >= led ? work_.word(i - led) : std::string_view{};
        const bool away = work_.word(i) == "afwezigheid" ? one_of(lead, "in|bij") : lead == "zonder";
        if (work_.word(i) == "afwezigheid" && !away) {
            return;
        }
        if ((away || one_of(lead, "in|met")) && !one_of(work_.word(end), "bij|op|in|aan")) {
            for (const std::size_t actor : actors) {
                if (const std::optional<std::size_t> event = meeting_before(i)) {
                    say(actor, "PARTICIPATES_IN", *event, away ? "negated" : "fact");
                }
            }
            return;
        }
        for (const Hit& h : work_.hits) {
            const bool behind = h.first > end && h.first <= end + 2 && one_of(work_.word(end), "bij|op|in|aan");
            if (letter_.is(h.entity, EntityClass::event)) {
                for (const std::size_t actor : actors) {
                    if (behind) {
                        say(actor, "PARTICIPATES_IN", h.entity);
                    }
                }
            }
        }
    }

    Letter& letter_;
    const SentenceWork& work_;
    Neighbours near_;
    std::vector<Relation> found_;
    std::string_view rule_;  ///< the noun that is being read
};

}  // namespace

std::vector<Relation> relations_in(Letter& letter, std::size_t sentence) {
    std::vector<Relation> found = hostilities_in(letter, sentence);
    std::ranges::move(RelationReader{letter, sentence}.read(), std::back_inserter(found));
    return found;
}

}  // namespace dossier::loaders::find
