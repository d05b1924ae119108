#include "loaders/find/topics/general_words.hpp"

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
    "verband|licht|hand|grond|oog|kant|weg|wens|zorg|hoop|doel|antwoord|uitslag|ernst|idee|aanname|coördinatie|"
    "intensivering|problematiek|terugblik|vooruitblik|introductie|inleiding|essentie|appreciatie|kabinetsappreciatie|"
    "mandaat|gevoel|urgentie|rekening|bepaling|raadsconclusie|goedkeuring|verlenging|benoeming|instemming|"
    "ondertekening|wenselijkheid|haalbaarheid|actualiteit|context|contextanalyse|vergelijking|overzicht|inventaris|"
    "kenmerk|vaststellen|beslissing|overeenstemming|onderhandelingsresultaat|eindverslag|jaarverslag|"
    "kwartaalrapportage|"
    "mijlpaal|grondslag|betrekking|afstemming|behoeve|aanzien|aanmerking|verlengde|navolging|samenspraak|afwachting|"
    "terrein|handhaving|naleving|monitoring|effectiviteit|uitstel|vervanging|behoeftestelling|doorstroom|"
    "uitzondering|toevoeging|aanvang|tegenstelling|beschikking|toetsing|opstelling|weergave|samenvatting|vervolgstap|"
    "bevinding|observatie|commentaar|relevantie|productie|escalatie|komst|verspreiding|gegevens|oriëntatie|"
    "onderhandeling|continuering|voortzetting|doorgang|uitzending|media|handelingen|peiling|enquête|"
    "tegengaan|bestrijding|voorkoming|melding|kennisgeving|uitnodiging|benadering|strategie|agendering|positie|"
    "principe|beginsel|waarborg|garantie|dilemma|afhandeling|bewustwording|bewustzijn|kennisdeling|contact|"
    "initiatief|taak|functie|aanbod|vraagstuk|thema|thematiek|materie|discussie|voorzitterschap|status|toestand|"
    "tijdlijn|tijdstip|deadline|paragraaf|hoofdstuk|tekst|passage|inhoud|figuur|tabel|uitgave|bestelling|levering|"
    "aanschaf|verwerving|aankoop|inkoop|verkoop|overdracht|overname|oprichting|instandhouding|behoud|herijking|"
    "actualisatie|update|bijstelling|heroverweging|concretisering|operationalisering|borging|inbedding|opname|"
    "opnemen|maken|krijgen|bereiken|realiseren|uitvoeren|kenbaar|aandeel|groei|krimp|verschuiving|overgang|omslag|"
    "weergeven|signaal|boodschap|reflectie|beschouwing|mening|opvatting|inschatting|prognose|verslaglegging|"
    "voorlichting|consultatie|raadpleging|internetconsultatie|stemming|wijzigingsvoorstel|amendement|petitie|klacht|"
    "bezwaar|beroep|uitleg|definitie|begrip|nalatigheid|gedrag|werkwijze|werkproces|handelwijze|aanwezigheid|"
    "afwezigheid|deelnemer|bezoek|reis|werkbezoek|ontvangst|verzending|aanbieding|toezending|terugzending|"
    "gebeurtenis|incident|voorval|geval|vrees|druk|invloed|macht|kracht|motivatie|rechtvaardiging|nut|nutteloosheid|"
    "waardering|dank|erkentelijkheid|medeleven|slachtoffer|achterstand|voorsprong|tempo|snelheid|dekking|"
    "reservering|verdeelsleutel|kostenraming|doorlooptijd|looptijd|levensduur|uitstroom|instroom|samenloop|"
    "wisselwerking|complexiteit|eenvoud|flexibilisering|gevoeligheid|kwetsbaarheid|sterkte|zwakte|vervolgtraject|"
    "vervolgonderzoek|tussenstand|nulmeting|steekproef|meting|berekening|schatting|proef|test|ronde|tranche|"
    "onderhandelaar|instemmingsrecht|besluitmoment|besluitpunt|samenwerkingsverband|netwerk|platform|verzoeker|"
    "indiener|ondertekenaar|woordvoerder|collega|ambtgenoot|counterpart|insteek|behoefte|wetswijziging|gast|commandant|"
    "draaiboek|escalatie|uitsluiting|ontwerp|presentatie|urgentiebesef|consequentie|zicht|"
    "oproep|vertrouwelijkheid|continuïteit|accent|kanaal|bericht|documentatie|bondgenoot|leider|bewindslieden|"
    "vertegenwoordiging|eenheid|vervolgstappen|pijler|dossier|compromis|principeovereenkomst|principeakkoord|"
    "onderhandelaarsakkoord|voedingsbodem|vogelvlucht|eensgezindheid|implicatie|implicaties|decreet|mandaat|"
    "uitvoeringstoets|risicobeoordeling|raadspositie|werkzaamheid|soort|soorten|kabinetsinzet|toeloop|verbazing|"
    "stilstand|vooravond|nasleep|slotfase|ruggensteun|tegemoetkomingen|stemverklaring|regieorgaan|vervolgaanpak|"
    "tussenstap|eindresultaat|afronding|aanwijzing|aanwijzingen|belangstellende|toegangspas|notitie|memo|optiedocument|"
    "rondgang|rondreis";

