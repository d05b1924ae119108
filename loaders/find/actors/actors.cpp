#include "loaders/find/actors/actors.hpp"

#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>

#include "loaders/find/actors/groups.hpp"
#include "loaders/find/actors/posts.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// Institutions that a country's adjective makes one of its own: "de Georgische regering", "het Soedanese leger".
constexpr std::string_view institutions =
    "regering|ministerraad|parlement|leger|krijgsmacht|strijdkrachten|marine|politie|rechter|hof|kabinet|overheid|"
    "luchtmacht|voorzitterschap|bevolking|veiligheidsdiensten|veiligheidsdienst|inlichtingendienst|grenswacht|douane|"
    "parlementariërs";
constexpr std::string_view institution_groups =
    "autoriteiten|partners|bedrijven|gemeenten|bedrijfsleven|industrie|troepen|militairen|vluchtelingen|evacués|"
    "burgers|"
    "inwoners|bevolking|volk|kinderen|vissers|boeren|ondernemers|overheden|universiteiten|ontheemden|asielzoekers";

bool names_actor(const Entity& entity) { return entity.entity_class == EntityClass::actor; }

void gazetteer_names(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    const Gazetteer& gazetteer = letter.gazetteer();
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const std::span<const Word> rest{sentence.words.data() + i, sentence.words.size() - i};
        for (const std::size_t n : gazetteer.names_beginning(sentence.words[i].lower)) {
            const Gazetteer::Name& name = gazetteer.names()[n];
            const Gazetteer::Entry& entry = gazetteer.entries()[name.entry];
            if (name.form == Gazetteer::NameForm::nominal || entry.entity.entity_class == EntityClass::topic ||
                !name.matches(rest)) {
                continue;
            }
            // Whose partners they are is for the sentences around to say.
            if (entry.entity.id == "group/partners" && name.words.size() == 1) {
                continue;
            }
            // "Thais" and "Fins" are adjectives only before a noun; a country's adjective alone is a language.
            if (name.form == Gazetteer::NameForm::adjective && sentence.words[i].word_class != WordClass::adjective &&
                !name.text.ends_with('e')) {
                continue;
            }
            const bool exact = name.form != Gazetteer::NameForm::adjective;
            if (entry.entity.kind == "Person") {
                out.push_back({i, i + name.words.size(), post_holder(letter, entry.entity.id), "name", 2});
                break;
            }
            out.push_back(
                {i, i + name.words.size(), letter.known(entry.entity.id), exact ? "name" : "alias", exact ? 2 : 1});
            break;
        }
    }
}

/// "NAVO-steun", "VN-gezant": the first part of a compound is named, the compound itself is not.
void compounds(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const Word& word = sentence.words[i];
        const std::size_t hyphen = word.text.find('-');
        if (!word.capitalised() || hyphen == std::string::npos || hyphen + 2 > word.text.size()) {
            continue;
        }
        const std::vector<Word> part = plain_words(std::string_view{word.text}.substr(0, hyphen));
        if (part.empty()) {
            continue;
        }
        for (const std::size_t n : letter.gazetteer().names_beginning(part[0].lower)) {
            const Gazetteer::Name& name = letter.gazetteer().names()[n];
            const Entity& entity = letter.gazetteer().entries()[name.entry].entity;
            if (name.words.size() == 1 && name.form != Gazetteer::NameForm::nominal && names_actor(entity) &&
                entity.kind != "Group" && name.matches(part)) {
                out.push_back({i, i + 1, letter.known(entity.id), "name", 0});
                break;
            }
        }
    }
}

