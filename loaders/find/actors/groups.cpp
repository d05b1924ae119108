#include "loaders/find/actors/groups.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "loaders/find/topics/general_words.hpp"

namespace dossier::loaders::find {

namespace {

/// Plural nouns for people or bodies in a role, by their last part: zorgaanbieders, waterbedrijven, kuststaten.
constexpr std::string_view role_endings =
    "aanbieders|verzekeraars|leveranciers|vervoerders|houders|beheerders|bestuurders|nemers|gevers|producenten|"
    "fabrikanten|exploitanten|consumenten|instellingen|organisaties|bedrijven|maatschappijen|partijen|partners|"
    "instanties|besturen|autoriteiten|overheden|ministeries|departementen|inspecties|toezichthouders|ouders|patiënten|"
    "cliënten|leerlingen|studenten|docenten|leraren|artsen|verpleegkundigen|behandelaren|professionals|medewerkers|"
    "ambtenaren|advocaten|burgers|bewoners|omwonenden|inwoners|slachtoffers|gedupeerden|migranten|vluchtelingen|"
    "vreemdelingen|"
    "evacués|deskundigen|experts|wetenschappers|adviseurs|investeerders|corporaties|gemeenten|provincies|"
    "waterschappen|landen|lidstaten|staten|mogendheden|stakeholders|belanghebbenden|wethouders|burgemeesters|"
    "universiteiten|hogescholen|ziekenhuizen|vakbonden|verenigingen|koepels|ondernemers|telers|vissers|schippers|"
    "ministers|bewindslieden|bewindspersonen|leiders|donoren|delegaties|gebruikers|handelaren|importeurs|exporteurs|"
    "verleners|"
    "aannemers|"
    "werkgevers|werknemers|scholen";

/// Words that a role ending makes by accident, or that mean a thing.
constexpr std::string_view no_roles =
    "voorstellingen|beginselen|rijksgrenzen|voorzieningen|doelstellingen|buitenlanden|eilanden|weilanden|verbanden|"
    "standhouders|handen|banden|tanden|wanden|zanden|bestanden|standen|toestanden|verstanden|afstanden|omstanden|"
    "instellingen|partijen";

/// Adjectives that tell one group from another; others ("belangrijke partners") only praise it.
constexpr std::string_view telling_adjectives =
    "private|publieke|lokale|regionale|nationale|internationale|maatschappelijke|betrokken|naburige|omringende|"
    "europese|gelijkgestemde|medische|militaire|civiele|humanitaire|financiële|commerciële|particuliere|buitenlandse|"
    "binnenlandse|decentrale|zelfstandige|kwetsbare|ontheemde|democratische|agrarische|maritieme|westerse|oostelijke|"
    "afrikaanse|aziatische|arabische|latijns-amerikaanse|noordelijke|zuidelijke|oost-europese|academische|culturele|"
    "religieuze|minderjarige|alleenstaande|vrijwillige|sociale|juridische|wetenschappelijke|provinciale|gemeentelijke|"
    "ambtelijke|"
    "gedupeerde|getroffen|deelnemende|gelijkgezinde|uitvoerende|samenwerkende|aangesloten";

bool ends_with_one(std::string_view word, std::string_view endings) {
    return !first_of(endings, [&](std::string_view ending) { return word.ends_with(ending); }).empty();
}

Candidate group(const SentenceWork& sentence, std::size_t first, std::size_t last, int rank) {
    const std::string text = sentence.printed(first, last);
    return {first, last, make_entity(EntityClass::actor, fmt::format("group/{}", slug(text)), text, "Group"), "name",
            rank};
}

/// Where "milieu- en klimaatministers" begins: the halves of compounds before a noun belong to it.
std::size_t halves_before(const SentenceWork& sentence, std::size_t noun) {
    std::size_t first = noun;
    while (first >= 2 && one_of(sentence.word(first - 1), "en|of|,") && sentence.word(first - 2).ends_with('-') &&
           sentence.word(first - 2).size() > 1) {
        first -= 2;
    }
    return first;
}

/// "de chemische sector", "andere landen": who acts is told by the adjective alone.
void told_by_adjective(const SentenceWork& sentence, std::vector<Candidate>& out) {
    static constexpr std::string_view which =
        "andere|verschillende|vele|meerdere|veel|diverse|overige|sommige|betrokken";
    for (std::size_t i = 1; i < sentence.words.size(); ++i) {
        const Word& before = sentence.words[i - 1];
        const bool sector = sentence.word(i) == "sector" && before.tag.starts_with("ADJ(prenom") &&
                            !before.capitalised() && !is_plain_adjective(before) && before.lower != "hele";
        const bool countries = one_of(sentence.word(i), "landen|staten") && one_of(before.lower, which);
        const bool parties = one_of(sentence.word(i), "partijen|organisaties") && before.is("betrokken");
        if (!sector && !countries && !parties) {
            continue;
        }
        const bool more = countries && i > 1 && one_of(sentence.word(i - 2), "vele|veel|enkele");
        Candidate candidate = group(sentence, more ? i - 2 : i - 1, i + 1, 1);
        candidate.entity.name = lower_case(candidate.entity.name);
        out.push_back(std::move(candidate));
    }
}

/// "samen met andere donoren en organisaties": with whom one works acts too, however general the noun.
bool worked_with(const SentenceWork& sentence, std::size_t noun) {
    constexpr std::size_t longest = 8;
    std::size_t i = noun;
    while (i > 0 && noun - i < longest && !sentence.words[i].is("met")) {
        const Word& before = sentence.words[i - 1];
        const bool listed = before.nominal() || before.word_class == WordClass::adjective ||
                            before.word_class == WordClass::determiner || before.word_class == WordClass::numeral ||
                            one_of(before.lower, "met|en|,|andere|vele|veel|verschillende");
        if (!listed) {
            return false;
        }
        --i;
    }
    return i > 0 && sentence.words[i].is("met") &&
           (one_of(sentence.word(i - 1), "samen|tezamen|gezamenlijk|partnerschap|afstemming") ||
            sentence.word(i - 1).ends_with("samenwerking") || sentence.words[i - 1].lemma == "samenwerken");
}

/// Nouns of role in the plural, with the adjective that says which.
void roles(const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const Word& noun = sentence.words[i];
        if (!noun.plural() || !is_role_noun(noun) || noun.lower.starts_with('-')) {
            continue;
        }
        const bool told = i > 0 && one_of(sentence.word(i - 1), telling_adjectives);
        // "landen" alone says nothing of who they are.
        const bool general = one_of(noun.lower, "landen|staten|partijen|partners|organisaties|instellingen|experts|"
                                                "ministers|leiders|deskundigen|medewerkers|professionals");
        // "partners" with whom one works are those whom the letter has named.
        const bool worked = one_of(noun.lower, "organisaties|instellingen|experts|deskundigen|professionals") &&
                            worked_with(sentence, i);
        if (!told && general && !worked) {
            continue;
        }
        std::size_t first = told ? i - 1 : halves_before(sentence, i);
        // "alleenstaande minderjarige vreemdelingen"
        while (told && first > 0 && one_of(sentence.word(first - 1), telling_adjectives)) {
            --first;
        }
        Candidate candidate = group(sentence, first, i + 1, 0);
        if (i == 0) {
            candidate.entity.name = lower_case(noun.text);
        }
        // "ggz-patiënten" are the patients that the letter is about.
        const std::size_t hyphen = noun.lower.rfind('-');
        if (!told && hyphen != std::string::npos &&
            one_of(
                std::string_view{noun.lower}.substr(hyphen + 1),
                "patiënten|cliënten|bewoners|inwoners|burgers|studenten|leerlingen|medewerkers|ouders|consumenten")) {
            candidate.entity.name = noun.lower.substr(hyphen + 1);
            candidate.entity.id = fmt::format("group/{}", slug(candidate.entity.name));
            candidate.entity.aliases.push_back(noun.text);
        }
        if (told) {
            candidate.entity.aliases.push_back(noun.lower);
        }
        out.push_back(std::move(candidate));
    }
}

/// "meerderheid van de lidstaten", "leveranciers uit China", "twaalf landen": a group by what the words say.
void counted_groups(const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (std::size_t i = 0; i + 1 < sentence.words.size(); ++i) {
        const Word& word = sentence.words[i];
        const std::string_view next = sentence.word(i + 1);
        const bool counted =
            word.word_class == WordClass::numeral && one_of(next, "landen|staten|lidstaten|bondgenoten");
        if (counted && !word.text.empty() && !one_of(next, "lidstaten|bondgenoten")) {
            out.push_back(group(sentence, i, i + 2, 2));
        }
        // "een groep landen": they are told by no more.
        if (word.is("groep") && next == "landen") {
            out.push_back(group(sentence, i, i + 2, 2));
        }
        // "partners in het Midden-Oosten en Noord-Afrika": where they are says who they are.
        if (one_of(word.lower, "partners|partnerlanden|landen") && one_of(next, "in|uit")) {
            std::size_t k = i + 2;
            k += one_of(sentence.word(k), "de|het") ? 1 : 0;
            std::size_t last = k;
            while (last < sentence.words.size() &&
                   (sentence.words[last].capitalised() ||
                    (last > k && sentence.word(last) == "en" && last + 1 < sentence.words.size() &&
                     sentence.words[last + 1].capitalised()))) {
                ++last;
            }
            if (last > k) {
                out.push_back(group(sentence, i, last, 1));
            }
        }
        if (one_of(word.lower, "meerderheid|minderheid") && next == "van" && one_of(sentence.word(i + 2), "de|het") &&
            i + 3 < sentence.words.size() && sentence.words[i + 3].nominal()) {
            out.push_back(group(sentence, i, i + 4, 2));
        }
    }
}

/// Panels and delegations by whom they are of: "het expertpanel van de Verenigde Naties".
void panels(const SentenceWork& sentence, std::vector<Candidate>& out) {
    static constexpr std::string_view heads =
        "expertpanel|expertgroep|panel|adviescommissie|werkgroep|onderzoekscommissie|vertegenwoordigers|delegatie";
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        // "de tankcoalitie": a compound tells which coalition; alone it is somebody's.
        const Word& word = sentence.words[i];
        if (word.tag.starts_with("N(soort,ev") && !word.capitalised() && word.lower.ends_with("coalitie") &&
            word.lower.size() > 10) {
            out.push_back(group(sentence, halves_before(sentence, i), i + 1, 1));
            continue;
        }
        if (!one_of(sentence.word(i), heads)) {
            continue;
        }
        std::size_t last = i + 1;
        if (sentence.word(last) == "van" && i + 2 < sentence.words.size()) {
            std::size_t k = last + 1;
            k += one_of(sentence.word(k), "de|het") ? 1 : 0;
            const std::size_t names_from = k;
            while (k < sentence.words.size() && sentence.words[k].capitalised()) {
                ++k;
            }
            last = k > names_from ? k : last;
        }
        // "vertegenwoordigers" of nobody named are nobody.
        if (last > i + 1 || !one_of(sentence.word(i), "vertegenwoordigers|delegatie")) {
            out.push_back(group(sentence, i, last, 2));
        }
    }
}

}  // namespace

