#include "loaders/find/actors/posts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "loaders/find/actors/actors.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view single_posts =
    "minister|staatssecretaris|eurocommissaris|commissaris|ambassadeur|gezant|directeur-generaal|inspecteur-generaal|"
    "secretaris-generaal|burgemeester|voorzitter|ambtgenoot|ambtsgenoot|collega|premier|president|regeringscommissaris|"
    "deltacommissaris|coördinator";
constexpr std::string_view several_posts =
    "ministers|staatssecretarissen|eurocommissarissen|commissarissen|ambassadeurs|gezanten|regeringsleiders";
constexpr std::string_view bodies = "commissie|kamercommissie|ministerie|departement";

const Entity* country_at(const Letter& letter, const SentenceWork& sentence, std::size_t i, bool adjective) {
    if (i >= sentence.words.size()) {
        return nullptr;
    }
    const std::span<const Word> rest{sentence.words.data() + i, sentence.words.size() - i};
    for (const std::size_t n : letter.gazetteer().names_beginning(sentence.words[i].lower)) {
        const Gazetteer::Name& name = letter.gazetteer().names()[n];
        const Entity& entity = letter.gazetteer().entries()[name.entry].entity;
        if (entity.kind == "Country" && (name.form == Gazetteer::NameForm::adjective) == adjective &&
            name.matches(rest)) {
            return &entity;
        }
    }
    return nullptr;
}

/// "minister van Buitenlandse Zaken Dendias": a name right behind the common nouns of a field is the holder's.
bool name_behind_field(const std::vector<Word>& words, std::size_t i) {
    return i > 0 && words[i].tag.starts_with("SPEC") && words[i - 1].tag.starts_with("N(soort");
}

/// Where the field of a post ends: capitalised words, with commas and a last "en" before another capitalised one.
std::size_t field_end(const SentenceWork& sentence, std::size_t i) {
    const std::vector<Word>& words = sentence.words;
    std::size_t last = i;
    // The holder's name may follow: "Eurocommissaris voor Handel Maroš Šefčovič".
    const auto capital = [&](std::size_t k) {
        return k < words.size() && words[k].capitalised() &&
               (k == i || !(words[k].entity.ends_with("PER") || name_behind_field(words, k)));
    };
    while (capital(last)) {
        ++last;
        if (last + 1 < words.size() && words[last].is("en") && capital(last + 1)) {
            last += 1;
            continue;
        }
        // A comma goes on only if an "en" closes the list: else it separates two posts.
        if (last < words.size() && words[last].is(",") && capital(last + 1)) {
            std::size_t k = last + 1;
            while (k < words.size() && (words[k].capitalised() || words[k].is(","))) {
                ++k;
            }
            if (k < words.size() && words[k].is("en") && capital(k + 1)) {
                ++last;
            }
        }
    }
    return last;
}

/// "de Staatssecretaris Rechtsbescherming": where a field without its preposition ends, if somebody held that post.
std::size_t known_field(const Letter& letter, const SentenceWork& sentence, std::size_t i) {
    if (i >= sentence.words.size() || !sentence.words[i].capitalised()) {
        return i;
    }
    const std::size_t last = std::max(i + 1, field_end(sentence, i));
    const std::string field = fmt::format(" {}", sentence.printed(i, last));
    const bool held = std::ranges::any_of(letter.gazetteer().holders(), [&](const Holder& h) {
        return h.post.ends_with(field) && h.post.find(' ') != std::string::npos;
    });
    return held ? last : i;
}

/// "…, de heer Nicu Popescu": the name that stands between commas behind a post, without the form of address.
std::optional<std::pair<std::size_t, std::size_t>> apposition(const std::vector<Word>& words, std::size_t i) {
    const auto is = [&](std::size_t k, std::string_view list) {
        return k < words.size() && one_of(words[k].lower, list);
    };
    if (!is(i, ",")) {
        return std::nullopt;
    }
    std::size_t first = i + 1;
    first += is(first, "de") && is(first + 1, "heer") ? 2 : is(first, "mevrouw|dhr.|mw.") ? 1 : 0;
    std::size_t last = first;
    while (last < words.size() && words[last].capitalised() && words[last].word_class == WordClass::name) {
        ++last;
    }
    const bool addressed = first > i + 1;
    return last > first + 1 || (addressed && last > first) ? std::optional{std::pair{first, last}} : std::nullopt;
}

