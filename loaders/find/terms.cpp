#include "loaders/find/terms.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "loaders/find/groups.hpp"
#include "loaders/find/names.hpp"
#include "loaders/find/topics.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view general_nouns =
    "agenda|inzet|belang|voortgang|resultaat|uitkomst|gevolg|besteding|implementatie|uitvoering|invulling|verslag|"
    "onderwerp|ontwikkeling|stand|zaak|punt|vraag|besluit|voorstel|kwestie|moment|verloop|wijze|manier|aantal|deel|"
    "noodzaak|mogelijkheid|verdiepen|verdieping|versterken|versterking|intensiveren|herziening|afhankelijkheid|toegang|"
    "brief|kamerbrief|deze|dit|die|dat|hier|jaar|termijn|tekort|maatregel|middel|actie|stap|gesprek|aanbeveling|"
    "reactie|verzoek|aandacht|totstandkoming|samenwerking|land|kost|kosten|herstel|aanval|optreden|houding|"
    "creativiteit|flexibiliteit|band|informatie|decennium|deelname|voornemen|voornemens|miljoen|miljard|planning|"
    "uiterlijk|missie|belangstelling|gelegenheid|rapportage|verwachting|procent|euro|budget|raming|onderdeel|onderzoek|"
    "aanpak|opvolging|evaluatie|aanleiding|kader|gebied|vorm|vormgeving|opvolger|aanvraag|gastheer|standpunt|project|"
    "programma|plan|motie|bijdrage|ambitie|consensus|waarde|rol|situatie|kamer|zijde|keuze";

/// Long nouns of argument and procedure: they look like compounds, and every letter has them.
constexpr std::string_view procedural_nouns =
    "toelichting|ondersteuning|voorbereiding|beantwoording|besluitvorming|verantwoordelijkheid|bevoegdheid|"
    "verplichting|verbetering|verandering|voorwaarde|uitgangspunt|uitdaging|mogelijkheden|omstandigheid|overweging|"
    "bespreking|vergadering|bijeenkomst|gedachtewisseling|beoordeling|beschikbaarheid|bekendmaking|werkzaamheden|"
    "activiteit|organisatie|medewerking|betrokkenheid|communicatie|duidelijkheid|onduidelijkheid|zorgvuldigheid|"
    "ontwikkelingen|doelstelling|randvoorwaarde|aandachtspunt|knelpunt|tijdspad|tijdpad|achtergrond|perspectief|"
    "financiering|investering|inspanning|verhouding|verdeling|voorziening|instelling|instrument|capaciteit|kwaliteit|"
    "hoeveelheid|oplossing|verwijzing|aankondiging|gebruikmaking|inwerkingtreding|toezegging|tegemoetkoming|voorbeeld|"
    "verklaring|conclusie|informatievoorziening|samenhang|onderbouwing|afweging|behandeling|publicatie|berichtgeving|"
    "probleem|effect|gegeven|kennis|systeem|sector|proces|procedure|methode|methodiek|aspect|criterium|richting|fase|"
    "periode|kabinetsperiode|verschil|factor|bron|lijst|basis|niveau|traject|samenstelling|rapport|advies|document|"
    "onderzoeksrapport|eindrapport|voortgangsrapportage|kabinetsreactie|verzamelbrief|kamerstuk|bijlage|vooruitgang|"
    "meerderheid|minderheid|verantwoording|uitwerking|vaststelling|aanvulling|wijziging|aanpassing|beperking|toename|"
    "afname|stijging|daling|opdracht|opgave|prioriteit|belangrijkste|begeleiding|terugkoppeling|achterliggende|"
    "eigenaarschap|draagvlakte|voorkeur|vertegenwoordiger|vertrouwen|bereidheid|gelijktijdig|toekomst|verleden|"
    "eerstvolgende|startpunt|begin|einde|tijd|week|maand|dag|kwartaal|najaar|voorjaar|zomer|winter|hoofdlijn|lijn|"
    "uitspraak|opmerking|afspraak|akkoord|overleg|debat|commissiedebat|voorkomen|bedrag|percentage|prijs|"
    "verzoekschrift|toepassing|gebruik|inzicht|beeld|plaats|oproep|steun|pakket|regio|wereld|leven|mens|mensen|"
    "persoon|naam|woord|artikel|lid|wet|regel|regelgeving|norm|eis|vergaderjaar|aanhangsel|folder|website|stuk|"
    "diversenpunt|agendapunt|krachtenveld|inbreng|interventie|verkenning|analyse|inventarisatie|monitor|pilot|"
    "hulpmiddel|handreiking|scenario|variant|optie|alternatief|risico|impact|succes|kans|grens|schaal|omvang|"
    "ervaring|start|afronding|inrichting|opzet|route|versnelling|opschaling|uitbreiding|vermindering|verhoging|"
    "verlaging|bevordering|stimulering|realisatie|totaal|gemiddelde|cijfer|data|locatie|gebouw|gang|loop|vlak|"
    "markt|concentratie|samenleving|maatschappij|vragenlijst|bewoner|gemeenschap|onderzoeker|feit|"
    "verband|licht|hand|grond|oog|kant|weg|wens|zorg|hoop|doel";