bool is_role_noun(const Word& word) noexcept {
    if (!word.tag.starts_with("N(soort") && !word.tag.starts_with("WW(vd,nom") && !word.tag.starts_with("WW(od,nom") &&
        !word.tag.starts_with("ADJ(nom")) {
        return false;
    }
    if (ends_with_one(word.lower, role_endings)) {
        return !one_of(word.lower, no_roles);
    }
    // The singular: zorgaanbieder, leverancier, patiënt, instelling.
    return !word.plural() && word.lower.size() > 5 &&
           (ends_with_one(word.lower + "s", role_endings) || ends_with_one(word.lower + "en", role_endings)) &&
           !one_of(word.lower + "en", no_roles) && !word.lower.ends_with("land") && !word.lower.ends_with("staat");
}

void groups(const SentenceWork& sentence, std::vector<Candidate>& out) {
    roles(sentence, out);
    told_by_adjective(sentence, out);
    counted_groups(sentence, out);
    panels(sentence, out);
}

void find_members_of_groups(Letter& letter) {
    // "de minister" is one of them whom the letter knows, and no group.
    static constexpr std::string_view posts = "minister|staatssecretaris|bewindspersoon|leider";
    std::map<std::string, std::size_t, std::less<>> by_singular;
    for (const SentenceWork& sentence : letter.sentences()) {
        for (const Hit& hit : sentence.hits) {
            const Entity& entity = letter.entity(hit.entity);
            const Word& noun = sentence.words[hit.last - 1];
            if (entity.entity_class == EntityClass::actor && entity.kind == "Group" && hit.last == hit.first + 1 &&
                noun.plural() && !one_of(noun.lemma, posts)) {
                by_singular.try_emplace(noun.lemma, hit.entity);
            }
        }
    }
    for (SentenceWork& sentence : letter.sentences()) {
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const Word& noun = sentence.words[i];
            const auto found = by_singular.find(noun.lower);
            const bool before_name = i + 1 < sentence.words.size() && sentence.words[i + 1].capitalised();
            if (found != by_singular.end() && !before_name && !sentence.taken(i, i + 1)) {
                letter.hit(sentence, i, i + 1, found->second, "nominal");
            }
        }
    }
}

}  // namespace dossier::loaders::find