/// Compounds of these are texts, meetings and steps as their last part is: "impactanalyse", "beleidsontwikkelingen".
constexpr std::string_view procedural_endings =
    "brief|brieven|rapportage|rapportages|analyse|analyses|ontwikkelingen|bijeenkomst|bijeenkomsten|"
    "overleg|overleggen|gesprek|gesprekken|sessie|sessies|debat|debatten|ontbijt|diner|lunch|uitzending|uitzendingen|"
    "voorstel|voorstellen|onderzoek|onderzoeken|verslag|verslagen|vraag|vragen|evaluatie|evaluaties|besluitvorming|"
    "reactie|reacties|mededeling|mededelingen|gedachtewisseling|onderhandeling|onderhandelingen|punt|punten|advies|"
    "adviezen|moment|momenten|verkenning|verkenningen|rapport|rapporten|deel|delen|fase|fasen|fases|mandaat|mandaten|"
    "toets|toetsen|briefing|briefings|aanbeveling|aanbevelingen|compromis|principeakkoord";

/// Nouns of time, number and person: no adjective makes a subject of them ("geruime tijd", "internationale
/// publicaties").
constexpr std::string_view never_subjects =
    "tijd|periode|jaar|maand|week|dag|moment|aantal|niveau|wijze|manier|basis|brief|rapport|publicatie|persoon|mens|"
    "heer|mevrouw|dame|lid|termijn|fase|keer|maal|plek|plaats|pakket|bespreking|gesprek|ontmoeting|samenstelling|"
    "rekening|vraag|antwoord|term|woord|naam|titel|kopje|bijlage|voetnoot|pagina|idee|gedachte|stap|reden|oorzaak|"
    "kandidaat|voorzitter|datum|duur|begin|einde|slot|deel|helft|meerderheid|rij|reeks|opsomming|conclusie|"
    "raadsconclusie|aanname|handeling|gestand|gehoor|blijk|stelling|realisatie|onderbouwing|wens|hoop|mate|betrekking|"
    "behoeve|aanzien|regeling|president|parlement|rapporteur|media|vertegenwoordiging|ambassadeur|werkzaamheid|"
    "toezegging|decreet|persbriefing|vogelvlucht|pas|soort|geheim|overweging|ingang|maat|sprake|werk|meerwaarde";

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
    "mondeling|geannoteerd|onafhankelijk|inhoudelijk|geruim|voortvarend|verdere|ver|gekozen|gelijk|onmiddellijk|direct|"
    "indirect|"
    "passend|gepast|adequaat|stevig|intensief|constructief|effectief|efficiënt|ernstig|duidelijk|scherp|strikt|"
    "toenemend|toegenomen|afnemend|blijvend|respectievelijk|vergaand|verregaand|proportioneel|doeltreffend|"
    "doelmatig|evenwichtig|ambitieus|succesvol|langdurig|langlopend|aanhoudend|groeiend|stijgend|dalend|"
    "onderliggend|bijbehorend|aansluitend|informeel|formeel|officieel|vertrouwelijk|individueel|persoonlijk|"
    "gewijzigd|herzien|aangepast|toegestaan|aangekondigd|bereikt|verricht|genomen|gedaan|gesteld|gehouden|gevoerd|"
    "geplaatst|aangenomen|ingediend|ontvangen|opgesteld|uitgevoerd|vastgesteld|toegezegd|afgesproken|opgenomen|"
    "gebruikt|gevonden|genoemde|voornoemd|bovengenoemd|eerstgenoemd|urgent|acuut|vast|los|enorm|fors|substantieel|"
    "aanzienlijk|beperkt|uitgebreider|intensiever|beter|nauw|nauwer|hecht|goedkoop|duur|moeilijk|makkelijk|lastig|"
    "complex|simpel|eenvoudig|interessant|waardevol|nuttig|zinvol|adviserend|schadelijk|overig|omvangrijk|nodige|"
    "gevolgd|bekend|onbekend|vermeend|zekere|zeker|waar|echt|daadwerkelijk|feitelijk|praktisch|theoretisch|"
    "voornaamste|primair|secundair|uiteindelijk|tussentijds|periodiek|maandelijks|wekelijks|dagelijks|halfjaarlijks|"
    "tweejaarlijks";

}  // namespace

bool is_general_noun(std::string_view noun) noexcept { return one_of(noun, general_nouns); }

bool said_in_every_letter(std::string_view noun) noexcept {
    return one_of(noun, general_nouns) || one_of(noun, procedural_nouns);
}

bool is_procedural_compound(std::string_view noun) noexcept {
    constexpr std::size_t shortest_first_part = 3;
    // "asielaanvraag" asks for something, and no question.
    return !noun.ends_with("aanvraag") && !noun.ends_with("aanvragen") &&
           !first_of(procedural_endings, [&](std::string_view ending) {
                return noun.size() >= ending.size() + shortest_first_part && noun.ends_with(ending);
            }).empty();
}

bool is_never_subject(std::string_view noun) noexcept { return one_of(noun, never_subjects); }

bool is_general_noun_or_plural(std::string_view noun) noexcept {
    const std::string_view stem = noun.ends_with("en") ? noun.substr(0, noun.size() - 2) : noun;
    return said_in_every_letter(noun) || said_in_every_letter(stem) ||
           (noun.ends_with('s') && said_in_every_letter(noun.substr(0, noun.size() - 1)));
}

bool is_plain_adjective(const Word& word) noexcept {
    const std::string_view form = word.lower;
    const std::string_view stem = form.ends_with('e') ? form.substr(0, form.size() - 1) : form;
    return one_of(word.lemma, plain_adjectives) || one_of(form, plain_adjectives) || one_of(stem, plain_adjectives);
}

bool is_field_adjective(const Word& word) noexcept {
    constexpr std::string_view endings = "isch|eel|air|aal|tief|iek|fossiel|stedelijk|maatschappelijk|landelijk";
    return word.tag.starts_with("ADJ(prenom") && !is_plain_adjective(word) &&
           !first_of(endings, [&](std::string_view ending) { return word.lemma.ends_with(ending); }).empty();
}

}  // namespace dossier::loaders::find
