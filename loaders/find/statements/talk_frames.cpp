#include "loaders/find/statements/frame_tables.hpp"

#include <array>

namespace dossier::loaders::find {

std::span<const Frame> talk_frames() noexcept {
    static constexpr auto all = std::to_array<Frame>({
        // Working together.
        {"COOPERATES_WITH", "samenwerken|optrekken|samengaan|afstemmen|coördineren|samenspannen", "", "met", "a"},
        {"COOPERATES_WITH", "werken", "nauw|gezamenlijk|eendrachtig|intensief|samen", "met", "a"},
        {"COOPERATES_WITH", "+",
         "partnerschap|samenwerkingsverband|alliantie|samenwerking|coalitie|verbond|krachtenbundeling|"
         "coproductie|afstemming",
         "met", "a"},
        {"COOPERATES_WITH", "inzetten", "samenwerking", "met", "a"},
        {"COOPERATES_WITH", "bundelen|verenigen", "kracht|krachten", "met", "a"},
        {"COOPERATES_WITH", "slaan|ineenslaan", "hand|handen", "met", "a"},
        {"COOPERATES_WITH", "aanhalen|onderhouden|versterken|intensiveren|verdiepen|opbouwen|bestendigen|normaliseren",
         "relatie|betrekking|band|contact", "met", "a"},
        {"COOPERATES_WITH", "staan|onderhouden|houden", "contact|verbinding", "met", "a"},

        // Asking others to do something.
        {"CALLS_ON",
         "oproepen|verzoeken|aansporen|aanmoedigen|manen|sommeren|aanzetten|smeken|bezweren|gelasten|dwingen|bewegen|"
         "overhalen|uitdagen|instrueren|aanschrijven",
         "", "=", "a"},
        {"CALLS_ON", "opdragen|adviseren|aanraden|aanbevelen|verzoeken|voorschrijven", "", "aan|=", "a"},
        {"CALLS_ON", "vragen", "", "=|aan", "a"},
        {"CALLS_ON", "aandringen|pleiten|bepleiten|lobbyen|aankloppen", "", "bij", "a"},
        {"CALLS_ON", "eisen|verlangen|vragen|vergen|verwachten", "", "van", "a"},
        {"CALLS_ON", "willen|eisen|verlangen", "", "~", "a"},
        {"CALLS_ON", "uitnodigen", "te", "=", "a"},
        {"CALLS_ON", "+", "oproep|beroep|verzoek|appel|aansporing|vraag|aanmaning|ultimatum", "aan|op|tot", "a"},
        {"CALLS_ON", "uitoefenen|zetten|opvoeren|houden|leggen", "druk", "op", "a"},
        {"CALLS_ON", "wenden", "zich", "tot", "a"},
        {"CALLS_ON", "geven|verlenen|verstrekken", "opdracht|instructie", "aan|=", "a"},

        // Talking and explaining.
        {"DISCUSSES",
         "spreken|praten|overleggen|vergaderen|onderhandelen|discussiëren|discussieren|debatteren|doorpraten|"
         "confereren|brainstormen|sparren|reflecteren|nadenken|delibereren|beraadslagen|doorspreken|twisten|steggelen|"
         "communiceren|speechen|napraten",
         "", "over", "aitn"},
        {"DISCUSSES",
         "bespreken|behandelen|aankaarten|agenderen|adresseren|bediscussiëren|opbrengen|aansnijden|"
         "benoemen|opwerpen|belichten|doornemen|doorspreken|aanroeren|aanstippen|thematiseren|uitdiepen|inbrengen|"
         "uitlichten|signaleren|memoreren|becommentariëren",
         "", "=", "aietn"},
        {"DISCUSSES", "toelichten|uiteenzetten|uitleggen|verduidelijken|samenvatten|ontvouwen|schetsen|verhelderen", "",
         "=", "itn"},
        {"DISCUSSES", "presenteren|introduceren|beschrijven", "", "=", "itnf"},
        {"DISCUSSES", "toelichten|uitleggen|uiteenzetten|vertellen", "", "\"", "itn"},
        {"DISCUSSES", "inlichten|briefen|bijpraten|informeren|voorlichten|instrueren|updaten", "", "over", "aitn"},
        {"DISCUSSES",
         "rapporteren|beraden|consulteren|debriefen|uitweiden|vertellen|berichten|raadplegen|toelichten|terugkoppelen",
         "", "over", "aitn"},
        {"DISCUSSES", "opmerken|zeggen|betogen", "", "over", "itn"},
        {"DISCUSSES", "stilstaan", "", "bij", "aitn"},
        {"DISCUSSES", "starten|beginnen|openen|voortzetten|afronden|hervatten",
         "bespreken|bespreking|behandeling|onderhandeling", "van|over", "itn"},
        {"DISCUSSES", "buigen", "", "over", "itn"},
        {"DISCUSSES", "terugblikken|vooruitblikken|reflecteren|terugkijken", "", "op", "itn"},
        {"DISCUSSES", "vooruitkijken", "", "naar|op", "itn"},
        {"DISCUSSES", "ingaan", "", "op", "aitn"},
        {"DISCUSSES", "aanspreken|bevragen|ondervragen|confronteren", "", "op|over|met", "itn"},
        {"DISCUSSES", "wisselen|uitwisselen", "gedachte|gedachten", "over", "aitn"},
        {"DISCUSSES", "geven|verstrekken|delen|uitwisselen|bieden",
         "informatie|inzicht|ervaring|inzichten|visie|kijk|mening|inlichting", "over|in|met|op|van", "aitn"},
        {"DISCUSSES", "+",
         "gesprek|overleg|gedachtewisseling|uitwisseling|onderhoud|beraad|discussie|debat|dialoog|beraadslaging|"
         "beleidsdebat|gedachtenwisseling|consultatie|onderhandeling|rondetafelgesprek|conversatie|bespreking",
         "over", "aitn"},
        {"DISCUSSES", "+",
         "toelichting|presentatie|terugkoppeling|overzicht|uitleg|update|stand|beeld|briefing|uiteenzetting|impressie|"
         "schets|toespraak|introductie|samenvatting|doorkijk",
         "op|over|van", "aeitn"},
        {"DISCUSSES", "+", "aandacht", "voor|aan|op", "itn"},
        {"DISCUSSES", "brengen", "aandacht|voren|berde|tafel", "=", "itn"},
        {"DISCUSSES", "doen", "verslag|mededeling|relaas", "van|over", "itn"},
        {"DISCUSSES", "uitbrengen|afleggen", "verslag", "van|over", "itn"},
        {"DISCUSSES", "opmaken", "balans|stand", "van|over", "itn"},
        {"DISCUSSES", "stellen|beantwoorden", "vraag", "over|bij", "itn"},
        {"DISCUSSES", "stellen|brengen", "orde|sprake", "=", "itn"},
        {"DISCUSSES", "gaan|richten|draaien|toespitsen|concentreren|focussen|handelen", "", "over|op|om|rond", "itn",
         "@gesprek|discussie|debat|overleg|bespreking|gedachtewisseling|sessie|werksessie|dialoog|onderhandeling|"
         "beraad|gedachtenwisseling|beleidsdebat"},
    });
    return all;
}

}  // namespace dossier::loaders::find