/// "de Minister en de Staatssecretaris van Financiën": the field is that of both.
void add_shared_post(const Letter& letter, const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    std::size_t k = i + 1;
    if (!one_of(sentence.word(i), "minister|staatssecretaris") || sentence.word(k) != "en") {
        return;
    }
    k += one_of(sentence.word(k + 1), "de|den") ? 2 : 1;
    const std::string_view preposition = sentence.word(k + 1);
    if (!one_of(sentence.word(k), "minister|staatssecretaris") || !one_of(preposition, "van|voor")) {
        return;
    }
    const std::size_t last = field_end(sentence, k + 2);
    if (last > k + 2) {
        const std::string post = fmt::format("{} {} {}", sentence.word(i), preposition, sentence.printed(k + 2, last));
        out.push_back({i, i + 1, post_holder(letter, post), "name", 3});
    }
}

void add_post(const Letter& letter, const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    const std::vector<Word>& words = sentence.words;
    const bool several = one_of(words[i].lower, several_posts);
    std::size_t first = i;
    std::size_t last = i + 1;
    if (last < words.size() && one_of(words[last].lower, "van|voor|inzake") &&
        !one_of(sentence.word(last + 1), "de|het")) {
        last = field_end(sentence, last + 1);
    }
    if (last == i + 1 && known_field(letter, sentence, last) > last) {
        last = known_field(letter, sentence, last);
    }
    const bool has_field = last > i + 2 || last == i + 2;
    const Entity* country = i > 0 ? country_at(letter, sentence, i - 1, true) : nullptr;
    if (country) {
        first = i - 1;
    } else if (has_field && sentence.word(last) == "van") {
        country = country_at(letter, sentence, last + 1, false);
        last = country ? last + 2 : last;
    }
    if (!has_field && !country) {
        return;
    }
    const std::string text = sentence.printed(first, last);
    // "de Minister van Defensie" is keyed as "minister van Defensie".
    const std::string post = lower_case(sentence.words[i].text.substr(0, 1)) +
                             sentence.printed(i, has_field && first == i && country ? last - 2 : last).substr(1);
    std::size_t named = last;
    while (named < words.size() && words[named].capitalised() &&
           (words[named].entity.ends_with("PER") || name_behind_field(words, named) ||
            (named > last && words[named].tag.starts_with("SPEC")))) {
        ++named;
    }
    if (has_field && !several && (named > last + 1 || (named > last && country && country->id != "NLD"))) {
        const std::string name = sentence.printed(last, named);
        Entity person = make_entity(EntityClass::actor, fmt::format("person/{}", slug(name)), name, "Person");
        person.aliases.push_back(text);
        person.aliases.push_back(sentence.printed(first, named));
        out.push_back({first, named, std::move(person), "name", 3});
        return;
    }
    if (several) {
        Entity group = make_entity(EntityClass::actor, fmt::format("group/{}", slug(text)), text, "Group");
        out.push_back({first, last, std::move(group), "name", 3});
        return;
    }
    const std::optional<std::pair<std::size_t, std::size_t>> apposed = several ? std::nullopt : apposition(words, last);
    if (apposed && country && country->id != "NLD") {
        const std::string name = sentence.printed(apposed->first, apposed->second);
        Entity person = make_entity(EntityClass::actor, fmt::format("person/{}", slug(name)), name, "Person");
        person.aliases.push_back(text);
        out.push_back({first, last, person, "name", 3});
        out.push_back({apposed->first, apposed->second, std::move(person), "name", 3});
        return;
    }
    if (country && country->id != "NLD") {
        Entity person = make_entity(EntityClass::actor, fmt::format("post/{}/{}", lower_case(country->id), slug(post)),
                                    text, "Person");
        person.aliases.push_back(fmt::format("{} van {}", post, country->name));
        out.push_back({first, last, std::move(person), "name", 3});
    } else if (one_of(words[i].lower, "minister|staatssecretaris")) {
        out.push_back({first, last, post_holder(letter, post), "name", 3});
    } else if (has_field) {
        out.push_back({first, last, make_entity(EntityClass::actor, fmt::format("post/{}", slug(text)), text, "Person"),
                       "name", 3});
    }
}