/// An adjective of a country with an institution makes an actor of its own; the Dutch ones are in the gazetteer.
void national_institutions(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (std::size_t i = 0; i + 1 < sentence.words.size(); ++i) {
        const std::string_view noun = sentence.word(i + 1);
        const bool group = one_of(noun, institution_groups) || (noun.ends_with("sector") && noun.size() > 6) ||
                           noun.ends_with("-industrie");
        if (!group && !one_of(noun, institutions)) {
            continue;
        }
        const std::span<const Word> rest{sentence.words.data() + i, sentence.words.size() - i};
        for (const std::size_t n : letter.gazetteer().names_beginning(sentence.words[i].lower)) {
            const Gazetteer::Name& name = letter.gazetteer().names()[n];
            if (name.form != Gazetteer::NameForm::adjective || !name.matches(rest)) {
                continue;
            }
            const Entity& country = letter.gazetteer().entries()[name.entry].entity;
            if (country.id == "NLD" && one_of(noun, "regering|kabinet")) {
                break;
            }
            const std::string text = sentence.printed(i, i + 2);
            Entity entity = make_entity(EntityClass::actor, fmt::format("{}/{}", lower_case(country.id), slug(noun)),
                                        text, group ? "Group" : "Organization");
            entity.aliases.push_back(fmt::format("{} van {}", noun, country.name));
            out.push_back({i, i + 2, std::move(entity), "name", 3});
            break;
        }
    }
}

void local(const SentenceWork& sentence, const std::vector<LocalName>& names, std::vector<Candidate>& out) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        for (const LocalName& name : names) {
            if (i + name.words.size() > sentence.words.size()) {
                continue;
            }
            bool same = true;
            for (std::size_t k = 0; k < name.words.size() && same; ++k) {
                same = sentence.words[i + k].text == name.words[k];
            }
            if (same) {
                out.push_back({i, i + name.words.size(), name.entity, name.words.size() == 1 ? "alias" : "name", 4});
            }
        }
    }
}

/// Does the language pipeline's word for it stand? One word must be a name by its tag, and a body goes nowhere.
bool named_body(const SentenceWork& sentence, std::size_t first, std::size_t last) {
    const Word& head = sentence.words[first];
    const bool lone = last == first + 1;
    const bool name = head.word_class == WordClass::name || head.tag.starts_with("N(eigen");
    const bool placed = first > 0 && one_of(sentence.word(first - 1), "in|naar|uit|te|rond|bij");
    const bool odd = head.text.find_first_of("+/&") != std::string::npos && lone;
    // "het Landelijk meetnet": a capital before a common noun belongs to that noun.
    const bool modifies = last < sentence.words.size() && sentence.words[last].tag.starts_with("N(soort") &&
                          !sentence.words[last].capitalised() && !head.tag.starts_with("SPEC");
    // "Amfibische Transportschepen": a plural that names nobody's role is of things.
    const Word& last_word = sentence.words[last - 1];
    const bool things = !lone && last_word.tag.starts_with("N(soort,mv") && !is_role_noun(last_word);
    return !placed && !odd && !modifies && !things && (!lone || (name && head.text.size() > 2)) &&
           !one_of(
               head.lower,
               "kamerbrief|kamerstuk|kamerstukken|handelingen|bijlage|tractatenblad|staatsblad|peiling|commissiedebat|"
               "hv|sg|eurocommissaris|minister");
}

bool listed_alone(const Letter& letter, const Word& word) {
    return std::ranges::any_of(letter.gazetteer().names_beginning(word.lower), [&](std::size_t n) {
        const Gazetteer::Name& name = letter.gazetteer().names()[n];
        return name.words.size() == 1 && name.text == word.text &&
               letter.gazetteer().entries()[name.entry].entity.kind == "Organization";
    });
}