/// Adjectives that say when, how much or which one, and nothing of the subject.
constexpr std::string_view plain_adjectives =
    "nieuw|groot|goed|belangrijk|verschillend|ander|eerste|tweede|komend|afgelopen|huidig|mogelijk|nader|extra|verder|"
    "vorig|volgend|laat|recent|eerder|later|gezamenlijk|eigen|heel|geheel|volledig|klein|hoog|laag|sterk|lang|kort|"
    "breed|specifiek|concreet|bijzonder|algemeen|bestaand|betreffend|desbetreffend|genoemd|dergelijk|zogenaamd|"
    "zogeheten|enkel|divers|meer|veel|weinig|voldoende|onvoldoende|beschikbaar|nodig|noodzakelijk|benodigd|relevant|"
    "betrokken|gemiddeld|totaal|actueel|actief|aanvullend|additioneel|gericht|integraal|structureel|tijdelijk|"
    "jaarlijks|"
    "meerjarig|voorlopig|definitief|onderhavig|vermeld|bovenstaand|onderstaand|centraal|cruciaal|essentieel|eventueel|"
    "gewenst|haalbaar|juist|laatste|maximaal|minimaal|onderling|wederzijds|positief|negatief|separaat|serieus|"
    "significant|snel|spoedig|tijdig|uiterst|verdergaand|verschillende|voortdurend|vroeg|zeer|zwaar|zorgvuldig|"
    "aankomend|resterend|bepaald|beoogd|voorgenomen|voorgesteld|ingezet|gemaakt|verwacht|geldend|lopend|"
    "toekomstig|derde|vierde|vijfde|beide|alle|welk|mede|enig|enige|meest|best|gevraagd|gestegen|uitvoerig|"
    "schriftelijk|"
    "mondeling|geannoteerd|onafhankelijk|inhoudelijk|gepast|passend|gelijk|onmiddellijk|direct|indirect";

struct Place {
    std::size_t sentence = 0, first = 0, last = 0;
};

bool said_in_every_letter(std::string_view noun) {
    return one_of(noun, general_nouns) || one_of(noun, procedural_nouns);
}

/// Where a term is said; its name is how it was said first.
struct Term {
    std::string name;
    std::vector<Place> places;
    std::set<std::size_t> sentences;

    void add(std::string said, Place place) {
        if (name.empty()) {
            name = std::move(said);
        }
        places.push_back(place);
        sentences.insert(place.sentence);
    }
};

/// Nouns with what says more of them; keys are lemmas, so that "ultrafijne stof" is "ultrafijn stof".
class TermFinder {
public:
    explicit TermFinder(Letter& letter) : letter_{letter} {}

    void run() {
        for (std::size_t s = 0; s < letter_.sentences().size(); ++s) {
            const SentenceWork& sentence = letter_.sentences()[s];
            for (std::size_t i = 0; i < sentence.words.size(); ++i) {
                if (may_head(sentence, i)) {
                    collect(s, i);
                }
            }
        }
        described();
        compounds();
    }

private:
    static constexpr std::size_t often = 3;  ///< sentences that make a compound the letter's term
    static constexpr std::size_t shortest_compound = 10;