/// "president Zelensky", "minister Kuleba": a title before a name makes a person of it.
void add_titled(const Letter& letter, const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    std::size_t last = i + 1;
    while (last < sentence.words.size() && sentence.words[last].capitalised() &&
           sentence.words[last].word_class == WordClass::name) {
        ++last;
    }
    if (last == i + 1) {
        return;
    }
    const std::string name = sentence.printed(i + 1, last);
    for (const Holder& holder : letter.gazetteer().holders()) {
        const bool meant = holder.period.holds_on(letter.date()) &&
                           (holder.name == name || std::ranges::find(holder.aliases, name) != holder.aliases.end());
        if (meant) {
            out.push_back({i, last, post_holder(letter, holder.post), "name", 3});
            return;
        }
    }
    Entity person = make_entity(EntityClass::actor, fmt::format("person/{}", slug(name)), name, "Person");
    person.aliases.push_back(sentence.printed(i, last));
    out.push_back({i, last, std::move(person), "name", 2});
}

/// "de Commissarissen Avramopoulos, Mimica en Hahn": a post in the plural before names makes a person of each.
void add_titled_list(const Letter& letter, const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    for (std::size_t first = i + 1; first < sentence.words.size();) {
        std::size_t last = first;
        while (last < sentence.words.size() && sentence.words[last].capitalised() &&
               sentence.words[last].word_class == WordClass::name) {
            ++last;
        }
        if (last == first || country_at(letter, sentence, first, false)) {
            return;
        }
        const std::string name = sentence.printed(first, last);
        out.push_back({first, last,
                       make_entity(EntityClass::actor, fmt::format("person/{}", slug(name)), name, "Person"), "name",
                       1});
        if (!one_of(sentence.word(last), ",|en")) {
            return;
        }
        first = last + 1;
    }
}

/// "de heer Van der Berg", "mevrouw De Vries": a form of address before a name makes a person of it.
void add_addressed(const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    std::size_t last = i + 1;
    while (last < sentence.words.size() && one_of(sentence.word(last), "van|de|der|den|ten|ter")) {
        ++last;
    }
    if (last >= sentence.words.size() || !sentence.words[last].capitalised()) {
        return;
    }
    while (last < sentence.words.size() && sentence.words[last].capitalised()) {
        ++last;
    }
    const std::string name = sentence.printed(i + 1, last);
    Entity person = make_entity(EntityClass::actor, fmt::format("person/{}", slug(name)), name, "Person");
    person.aliases.push_back(sentence.printed(i, last));
    out.push_back({i, last, std::move(person), "name", 2});
}

/// Posts that a compound names, with or without their holder: "de EU-sanctiegezant", "klimaatgezant Jansen".
constexpr std::string_view envoys = "gezant|ambassadeur|rapporteur|regeringscommissaris|deltacommissaris";

void add_envoy(const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    std::size_t last = i + 1;
    while (last < sentence.words.size() && sentence.words[last].capitalised() &&
           (sentence.words[last].word_class == WordClass::name || sentence.words[last].entity.ends_with("PER"))) {
        ++last;
    }
    const std::string& post = sentence.words[i].text;
    Entity person = make_entity(EntityClass::actor, fmt::format("post/{}", slug(post)), post, "Person");
    if (last > i + 1) {
        person.aliases.push_back(sentence.printed(i, last));
        person.aliases.push_back(sentence.printed(i + 1, last));
    }
    out.push_back({i, last, std::move(person), "name", 3});
}

/// "NAVO-ministers van Defensie": ministers of an organisation's members.
void add_compound_group(const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    const std::string_view lower = sentence.words[i].lower;
    const std::size_t hyphen = lower.find('-');
    if (hyphen == std::string_view::npos || !one_of(lower.substr(hyphen + 1), several_posts)) {
        return;
    }
    const std::size_t last = sentence.word(i + 1) == "van" ? std::max(i + 1, field_end(sentence, i + 2)) : i + 1;
    const std::string text = sentence.printed(i, last > i + 2 ? last : i + 1);
    out.push_back({i, last > i + 2 ? last : i + 1,
                   make_entity(EntityClass::actor, fmt::format("group/{}", slug(text)), text, "Group"), "name", 3});
}

void add_body(const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    if (!one_of(sentence.word(i + 1), "van|voor")) {
        return;
    }
    const std::size_t last = field_end(sentence, i + 2);
    if (last <= i + 2) {
        return;
    }
    const bool committee = one_of(sentence.word(i), "commissie|kamercommissie");
    const std::size_t first =
        committee && i > 0 && one_of(sentence.word(i - 1), "vaste|algemene|parlementaire|tijdelijke") ? i - 1 : i;
    const std::string text = sentence.printed(first, last);
    Entity body = make_entity(EntityClass::actor, fmt::format("org/nld/{}", slug(text)), text, "Organization");
    if (committee && first < i) {
        body.aliases.push_back(sentence.printed(i, last));
    }
    // "de vaste Kamercommissie voor Defensie" is the "vaste commissie voor Defensie".
    if (sentence.words[i].is("kamercommissie")) {
        const std::string_view which = first < i ? sentence.word(first) : "vaste";
        body.aliases.push_back(body.name);
        body.name = fmt::format("{} commissie {}", which, sentence.printed(i + 1, last));
        body.id = fmt::format("org/nld/{}", slug(body.name));
    }
    out.push_back({first, last, std::move(body), "name", 1});
}

