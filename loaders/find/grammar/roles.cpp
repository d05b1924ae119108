#include "loaders/find/grammar/roles.hpp"

#include <algorithm>

namespace dossier::loaders::find {

namespace {

/// Nouns behind which the actors stand: "een meerderheid van de lidstaten", "de steun van NAVO-bondgenoten".
constexpr std::string_view stand_for = "meerderheid|minderheid|aantal|deel|groep|vertegenwoordiger|merendeel|helft|"
                                       "leider|regering|onderhandelaar|delegatie";

/// Nouns of what is done to something; those in -ering are known by their form.
constexpr std::string_view actions =
    "versterking|uitbreiding|voortzetting|hervatting|aanscherping|voorbereiding|bestrijding|bescherming|verhoging|"
    "verlaging|vergroting|invoering|instelling|uitvoering|ontwikkeling|aanpak|totstandkoming|behoud|herstel|"
    "afschaffing|aanname|aanneming|vaststelling|afronding|vormgeving|toepassing|opening|totstandbrenging|"
    "stroomlijning|inrichting|intensivering|bevordering|waarborging|"
    "vermindering|verdieping|versnelling|oprichting|opschaling|afbouw|opbouw|inzet|naleving|handhaving|verduurzaming";

/// "De Chinese overheid" acts for China.
constexpr std::string_view governments = "regering|overheid|autoriteit|leiding|machthebber|regime|krijgsmacht|leger";

/// Is the noun one of these, or a compound that ends with one?
bool heads(const Word& noun, std::string_view nouns) {
    constexpr std::size_t long_enough = 6;
    const auto ends = [&](std::string_view one) { return one.size() >= long_enough && noun.lemma.ends_with(one); };
    const std::string_view last = std::string_view{noun.lower}.substr(noun.lower.rfind('-') + 1);
    return noun.nominal() && (one_of(noun.lemma, nouns) || one_of(last, nouns) || !first_of(nouns, ends).empty());
}

void append(std::vector<std::size_t>& to, const std::vector<std::size_t>& from) {
    for (const std::size_t x : from) {
        if (std::ranges::find(to, x) == to.end()) {
            to.push_back(x);
        }
    }
}

}  // namespace

Roles::Roles(Letter& letter, std::size_t sentence, std::size_t clause)
    : letter_{letter}, sentence_{sentence}, clause_{clause} {}

std::vector<std::size_t> Roles::things(std::size_t phrase) const {
    std::vector<std::size_t> found;
    for (const std::size_t p : clause().coordinated(phrase)) {
        append(found, things_at(p));
    }
    return found;
}

std::vector<std::size_t> Roles::things_at(std::size_t phrase) const {
    const std::vector<Phrase>& phrases = clause().phrases;
    const Phrase& now = phrases[phrase];
    const Hit* best = nullptr;
    std::vector<std::size_t> same;
    for (const Hit& hit : work().hits) {
        const bool heads = hit.first <= now.head && now.head < hit.last && hit.first + 1 >= now.first;
        const bool wider = hit.first >= now.first && hit.first <= now.head && hit.last > now.head;
        if ((!heads && !wider) || only_part(hit)) {
            continue;
        }
        if (!best || hit.last - hit.first > best->last - best->first) {
            best = &hit;
            same.clear();
        }
        if (hit.first == best->first && hit.last == best->last) {
            same.push_back(hit.entity);
        }
    }
    // "de autoriteiten van Kazachstan" act for it.
    const bool group = !best || letter_.entity(best->entity).kind == "Group";
    if (group && phrase + 1 < phrases.size() && phrases[phrase + 1].attached && !phrases[phrase + 1].joined &&
        phrases[phrase + 1].preposition == "van" && one_of(work().words[now.head].lemma, governments)) {
        if (std::vector<std::size_t> states = actors(phrase + 1); !states.empty()) {
            return states;
        }
    }
    if (!best && one_of(work().words[now.head].lemma, governments)) {
        for (const Hit& hit : work().hits) {
            if (hit.first >= now.first && hit.first < now.head && letter_.entity(hit.entity).kind == "Country") {
                append(same, {hit.entity});
            }
        }
    }
    if (!best && phrase + 1 < phrases.size() && phrases[phrase + 1].attached &&
        one_of(phrases[phrase + 1].preposition, "van|in|binnen|uit") &&
        one_of(work().words[now.head].lemma, stand_for)) {
        append(same, things(phrase + 1));
    }
    return same;
}

std::size_t Roles::acted_on(std::size_t phrase) const {
    const std::vector<Phrase>& phrases = clause().phrases;
    while (phrase + 1 < phrases.size() && phrases[phrase + 1].attached && !phrases[phrase + 1].joined &&
           phrases[phrase + 1].preposition == "van") {
        const std::string& noun = work().words[phrases[phrase].head].lemma;
        if (!one_of(noun, actions) && (!noun.ends_with("ering") || noun.ends_with("regering"))) {
            break;
        }
        ++phrase;
    }
    return phrase;
}

/// "EU-aanpak" is not the EU: the actor is only the first part of the word.
bool Roles::only_part(const Hit& hit) const {
    if (hit.last != hit.first + 1 || !letter_.is(hit.entity, EntityClass::actor)) {
        return false;
    }
    // "EU-China-dialoog": both are parts of what is spoken of.
    const bool tied = std::ranges::any_of(work().hits, [&](const Hit& other) {
        return other.first == hit.first && other.last == hit.last && letter_.is(other.entity, EntityClass::topic);
    });
    if (tied) {
        return true;
    }
    const std::string& text = work().words[hit.first].text;
    const std::string first = text.substr(0, text.find('-'));
    const Entity& entity = letter_.entity(hit.entity);
    // "kabinetsreactie" is no cabinet.
    if (first.size() == text.size() && text.size() > entity.name.size() + 3 &&
        lower_case(text).starts_with(lower_case(entity.name))) {
        return std::ranges::find(entity.aliases, text) == entity.aliases.end();
    }
    return first.size() < text.size() &&
           (first == entity.name || std::ranges::find(entity.aliases, first) != entity.aliases.end());
}

std::vector<std::size_t> Roles::owners(std::string_view nouns) const {
    const Clause& c = clause();
    if (c.subjects.empty() || !one_of(work().words[c.phrases[c.subjects.front()].head].lemma, nouns)) {
        return {};
    }
    std::vector<std::size_t> found = owners_at(c.subjects.front());
    // "de discussie in de Raad", "het gesprek tussen A en B".
    const std::size_t next = c.subjects.front() + 1;
    if (found.empty() && next < c.phrases.size() && c.phrases[next].attached &&
        one_of(c.phrases[next].preposition, "in|binnen|tussen|onder|met")) {
        append(found, bodies(things(next)));
    }
    return found;
}

std::vector<std::size_t> Roles::owners_at(std::size_t p) const {
    const Clause& c = clause();
    const Phrase& owned = c.phrases[p];
    std::vector<std::size_t> found;
    for (const Hit& hit : work().hits) {
        const bool before = hit.first >= owned.first && hit.last <= owned.head && hit.how != "pronoun";
        const bool part = hit.first == owned.head && hit.last == owned.head + 1 && only_part(hit);
        if (letter_.is(hit.entity, EntityClass::actor) && (before || part)) {
            append(found, {hit.entity});
        }
    }
    if (p + 1 < c.phrases.size() && c.phrases[p + 1].attached &&
        one_of(c.phrases[p + 1].preposition, "van|tussen|door")) {
        append(found, actors(p + 1));
    }
    for (std::size_t k = clause_ + 1; k < work().clauses.size() && found.empty(); ++k) {
        const Clause& inner = work().clauses[k];
        if (inner.form == Clause::Form::relative && inner.antecedent == owned.head) {
            append(found, Roles{letter_, sentence_, k}.subjects());
        }
    }
    return found;
}

std::vector<std::size_t> Roles::actors(std::size_t phrase) const {
    std::vector<std::size_t> found = things(phrase);
    std::erase_if(found, [&](std::size_t e) { return !letter_.is(e, EntityClass::actor); });
    return found;
}

std::vector<std::size_t> Roles::subject_things() const {
    std::vector<std::size_t> found;
    const Clause& c = clause();
    if (!c.subjects.empty()) {
        append(found, things(c.subjects.front()));
        for (const std::size_t p : c.subjects) {
            append(found, things(p));
        }
        return found.empty() ? named_before() : found;
    }
    if (c.form == Clause::Form::relative && c.antecedent) {
        for (const Hit& hit : work().hits) {
            if (hit.first <= *c.antecedent && *c.antecedent < hit.last && !letter_.is(hit.entity, EntityClass::topic)) {
                append(found, {hit.entity});
            }
        }
        return found;
    }
    // Neither who asks for something nor whom one calls on has done it; a body that "wordt gevraagd X te bespreken"
    // will.
    if (c.form == Clause::Form::infinitive && c.parent && *c.parent < clause_) {
        const Roles asking{letter_, sentence_, *c.parent};
        if (asking.has_verb(object_control)) {
            return asking.clause().passive && asking.has_verb("vragen") ? asking.subject_things() : found;
        }
    }
    if (c.form == Clause::Form::infinitive && !c.words.empty()) {
        // "de inzet van bondgenoten om Oekraïne te steunen": who stands right before acts.
        for (const Hit& hit : work().hits) {
            const bool possessor = hit.first > 0 && one_of(work().word(hit.first - 1), "van|de|het");
            // "het Deense besluit om": whose the noun right before is.
            const bool own =
                hit.last + 1 == c.words.front() && hit.how != "pronoun" &&
                one_of(work().words[hit.last].lemma, "besluit|beslissing|toezegging|voornemen|belofte|plan");
            if (letter_.is(hit.entity, EntityClass::actor) && (own || (hit.last == c.words.front() && possessor))) {
                return {hit.entity};
            }
        }
    }
    if ((c.shares_subject || c.form == Clause::Form::infinitive) && clause_ > 0) {
        std::size_t before = c.parent.value_or(clause_ - 1);
        if (c.shares_subject && c.form == Clause::Form::main) {
            for (std::size_t k = clause_; k-- > 0;) {
                if (work().clauses[k].form == Clause::Form::main) {
                    before = k;
                    break;
                }
            }
        }
        if (before < clause_) {
            return Roles{letter_, sentence_, before}.subject_things();
        }
    }
    return found;
}

/// "dat de Eurogroep op 26 november bereikte": the body acts, at its meeting.
std::optional<std::size_t> Roles::body_of(std::size_t meeting) const {
    const Entity& event = letter_.entity(meeting);
    const Gazetteer::Entry* body = nullptr;
    for (const Gazetteer::Entry& entry : letter_.gazetteer().entries()) {
        const bool named = entry.entity.kind == "Organization" && event.name.starts_with(entry.entity.name);
        const bool met = event.kind == "council" || event.name == entry.entity.name ||
                         event.name.starts_with(entry.entity.name + " van ");
        if (met && named && (!body || entry.entity.name.size() > body->entity.name.size())) {
            body = &entry;
        }
    }
    return body ? std::optional{letter_.add(letter_.known(body->entity.id))} : std::nullopt;
}

std::vector<std::size_t> Roles::subjects() const { return bodies(subject_things()); }

/// The actors among the things, a body where its meeting is named.
std::vector<std::size_t> Roles::bodies(std::vector<std::size_t> found) const {
    for (std::size_t& one : found) {
        if (letter_.is(one, EntityClass::event)) {
            one = body_of(one).value_or(one);
        }
    }
    std::erase_if(found, [&](std::size_t e) { return !letter_.is(e, EntityClass::actor); });
    return found;
}

std::vector<std::size_t> Roles::agents() const {
    if (!clause().passive) {
        std::vector<std::size_t> found = subjects();
        // "Naast A heeft ook B opgeroepen": both have.
        const bool both = !found.empty() && clause().has_word(work().words, "ook|tevens|eveneens");
        for (const std::size_t p : both ? governed_by("naast|behalve") : std::vector<std::size_t>{}) {
            append(found, clause().phrases[p].attached ? std::vector<std::size_t>{} : actors(p));
        }
        for (const std::size_t p : found.empty() ? std::vector<std::size_t>{} : governed_by("evenals")) {
            append(found, actors(p));
        }
        return found;
    }
    std::vector<std::size_t> found;
    for (const std::size_t p : governed_by("door")) {
        append(found, bodies(things(p)));
    }
    // "Er is een akkoord bereikt tussen A en B".
    for (const std::size_t p : found.empty() ? governed_by("tussen") : std::vector<std::size_t>{}) {
        append(found, clause().phrases[p].attached ? std::vector<std::size_t>{} : actors(p));
    }
    const Clause& c = clause();
    if (!found.empty() || !c.subjects.empty()) {
        return found;
    }
    // Without a subject those are meant with whom it is done, or who meet: "een vergadering van de Raad, waar wordt
    // gesproken".
    if (c.form == Clause::Form::relative && c.antecedent) {
        for (const Hit& hit : work().hits) {
            if (hit.first <= *c.antecedent && *c.antecedent < hit.last && letter_.is(hit.entity, EntityClass::actor) &&
                letter_.entity(hit.entity).kind != "Country") {
                append(found, {hit.entity});
            }
        }
        return found;
    }
    for (const std::size_t p : governed_by("met")) {
        if (!c.phrases[p].attached) {
            append(found, actors(p));
        }
    }
    return found;
}

std::vector<std::size_t> Roles::governed_by(std::string_view prepositions) const {
    std::vector<std::size_t> found;
    for (std::size_t p = 0; p < clause().phrases.size(); ++p) {
        const Phrase& phrase = clause().phrases[p];
        const bool again = phrase.joined && p > 0 && one_of(work().word(phrase.first - 1), ",|en|of");
        if (!phrase.temporal && !again && one_of(phrase.preposition, prepositions)) {
            found.push_back(p);
        }
    }
    return found;
}

std::vector<std::size_t> Roles::objects() const {
    std::vector<std::size_t> found;
    for (std::size_t p = 0; p < clause().phrases.size(); ++p) {
        const Phrase& phrase = clause().phrases[p];
        const bool subject = !clause().passive && std::ranges::find(clause().subjects, p) != clause().subjects.end();
        if (phrase.preposition.empty() && !phrase.temporal && !subject && !phrase.joined &&
            !one_of(work().word(phrase.head), "zich|er|het|dit|deze")) {
            found.push_back(p);
        }
    }
    return found;
}

bool Roles::headed_by(std::size_t phrase, std::string_view nouns) const {
    return heads(work().words[clause().phrases[phrase].head], nouns);
}

std::optional<std::size_t> Roles::carried(std::string_view nouns) const {
    const Clause& c = clause();
    for (std::size_t p = 0; p < c.phrases.size(); ++p) {
        const Phrase& phrase = c.phrases[p];
        // "is het ministerie in gesprek gegaan": there the preposition belongs to the verb, whatever stands before it.
        const bool bare = phrase.preposition.empty() && !phrase.attached;
        const bool within = one_of(phrase.preposition, "in|tot") && phrase.first == phrase.head;
        const bool begun = phrase.preposition == "met" && has_verb("starten|beginnen|doorgaan|openen");
        if ((bare || within || begun) && !phrase.temporal && headed_by(p, nouns)) {
            return p;
        }
    }
    return std::nullopt;
}

bool Roles::carries_antecedent(std::string_view nouns) const {
    const Clause& c = clause();
    return c.form == Clause::Form::relative && !c.participial && one_of(c.opener, "die|dat") && c.antecedent &&
           c.subjects.empty() == c.passive && heads(work().words[*c.antecedent], nouns);
}

bool Roles::has_verb(std::string_view lemmas) const {
    for (const VerbUse& verb : clause().verbs) {
        if (verb.is(lemmas)) {
            return true;
        }
        if (verb.is(object_control)) {
            return false;
        }
    }
    return false;
}

}  // namespace dossier::loaders::find