    [[nodiscard]] bool may_head(const SentenceWork& sentence, std::size_t i) const {
        const Word& w = sentence.words[i];
        const bool common = w.tag.starts_with("N(soort");
        const bool small = !w.capitalised() || i == 0;
        const std::optional<std::string> kind = kind_of_name(w.lemma);
        const bool text = kind.has_value() || w.lemma.ends_with("brief") || w.lemma.ends_with("rapport") ||
                          w.lemma.ends_with("rapportage") || w.lemma.ends_with("vraag");
        return common && small && w.lower.size() >= 4 && !text && !is_role_noun(w) && !sentence.taken(i, i + 1) &&
               w.lower.find('/') == std::string::npos;
    }

    void collect(std::size_t s, std::size_t i) {
        const SentenceWork& sentence = letter_.sentences()[s];
        const Word& noun = sentence.words[i];
        if (!said_in_every_letter(noun.lemma) && noun.lemma.size() >= shortest_compound) {
            single_[noun.lemma].add(noun.lower, {s, i, i + 1});
        }
        if (i == 0 || sentence.taken(i - 1, i)) {
            return;
        }
        const Word& adjective = sentence.words[i - 1];
        const bool describes = (adjective.tag.starts_with("ADJ(prenom") || adjective.tag.starts_with("WW(od,prenom")) &&
                               !adjective.capitalised() && !is_plain_adjective(adjective);
        // What an adjective makes a policy of: "nationale maatregelen", "non-lethale steun".
        const bool sayable = !is_general_noun(noun.lemma) ||
                             one_of(noun.lemma, "maatregel|steun|samenwerking|beleid|missie|regelgeving");
        if (describes && sayable) {
            pairs_[adjective.lemma + " " + noun.lemma].add(sentence.printed(i - 1, i + 1), {s, i - 1, i + 1});
        }
    }

    /// A pair said twice; a compound's occasional adjective ("lokale luchtkwaliteit") is not part of its name.
    void described() {
        for (auto& [key, term] : pairs_) {
            const std::string noun = key.substr(key.find(' ') + 1);
            const auto whole = single_.find(noun);
            const bool occasional = whole != single_.end() && whole->second.sentences.size() >= often &&
                                    term.sentences.size() * 2 < whole->second.sentences.size();
            if (term.sentences.size() >= 2 && !occasional) {
                name(term);
            }
        }
    }

    void compounds() {
        for (auto& [lemma, term] : single_) {
            if (term.sentences.size() >= often) {
                name(term);
            }
        }
    }

    void name(const Term& term) {
        const bool shouted = term.name.size() > 1 && lower_case(term.name.substr(0, 2)) != term.name.substr(0, 2);
        const std::string text = shouted ? lower_case(term.name.substr(0, 1)) + term.name.substr(1) : term.name;
        std::vector<Place> free;
        for (const Place& place : term.places) {
            if (!letter_.sentences()[place.sentence].taken(place.first, place.last)) {
                free.push_back(place);
            }
        }
        if (free.size() < 2) {
            return;
        }
        const std::size_t topic = letter_.add(make_topic(text));
        for (const Place& place : free) {
            letter_.hit(letter_.sentences()[place.sentence], place.first, place.last, topic, "name");
        }
    }

    Letter& letter_;
    std::map<std::string, Term> single_, pairs_;
};

}  // namespace

bool is_general_noun_or_plural(std::string_view noun) noexcept {
    const std::string_view stem = noun.ends_with("en") ? noun.substr(0, noun.size() - 2) : noun;
    return said_in_every_letter(noun) || said_in_every_letter(stem) ||
           (noun.ends_with('s') && said_in_every_letter(noun.substr(0, noun.size() - 1)));
}

bool is_plain_adjective(const Word& word) noexcept {
    return one_of(word.lemma, plain_adjectives) || one_of(word.lower, plain_adjectives);
}

bool is_general_noun(std::string_view noun) noexcept { return one_of(noun, general_nouns); }

void find_terms(Letter& letter) { TermFinder{letter}.run(); }

}  // namespace dossier::loaders::find