/// Signatories and holders whose surname the text uses.
void add_holders(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (const Holder& holder : letter.gazetteer().holders()) {
        if (!holder.period.holds_on(letter.date())) {
            continue;
        }
        for (const std::string& alias : holder.aliases) {
            const std::vector<Word> name = plain_words(alias);
            for (std::size_t i = 0; i + name.size() <= sentence.words.size(); ++i) {
                bool same = true;
                for (std::size_t k = 0; k < name.size() && same; ++k) {
                    same = sentence.words[i + k].text == name[k].text;
                }
                // A surname alone may be a word or another's: it must be a name to the language pipeline.
                if (same && (name.size() > 1 || sentence.words[i].word_class == WordClass::name)) {
                    out.push_back({i, i + name.size(), post_holder(letter, holder.post), "name", 2});
                }
            }
        }
    }
}

}  // namespace

void posts(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const std::string_view word = sentence.words[i].lower;
        if (one_of(word, single_posts) || one_of(word, several_posts)) {
            add_post(letter, sentence, i, out);
            add_shared_post(letter, sentence, i, out);
            if (one_of(word, "president|premier|minister|staatssecretaris|eurocommissaris|commissaris|ambassadeur|"
                             "burgemeester|gezant|ambtgenoot|ambtsgenoot|collega")) {
                add_titled(letter, sentence, i, out);
            }
            if (one_of(word, "ministers|commissarissen|eurocommissarissen|staatssecretarissen|bewindslieden")) {
                add_titled_list(letter, sentence, i, out);
            }
        } else if (!first_of(envoys, [&](std::string_view e) {
                        return word.size() > e.size() + 2 && word.ends_with(e);
                    }).empty()) {
            add_envoy(sentence, i, out);
        } else if (one_of(word, "heer|mevrouw|dhr.|mw.")) {
            add_addressed(sentence, i, out);
        } else if (one_of(word, bodies)) {
            add_body(sentence, i, out);
        } else if (word.find('-') != std::string_view::npos) {
            add_compound_group(sentence, i, out);
        }
    }
    add_holders(letter, sentence, out);
}

Entity post_holder(const Letter& letter, std::string_view post) {
    const Gazetteer::Entry* listed = letter.gazetteer().find(post);
    const std::string name = listed ? listed->entity.name : std::string{post};
    Entity person = listed ? listed->entity
                           : make_entity(EntityClass::actor, fmt::format("post/nld/{}", slug(post)), name, "Person");
    person.roles.clear();
    const auto signed_by = std::ranges::find_if(letter.document().signed_by, [&](const read::Signatory& s) {
        return !s.name.empty() && lower_case(s.role) == lower_case(name);
    });
    const Holder* holder = letter.gazetteer().holder(post, letter.date());
    if (!holder) {
        holder = letter.gazetteer().holder(name, letter.date());
    }
    if (signed_by != letter.document().signed_by.end()) {
        person.id = fmt::format("person/{}", slug(signed_by->name));
        person.aliases.push_back(name);
        person.name = signed_by->name;
    } else if (holder) {
        person.id = holder->person;
        person.aliases.push_back(name);
        person.name = holder->name;
    }
    if (holder && holder->person == person.id) {
        person.aliases.insert(person.aliases.end(), holder->aliases.begin(), holder->aliases.end());
    }
    return person;
}

std::vector<std::size_t> signatories(Letter& letter) {
    std::vector<std::size_t> persons;
    for (const read::Signatory& signatory : letter.document().signed_by) {
        Entity person = post_holder(letter, signatory.role.empty() ? signatory.name : signatory.role);
        persons.push_back(letter.add(std::move(person)));
    }
    if (persons.empty()) {
        for (const std::string& sender : letter.document().senders) {
            persons.push_back(letter.add(post_holder(letter, sender)));
        }
    }
    return persons;
}

}  // namespace dossier::loaders::find
