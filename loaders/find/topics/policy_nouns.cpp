#include "loaders/find/topics/policy_nouns.hpp"

#include <string_view>

#include "loaders/find/topics/general_words.hpp"

namespace dossier::loaders::find {

namespace {

/// Last parts by which a compound is a subject of policy, as lemmas.
constexpr std::string_view policy_heads =
    "beleid|steun|hulp|samenwerking|transitie|crisis|aanpak|veiligheid|zekerheid|gezondheid|zorg|markt|handel|"
    "bestrijding|bescherming|verlening|voorziening|vorming|productie|relatie|energie|politiek|recht|capaciteit|"
    "industrie|hervorming|wijziging|controle|opvang|huisvesting|bouw|verkeer|vervoer|kwaliteit|ontwikkeling|situatie|"
    "schending|migratie|mitigatie|adaptatie|tekort|financiering|onderwijs|economie|basis|risico|plicht|verbod|heffing|"
    "belasting|winning|dreiging|inzet|ruimte|criterium|belang|schuld|schade|aanbod|locatie|stroom|doel|doelstelling|"
    "kosten|lasten|prijs|reductie|emissie|uitstoot|missie|oorlog|conflict|operatie|sterfte|wapen|uitbreiding|"
    "toetreding|"
    "vervolging|berechting|beheer|beheersing|verbetering|vernieuwing|innovatie|besparing|gebruik|verbruik|import|"
    "export|levering|belemmering|beperking|herstel|bestel|woning|huur|druk|arbeid|loon|positie|betrekkingen|gelden|"
    "middelen|visserij|landbouw|teelt|quotum|vangst|keten|verbinding|netwerk|infrastructuur|goederen|diensten|"
    "versterking|ondersteuning|training|opleiding|verdeling|spreiding|registratie|toezicht|handhaving|"
    "procedure|instroom|uitstroom|doorstroom|verduurzaming|diplomatie|cultuur|geweld|misbruik|fraude|criminaliteit|"
    "extremisme|terrorisme|discriminatie|staat|vrijheid|norm|toegang|behoud|opslag|opwekking|opwarming|uitwisseling|"
    "deling|bevordering|vermindering|preventie|therapie|vaccinatie|opvolging|uitkering|toeslag|pensioen|korting|"
    "subsidie|begroting|uitgaven|inkomsten|stelsel|systeem|sanctie|boycot|embargo|garantie|vergunning|toelating|"
    "terugkeer|uitzetting|hereniging|naturalisatie|integratie|inburgering|grens|grenzen|bewaking|munitie|materieel|"
    "vloot|fregat|schip|voertuig|vliegtuig|helikopter|raket|drone|satelliet|gas|olie|kracht|centrale|park|net|"
    "congestie|tarief|krediet|water|bodem|natuur|lucht|klimaat|afval|plastic|voedsel|honger|armoede|nood|"
    "ramp|epidemie|pandemie|virus|ziekte|behandeling|medicijn|geneesmiddel|vaccin|verslaving|jeugd|vrouw|kind|"
    "gelijkheid|emancipatie|inclusie|toegankelijkheid|weerbaarheid|autonomie|afhankelijkheid|concurrentie|"
    "concurrentievermogen|mededinging|ondernemen|vestiging|investering|belegging|bank|unie|vaart|spoor|weg|"
    "haven|dijk|delta|kust";

/// Last parts that tell a piece, a place or a step of something else.
constexpr std::string_view idle_heads =
    "gedeelte|deel|stuk|boodschap|evenement|stad|steden|verband|punt|kader|groep|lid|avond|generatie|blad|pagina|tijd|"
    "moment|voorstander|tegenstander|middel|plek|woord|begrip|beeld|lijst|overzicht|nummer|formulier|bestand|cijfer|"
    "periode|jaar|dag|week|maand|termijn|duur|leven|wijze|vlak|gebied|zijde|kant|hoofd|titel|tekst|vorm|stap|fase|"
    "resultaat|resultaten|uitkomst|voorbeeld|gegeven|gegevens|ervaring|gelegenheid|aantal|niveau|document|website|"
    "wens|gang|loop|plaats|stelling|conclusie|bespreking|voorzitter|leider|chef|meester|minister|commissaris|"
    "proces|greep|coördinator|secretaris|gezant|ambassadeur|directeur|generaal|officier|rechter";

/// A verb's own prefix and "ing" make a noun of a verb, and no compound of it.
constexpr std::string_view verbal_prefixes =
    "ver|be|ont|her|uit|toe|in|aan|aaneen|af|op|voor|onder|over|door|om|weer|samen|mede|tegemoet|terug|tegen|vast|vol|"
    "bij|na|neer|achter|mis|wan";

bool long_first_part(std::string_view noun, std::string_view head) {
    constexpr std::size_t shortest_first_part = 4;
    return noun.size() >= head.size() + shortest_first_part && noun.ends_with(head) &&
           !one_of(noun.substr(0, noun.size() - head.size()), verbal_prefixes);
}

}  // namespace

bool is_policy_compound(const Word& noun) noexcept {
    constexpr std::size_t shortest = 9;
    const std::string_view lemma = noun.lemma;
    if (!noun.tag.starts_with("N(soort") || lemma.size() < shortest || said_in_every_letter(lemma) ||
        is_never_subject(lemma) || is_procedural_compound(noun.lower)) {
        return false;
    }
    // "kabinetsinzet", "raadsaanbevelingen": whose step it is.
    if (!first_of("kabinets|raads|kamer|regerings|commissie", [&](std::string_view whose) {
             return lemma.starts_with(whose);
         }).empty()) {
        return false;
    }
    const auto ends = [&](std::string_view head) { return long_first_part(lemma, head); };
    if (!first_of(idle_heads, ends).empty()) {
        return false;
    }
    return !first_of(policy_heads, ends).empty();
}

}  // namespace dossier::loaders::find