/// Names that no list holds, where their words or the language pipeline say that they act.
void unknown_names(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (const auto& [first, last] : capitalised_names(sentence)) {
        const std::string text = sentence.printed(first, last);
        const std::optional<std::string> kind = kind_of_name(text);
        const Word& head = sentence.words[first];
        if (kind == "Organization" && (last - first > 1 || head.text.find('-') == std::string::npos)) {
            // One ordinary capitalised word ("de Dienst", "Kamer") is a nominal, which is resolved by what was named.
            if (last - first > 1) {
                out.push_back({first, last,
                               make_entity(EntityClass::actor, fmt::format("org/{}", slug(text)), text, "Organization"),
                               "name", 1});
            }
            continue;
        }
        if (kind) {
            continue;
        }
        const std::string_view entity = head.entity;
        const bool initials = head.text.size() >= 2 && head.text[1] == '.';
        // "lid Kröger", "de heer Jansen": what comes before says that it is a person.
        const bool titled = first > 0 && one_of(sentence.word(first - 1), "lid|leden|heer|mevrouw|kamerlid|kamerleden");
        if (titled || (entity.ends_with("PER") && (last - first > 1 || initials) &&
                       !one_of(head.lower, "hv|sg|minister|commissaris|eurocommissaris"))) {
            out.push_back({first, last,
                           make_entity(EntityClass::actor, fmt::format("person/{}", slug(text)), text, "Person"),
                           "name", 0});
        } else if (last - first > 1 && listed_alone(letter, sentence.words[last - 1])) {
            // "VN-burgerluchtvaartorganisatie ICAO" says first what the ICAO is.
            continue;
        } else if (entity.ends_with("ORG") && text.find('-') == std::string::npos &&
                   named_body(sentence, first, last)) {
            out.push_back({first, last,
                           make_entity(EntityClass::actor, fmt::format("org/{}", slug(text)), text, "Organization"),
                           "name", 0});
        }
    }
}

/// "de gemeente Utrecht", "waterschap Rijnland": a body by its kind and its name.
void named_bodies(const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (std::size_t i = 0; i + 1 < sentence.words.size(); ++i) {
        if (!one_of(sentence.word(i),
                    "gemeente|provincie|waterschap|stichting|vereniging|veiligheidsregio|hogeschool") ||
            !sentence.words[i + 1].capitalised()) {
            continue;
        }
        std::size_t last = i + 2;
        while (last < sentence.words.size() && sentence.words[last].capitalised()) {
            ++last;
        }
        const std::string text = sentence.printed(i, last);
        Entity body = make_entity(EntityClass::actor, fmt::format("org/nld/{}", slug(text)), text, "Organization");
        body.aliases.push_back(sentence.printed(i + 1, last));
        out.push_back({i, last, std::move(body), "name", 1});
    }
}

/// A person named in full is meant by the surname alone in the rest of the letter.
void surnames(const Letter& letter, std::vector<LocalName>& names) {
    for (const SentenceWork& sentence : letter.sentences()) {
        std::vector<Candidate> found;
        unknown_names(letter, sentence, found);
        posts(letter, sentence, found);
        for (const Candidate& candidate : found) {
            const std::vector<Word> words = plain_words(candidate.entity.name);
            if (!candidate.entity.id.starts_with("person/") || words.size() < 2 || words.back().text.size() < 4 ||
                letter.gazetteer().names_beginning(words.back().lower).size() > 0 || !words.back().capitalised()) {
                continue;
            }
            names.push_back({{words.back().text}, candidate.entity});
        }
    }
}

}  // namespace

