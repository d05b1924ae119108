#include "loaders/find/relations.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace dossier::loaders::find {

namespace {

constexpr std::string_view hostile = "agressie|oorlog|agressieoorlog|aanvalsoorlog|veroveringsoorlog|dreiging|"
                                     "bedreiging|aanval|aanvallen|invasie|campagne|campagnes|inval|sabotage|inmenging|"
                                     "beschietingen|bombardementen|annexatie|provocaties|ondermijning|chantage";
/// What one is of an organisation by holding a post in it.
constexpr std::string_view offices =
    "voorzitter|president|vicevoorzitter|ondervoorzitter|vicepresident|secretaris-generaal|directeur-generaal|"
    "directeur|"
    "premier|minister-president|commandant|bevelhebber|hoofd|gouverneur|topman|topvrouw";
constexpr std::string_view hostile_leads = "tegen|richting|voor|op|in|jegens";

/// Reads one sentence by the words around its hits.
class RelationReader {
public:
    RelationReader(Letter& letter, const SentenceWork& work) : letter_{letter}, work_{work} {}

    [[nodiscard]] std::vector<Relation> read() {
        rule_ = "samenstelling";
        compounds();
        for (std::size_t i = 0; i < work_.words.size(); ++i) {
            const std::string_view word = work_.word(i);
            rule_ = word == "(" ? "opsomming" : word;
            if (word == "niveau" && i > 1 && work_.word(i + 1) == "van") {
                level(i);
            }
            if (one_of(word, hostile)) {
                hostility(i);
            } else if (word.ends_with("samenwerking")) {
                cooperation(i);
            } else if (one_of(word, "aanwezigheid|bijzijn")) {
                presence(i);
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
    /// The actors from word `i` on, with those that a comma or "en" adds; `end` is behind the last.
    std::vector<std::size_t> actors_from(std::size_t i, std::size_t& end) const {
        std::vector<std::size_t> actors;
        end = i;
        while (true) {
            std::size_t k = end;
            k += one_of(work_.word(k), "de|het|al|alle") ? 1 : 0;
            const Hit* hit = nullptr;
            for (const Hit& h : work_.hits) {
                if (h.first == k && letter_.is(h.entity, EntityClass::actor)) {
                    hit = &h;
                }
            }
            if (!hit) {
                break;
            }
            actors.push_back(hit->entity);
            end = hit->last;
            const bool more = one_of(work_.word(end), ",|en");
            if (!more) {
                return actors;
            }
            ++end;
        }
        if (!actors.empty() && end > i) {
            --end;
        }
        return actors;
    }

    [[nodiscard]] std::optional<std::size_t> actor_ending(std::size_t i) const {
        for (const Hit& h : work_.hits) {
            if (h.last == i && letter_.is(h.entity, EntityClass::actor)) {
                return h.entity;
            }
        }
        return std::nullopt;
    }

    void say(std::size_t subject, std::string predicate, std::size_t object) {
        if (subject != object) {
            found_.push_back({subject, object, std::move(predicate), "fact", std::string{rule_}});
        }
    }

    void hostility(std::size_t i) {
        std::optional<std::size_t> who = actor_ending(i);
        std::size_t k = i + 1;
        std::size_t end = 0;
        if (!who && i > 0 && work_.words[i - 1].word_class == WordClass::adjective) {
            who = actor_ending(i - 1);
        }
        if (work_.word(k) == "van") {
            const std::vector<std::size_t> actors = actors_from(k + 1, k);
            who = actors.empty() ? who : std::optional{actors.front()};
        }
        for (const Clause& clause : work_.clauses) {
            // "de door Rusland begonnen oorlog".
            if (!who && clause.participial && clause.antecedent == i && !clause.words.empty()) {
                const std::vector<std::size_t> actors = actors_from(clause.words.front() + 1, end);
                who = actors.empty() ? who : std::optional{actors.front()};
            }
        }
        if (!who) {
            return;
        }
        // "met incidenten in A, B en C" is still what the campaign does.
        if (work_.word(k) == "met" && k + 2 < work_.words.size()) {
            k += 2;
        }
        if (!one_of(work_.word(k), hostile_leads)) {
            felt_by(k, *who);
            against_by_clause(i, *who);
            return;
        }
        std::vector<std::size_t> targets = actors_from(k + 1, k);
        // "over de agressie tegen Oekraïne, Afghanistan en klimaatdiplomatie": the list goes on outside.
        if (targets.size() > 1 && one_of(work_.word(k), ",|en") && k + 1 < work_.words.size() &&
            (work_.words[k + 1].nominal() || work_.words[k + 1].word_class == WordClass::adjective)) {
            targets.resize(1);
        }
        for (const std::size_t target : targets) {
            say(*who, "THREATENS", target);
        }
        against_by_clause(i, *who);
    }

    /// "De Russische agressie heeft grote gevolgen voor de Oekraïense bevolking".
    void felt_by(std::size_t i, std::size_t who) {
        bool effects = false;
        for (std::size_t k = i; k < work_.words.size() && !one_of(work_.word(k), ",|;|.|:"); ++k) {
            effects = effects || one_of(work_.word(k), "gevolgen|effecten|impact|schade|slachtoffers");
            if (!effects || !one_of(work_.word(k), "op|voor|in|aan")) {
                continue;
            }
            std::size_t end = 0;
            const std::vector<std::size_t> targets = actors_from(k + 1, end);
            if (!targets.empty()) {
                for (const std::size_t target : targets) {
                    say(who, "THREATENS", target);
                }
                return;
            }
        }
    }

    /// "agressie …, die … een bedreiging vormt voor het NAVO-verdragsgebied".
    void against_by_clause(std::size_t i, std::size_t who) {
        for (const Clause& clause : work_.clauses) {
            if (clause.form != Clause::Form::relative || !clause.antecedent || *clause.antecedent < i ||
                *clause.antecedent > i + 3 ||
                !clause.has_word(work_.words, "bedreiging|dreiging|bedreigt|ondermijnt")) {
                continue;
            }
            for (const std::size_t w : clause.words) {
                if (work_.word(w) == "voor") {
                    std::size_t end = 0;
                    for (const std::size_t target : actors_from(w + 1, end)) {
                        say(who, "THREATENS", target);
                    }
                }
            }
        }
    }

    /// Two parties in one word: "NAVO-EU-samenwerking".
    void compounds() {
        for (std::size_t h = 0; h + 1 < work_.hits.size(); ++h) {
            const Hit& a = work_.hits[h];
            const Hit& b = work_.hits[h + 1];
            if (a.first == b.first && a.last == b.last && a.last == a.first + 1 &&
                letter_.is(a.entity, EntityClass::actor) && letter_.is(b.entity, EntityClass::actor) &&
                a.how != "pronoun" && work_.words[a.first].text.find('-') != std::string::npos) {
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
        for (const std::size_t actor : event ? actors_from(i + 2, end) : std::vector<std::size_t>{}) {
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
            pairs(actors_from(i + 2, end));
        } else if (const std::vector<std::size_t> beside = actors_from(i + 1, end);
                   !beside.empty() && work_.word(end) == "met") {
            for (const std::size_t other : actors_from(end + 1, end)) {
                say(beside.front(), "COOPERATES_WITH", other);
            }
        } else if (lead == "van") {
            const std::vector<std::size_t> one = actors_from(i + 2, end);
            if (!one.empty() && work_.word(end) == "met") {
                for (const std::size_t other : actors_from(end + 1, end)) {
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
                                                        ? actors_from(h.first, end)
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
            for (const std::size_t country : actors_from(i + 1, end)) {
                say(country, partners ? "PARTNER_OF" : "MEMBER_OF", *organization);
            }
        }
    }

    /// "X, de voorzitter van de Eurogroep,".
    void office(std::size_t i) {
        std::size_t k = i;
        k -= k > 0 && one_of(work_.word(k - 1), "de|het") ? 1 : 0;
        const std::optional<std::size_t> who = k > 0 && work_.word(k - 1) == "," ? actor_ending(k - 1) : std::nullopt;
        // "de voorzitter van A, de directeur van B": two posts, of which neither tells who holds the other.
        const bool named = who && std::ranges::any_of(work_.hits, [&](const Hit& hit) {
                               return hit.entity == *who && hit.last == k - 1 && names_person(hit);
                           });
        if (!named || work_.word(i + 1) != "van") {
            return;
        }
        std::size_t end = 0;
        const std::vector<std::size_t> bodies = actors_from(i + 2, end);
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

    void presence(std::size_t i) {
        std::size_t end = i + 1;
        if (work_.word(i + 1) != "van") {
            return;
        }
        const std::vector<std::size_t> actors = actors_from(i + 2, end);
        if (i > 0 && work_.word(i - 1) == "in" && !one_of(work_.word(end), "bij|op|in|aan")) {
            // "De Raad sprak in aanwezigheid van …": at the letter's own meeting.
            for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
                if (letter_.is(e, EntityClass::event)) {
                    for (const std::size_t actor : actors) {
                        say(actor, "PARTICIPATES_IN", e);
                    }
                    return;
                }
            }
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
    std::vector<Relation> found_;
    std::string_view rule_;  ///< the noun that is being read
};

}  // namespace

std::vector<Relation> relations_in(Letter& letter, std::size_t sentence) {
    return RelationReader{letter, letter.sentences()[sentence]}.read();
}

}  // namespace dossier::loaders::find