std::vector<LocalName> local_names(const Letter& letter) {
    std::vector<LocalName> names;
    const auto words_as_written = [](std::string_view text) {
        std::vector<std::string> words;
        for (const Word& word : plain_words(text)) {
            words.push_back(word.text);
        }
        return words;
    };
    for (const Abbreviation& abbreviation : find_abbreviations(letter)) {
        const SentenceWork& sentence = letter.sentences()[abbreviation.sentence];
        std::optional<Entity> entity;
        for (const std::string& text : {abbreviation.name, abbreviation.shortened}) {
            const std::vector<Word> words = plain_words(text);
            for (const std::size_t n : letter.gazetteer().names_beginning(words[0].lower)) {
                const Gazetteer::Name& name = letter.gazetteer().names()[n];
                if (!entity && name.words.size() == words.size() && name.form != Gazetteer::NameForm::nominal &&
                    name.matches(words)) {
                    entity = letter.known(letter.gazetteer().entries()[name.entry].entity.id);
                }
            }
        }
        if (entity && entity->kind == "Person") {
            entity = post_holder(letter, entity->id);
        }
        std::string name = abbreviation.name;
        if (!entity) {
            // "het project 'X' (Y)": the noun before the name says what it is.
            std::size_t before = abbreviation.first;
            while (before > 0 && sentence.words[before - 1].word_class == WordClass::punctuation) {
                --before;
            }
            std::optional<std::string> kind = kind_of_name(name);
            if (before > 0 && sentence.words[before - 1].nominal() && !sentence.words[before - 1].capitalised()) {
                const std::optional<std::string> outer = kind_of_name(sentence.words[before - 1].lower);
                if (outer && *outer != "Organization" && *outer != "event") {
                    kind = outer;
                    name = fmt::format("{} {}", sentence.words[before - 1].lower, name);
                }
            }
            // "Landing Platform Docks (LPD's)", "Luchtverdedigingsfregatten (LC-fregatten)": short forms of things.
            const std::size_t hyphen = abbreviation.shortened.rfind('-');
            const std::string_view tail = std::string_view{abbreviation.shortened}.substr(
                hyphen == std::string::npos ? abbreviation.shortened.size() : hyphen + 1);
            const bool things = abbreviation.shortened.ends_with("s") ||
                                (!tail.empty() && tail == lower_case(tail) && !kind_of_name(tail));
            if (kind == "event" || things) {
                continue;
            }
            // "Opvang in de Regio (OidR)": ordinary words in capitals name a policy, which its topic is for.
            const bool people = first_of("ministers|leiders|landen|staten|partners|staatssecretarissen", [&](auto e) {
                                    return sentence.words[abbreviation.first].lower.ends_with(e);
                                }).size() > 0;
            const bool ordinary =
                !kind && !people &&
                std::ranges::any_of(
                    std::span{sentence.words}.subspan(abbreviation.first, abbreviation.last - abbreviation.first),
                    [](const Word& w) { return w.word_class == WordClass::preposition; }) &&
                sentence.words[abbreviation.first].tag.starts_with("N(soort");
            if (ordinary) {
                entity = make_topic(name);
            }
            const bool actor = !kind || *kind == "Organization";
            if (!entity) {
                entity = make_entity(actor ? EntityClass::actor : EntityClass::instrument,
                                     fmt::format("{}/{}",
                                                 people  ? "group"
                                                 : actor ? "org"
                                                         : "instrument",
                                                 slug(name)),
                                     name,
                                     people  ? "Group"
                                     : actor ? "Organization"
                                             : *kind);
            }
        }
        for (const std::string& alias : {abbreviation.name, abbreviation.shortened}) {
            if (alias != entity->name && std::ranges::find(entity->aliases, alias) == entity->aliases.end()) {
                entity->aliases.push_back(alias);
            }
        }
        names.push_back({words_as_written(abbreviation.name), *entity});
        names.push_back({words_as_written(abbreviation.shortened), *entity});
    }
    surnames(letter, names);
    // Of names under the same words the first one counts; a long document explains a short form on every other page.
    std::set<std::vector<std::string>> seen;
    std::erase_if(names, [&](const LocalName& name) { return !seen.insert(name.words).second; });
    return names;
}

std::vector<Candidate> actor_candidates(const Letter& letter, const SentenceWork& sentence,
                                        const std::vector<LocalName>& names) {
    std::vector<Candidate> out;
    gazetteer_names(letter, sentence, out);
    compounds(letter, sentence, out);
    national_institutions(letter, sentence, out);
    local(sentence, names, out);
    posts(letter, sentence, out);
    groups(sentence, out);
    named_bodies(sentence, out);
    unknown_names(letter, sentence, out);
    return out;
}

Entity addressee(const Letter& letter) {
    return letter.known(letter.document().addressed_to.find("Eerste Kamer") != std::string::npos ? "eerste-kamer"
                                                                                                 : "tweede-kamer");
}

}  // namespace dossier::loaders::find
