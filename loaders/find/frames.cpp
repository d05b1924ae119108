#include "loaders/find/frames.hpp"

#include <array>

namespace dossier::loaders::find {

std::span<const Frame> frames() noexcept {
    static constexpr auto all = std::to_array<Frame>({
        // Being for something.
        {"SUPPORTS",
         "steunen|ondersteunen|verwelkomen|toejuichen|omarmen|onderschrijven|waarderen|verdedigen|prijzen|loven|"
         "bijvallen",
         "", "=", "aietcn"},
        // Whom one spurs on is not what one is for.
        {"SUPPORTS", "stimuleren|bevorderen|promoten|aanjagen|prioriteren|nastreven|voorstaan|bepleiten", "", "=",
         "ietcn"},
        {"SUPPORTS", "+", "steun|hulp|bijstand|ondersteuning|solidariteit|prioriteit|voorrang", "aan|voor|met|bij",
         "aietn"},
        {"SUPPORTS", "+", "steun|hulp|bijstand|ondersteuning", "=", "a"},
        {"SUPPORTS", "+", "waardering|lof|nadruk|accent|focus|voorkeur|pleidooi|sympathie", "voor|op|bij", "aietn"},
        // "kan rekenen op steun van X", "kreeg bijval van X": the subject is what is supported.
        {"SUPPORTS", "rekenen|krijgen|genieten|ontvangen|vinden|oogsten|hebben", "steun|bijval|instemming", "<", "iet",
         "van|bij|onder"},
        {"SUPPORTS", "zijn|verklaren|tonen", "solidair", "met", "aietn"},
        {"SUPPORTS", "reageren", "positief|instemmend|welwillend", "op", "aietn"},
        {"SUPPORTS", "complimenteren|feliciteren", "", "met", "iet"},
        {"SUPPORTS", "stemmen", "", "voor", "ic"},
        {"SUPPORTS", "wijzen", "belang|noodzaak|urgentie", "op", "itn"},
        {"SUPPORTS", "oproepen", "", "tot", "it"},
        {"SUPPORTS", "aanmoedigen", "", "=", "ietcn"},
        {"SUPPORTS", "inspannen", "zich", "voor|^", "itn"},
        {"SUPPORTS", "zien", "meerwaarde|kansen|potentie", "in|voor", "itn"},
        {"SUPPORTS", "scharen", "", "achter", "aietn"},
        {"SUPPORTS", "staan", "", "achter", "aictn"},
        {"SUPPORTS", "instemmen", "", "met", "ietcn"},
        {"SUPPORTS", "gaan|zijn", "akkoord|eens", "met", "ietcn"},
        {"SUPPORTS", "aansluiten", "zich", "bij", "itcn"},
        {"SUPPORTS", "vinden", "zich", "in", "itcn"},
        {"SUPPORTS", "zijn", "ingenomen|blij|tevreden", "met", "aietcn"},
        {"SUPPORTS", "zijn|tonen", "voorstander|pleitbezorger", "van", "aietcn"},
        {"SUPPORTS", "zijn|blijven", "positief|verheugd|enthousiast", "over", "aietcn"},
        {"SUPPORTS", "staan", "positief|welwillend|sympathiek", "tegenover", "aietcn"},
        {"SUPPORTS", "hechten", "", "aan", "aietn"},
        {"SUPPORTS",
         "benadrukken|onderstrepen|onderschrijven|erkennen|beklemtonen|inzien|zien|delen|uitdragen|bevestigen|noemen",
         "belang|noodzaak|urgentie", "=", "aitn"},
        {"SUPPORTS", "benadrukken|onderstrepen|onderschrijven|erkennen|beklemtonen|bevestigen", "recht", "=", "itn"},
        {"SUPPORTS", "delen", "analyse|mening|opvatting|standpunt|visie|ambitie|oordeel|inzicht|conclusie|wens|doel",
         "=", "itn"},
        {"SUPPORTS", "+", "bereidheid|commitment|toewijding|engagement", "tot|aan|voor", "aitn"},
        {"SUPPORTS", "aandringen|hopen", "", "op", "itn"},
        {"SUPPORTS", "vasthouden", "", "aan", "itn"},
        {"SUPPORTS", "behouden|handhaven|continueren", "", "=", "itn"},
        {"SUPPORTS", "hebben|uitspreken|houden", "vertrouwen", "in", "aitn"},
        {"SUPPORTS", "inzetten", "", "op", "itn"},
        {"SUPPORTS", "inzetten", "zich", "voor|^", "itn"},
        {"SUPPORTS", "richten", "gericht|richt|richtte", "op", "itn",
         "@inzet|beleid|aanpak|streven|ambitie|prioriteit"},
        {"SUPPORTS", "pleiten|bepleiten|kiezen|ijveren", "", "voor|^", "itn"},
        {"SUPPORTS", "opkomen", "", "voor", "aitn"},
        {"SUPPORTS", "uitspreken", "", "voor", "aitcn"},
        {"SUPPORTS", "streven|toewerken", "", "naar", "itn"},
        {"SUPPORTS", "aanbevelen|aanraden|adviseren|voorstellen", "", "=|^", "itn"},
        {"SUPPORTS", "hebben", "ambitie|doel|doelstelling|wens", "^", "itn"},
        {"SUPPORTS", "committeren|verbinden", "", "aan", "itn"},
        {"SUPPORTS", "maken", "sterk|hard", "voor|^", "aietn"},
        {"SUPPORTS", "vinden|achten",
         "belang|belangrijk|essentieel|cruciaal|noodzakelijk|wenselijk|onmisbaar|waardevol|gewenst|gerechtvaardigd",
         "=", "itn"},
        {"SUPPORTS", "zijn|blijven|vormen|staan",
         "belang|belangrijk|uitgangspunt|prioriteit|prioritair|speerpunt|essentieel|cruciaal|voorop|centraal", "<",
         "itn", "voor|volgens"},

        // Being against something.
        {"OPPOSES",
         "verwerpen|afwijzen|veroordelen|afkeuren|tegenhouden|weigeren|blokkeren|betwisten|bekritiseren|hekelen|"
         "betreuren|bestrijden|tegengaan|aanpakken",
         "", "=", "aietn"},
        {"OPPOSES", "uitspreken|stemmen|keren|kanten|verzetten|protesteren|optreden|ageren", "", "tegen", "aietn"},
        {"OPPOSES", "nemen", "stelling", "tegen", "aietn"},
        {"OPPOSES", "+", "kritiek|bezwaar|bezwaren|verzet|weerstand|protest|veto", "tegen|op|over", "aietn"},
        {"OPPOSES", "+", "kanttekening|vraagteken|voorbehoud", "bij|over", "aietn"},
        {"OPPOSES", "+", "zorg|zorgen|bezorgdheid|ongerustheid|verontrusting", "over", "itn"},
        {"OPPOSES", "ontraden", "", "=", "i"},
        {"OPPOSES", "nemen", "afstand", "van", "aitn"},
        {"OPPOSES", "zijn|staan|tonen|opstellen", "kritisch|afwijzend|terughoudend|sceptisch", "over|tegenover",
         "aietn"},
        {"OPPOSES", "zijn", "tegen", "tegen", "aietn"},
        {"OPPOSES", "zijn", "tegenstander|gekant", "van|tegen", "aietn"},
        {"OPPOSES", "vinden|achten", "onwenselijk|onacceptabel|onaanvaardbaar|ongewenst|onverteerbaar", "=", "itn"},

        // Doing harm.
        {"THREATENS",
         "bedreigen|ondermijnen|aanvallen|destabiliseren|schenden|binnenvallen|intimideren|bombarderen|beschieten|"
         "annexeren|chanteren",
         "", "=", "ait"},
        {"THREATENS", "vormen|zijn", "dreiging|bedreiging|risico|gevaar", "voor", "at"},
        {"THREATENS", "voeren|plegen|uitvoeren|ontketenen|beginnen",
         "oorlog|aanval|aanvalsoorlog|agressieoorlog|campagne|sabotage", "tegen|op", "a"},
        {"THREATENS", "brengen", "gevaar", "=", "at"},

        // Working together.
        {"COOPERATES_WITH", "samenwerken|optrekken", "", "met", "a"},
        {"COOPERATES_WITH", "+", "partnerschap|samenwerkingsverband|alliantie|samenwerking", "met", "a"},
        {"COOPERATES_WITH", "inzetten", "samenwerking", "met", "a"},
        {"COOPERATES_WITH", "bundelen", "kracht|krachten", "met", "a"},

        // Asking others to do something.
        {"CALLS_ON", "oproepen|verzoeken|aansporen|aanmoedigen|manen|sommeren|aanzetten", "", "=", "a"},
        {"CALLS_ON", "vragen", "", "=|aan", "a"},
        {"CALLS_ON", "aandringen", "", "bij", "a"},
        {"CALLS_ON", "uitnodigen", "te", "=", "a"},
        {"CALLS_ON", "+", "oproep|beroep|verzoek|appel|aansporing", "aan|op|tot", "a"},
        {"CALLS_ON", "geven|verlenen|verstrekken", "opdracht", "aan|=", "a"},

        // Talking and explaining.
        {"DISCUSSES",
         "spreken|praten|overleggen|vergaderen|onderhandelen|discussiëren|discussieren|debatteren|doorpraten", "",
         "over", "aitn"},
        {"DISCUSSES",
         "bespreken|behandelen|aankaarten|agenderen|adresseren|bediscussiëren|opbrengen|aansnijden|"
         "benoemen|opwerpen|belichten",
         "", "=", "aietn"},
        {"DISCUSSES", "inlichten|briefen|bijpraten", "", "over", "aitn"},
        {"DISCUSSES", "rapporteren|beraden|consulteren|debriefen|uitweiden|vertellen|berichten", "", "over", "aitn"},
        {"DISCUSSES", "stilstaan", "", "bij", "aitn"},
        {"DISCUSSES", "starten|beginnen|openen", "bespreken|bespreking|behandeling", "van", "itn"},
        {"DISCUSSES", "buigen", "", "over", "itn"},
        {"DISCUSSES", "toelichten", "", "=", "it"},
        {"DISCUSSES", "terugblikken|vooruitblikken", "", "op", "it"},
        {"DISCUSSES", "ingaan", "", "op", "aitn"},
        {"DISCUSSES", "wisselen|uitwisselen", "gedachte|gedachten", "over", "aitn"},
        {"DISCUSSES", "geven|verstrekken|delen|uitwisselen", "informatie|inzicht|ervaring", "over|in|met", "aitn"},
        {"DISCUSSES", "+",
         "gesprek|overleg|gedachtewisseling|uitwisseling|onderhoud|beraad|discussie|debat|dialoog|beraadslaging|"
         "beleidsdebat",
         "over", "aitn"},
        {"DISCUSSES", "+", "toelichting|presentatie|terugkoppeling|overzicht|uitleg|update|stand|beeld|briefing",
         "op|over|van", "aitn"},
        {"DISCUSSES", "+", "aandacht", "voor|aan|op", "itn"},
        {"DISCUSSES", "brengen", "aandacht", "=", "itn"},
        {"DISCUSSES", "stellen|brengen", "orde|sprake", "=", "itn"},
        {"OPPOSES", "zijn", "bezorgd|verontrust", "over", "itn"},

        // Meetings and offices.
        {"PARTICIPATES_IN", "deelnemen|meedoen", "", "aan", "eit"},
        {"PARTICIPATES_IN", "+", "deelname", "aan", "ei"},
        {"PARTICIPATES_IN", "aanschuiven|aansluiten", "", "bij", "e"},
        {"PARTICIPATES_IN", "afzien", "", "van", "ei"},
        {"PARTICIPATES_IN", "bijwonen|voorzitten", "", "=", "e"},
        {"PARTICIPATES_IN", "zijn", "aanwezig|vertegenwoordigd", "bij|op|in", "e"},
        {"HOLDS", "voorzitten", "", "=", "ae"},
        {"HOLDS", "zijn|worden|blijven", "voorzitter", "van", "a"},
        {"HOLDS", "bekleden|vervullen|overnemen", "voorzitterschap", "van", "a"},
        {"MEMBER_OF", "toetreden", "", "tot", "a"},
        {"MEMBER_OF", "zijn|worden", "lid|lidstaat", "van", "a"},
        {"PARTNER_OF", "zijn|worden", "partner|partnerland", "van", "a"},

        // Agreeing on texts.
        {"ADOPTED",
         "aannemen|aanvaarden|ondertekenen|tekenen|overeenkomen|vaststellen|sluiten|bekrachtigen|ratificeren|afspreken|"
         "lanceren|oprichten|goedkeuren|vastleggen",
         "", "=", "i"},
        {"ADOPTED", "aannemen|aanvaarden|goedkeuren|bekrachtigen|ratificeren", "", "=", "t"},
        {"ADOPTED", "definiëren|uitvaardigen", "", "=", "itn"},
        {"ADOPTED", "bereiken|komen|sluiten", "overeenstemming|akkoord|compromis|consensus", "over", "itn"},
        {"ADOPTED", "bereiken", "", "=", "i"},
        {"ADOPTED", "worden", "eens", "over", "i"},
        {"ADOPTED", "zetten", "handtekening", "onder", "i"},
        {"ADOPTED", "afspreken|overeenkomen", "", "in", "i"},

        // Giving and doing.
        {"CONTRIBUTES_TO", "bijdragen", "", "aan", "aitn"},
        {"CONTRIBUTES_TO", "beschikbaarstellen|stellen", "beschikbaar", "voor|aan", "aitn"},
        {"CONTRIBUTES_TO", "vrijmaken|uittrekken|reserveren", "", "voor", "aitn"},
        {"CONTRIBUTES_TO", "geven", "invulling|uitvoering|opvolging|gehoor", "aan", "itc"},
        {"CONTRIBUTES_TO", "zetten|opzetten|nemen", "stap", "*", "it"},
        {"CONTRIBUTES_TO", "+", "bijdrage|donatie|steunpakket|investering", "aan|voor|in", "aitn"},
        {"CONTRIBUTES_TO", "besluiten", "bijdrage|steunpakket", "aan|voor", "aitn"},
        {"CONTRIBUTES_TO", "leveren|overdragen", "", "aan", "a"},
        {"CONTRIBUTES_TO", "meewerken", "", "aan", "itn"},
        {"CONTRIBUTES_TO", "uitvoeren", "", "=", "i"},
        {"CONTRIBUTES_TO", "toezeggen|doneren", "", "aan|=", "at"},
        {"CONTRIBUTES_TO", "initiëren|opzetten", "", "=", "i"},
        {"CONTRIBUTES_TO", "financieren|medefinancieren|bekostigen|subsidiëren", "", "=", "aeitn"},
        {"CONTRIBUTES_TO", "verstrekken|toekennen|doneren|schenken", "", "aan", "ait"},
        {"CONTRIBUTES_TO", "geven", "euro|eur|miljoen|miljard", "aan|voor", "ait"},
        {"CONTRIBUTES_TO", "zijn", "donor|financier", "van", "ait"},
        {"CONTRIBUTES_TO", "investeren", "", "in", "aitn"},
        {"CONTRIBUTES_TO", "bijstaan|helpen", "", "=", "a"},
    });
    return all;
}

std::string_view support_verbs() noexcept {
    return "geven|bieden|verlenen|doen|maken|hebben|houden|voeren|uiten|uitspreken|tonen|betuigen|leveren|leggen|"
           "stellen|"
           "plaatsen|zetten|delen|verstrekken|verzorgen|brengen|aantekenen|indienen|richten|herhalen|hernieuwen|"
           "bevestigen|herbevestigen|verklaren|toezeggen|wisselen|uitwisselen|presenteren|onderhouden|starten|beginnen|"
           "openen|aangaan|sluiten|vormen|zoeken|opzoeken|vragen|besteden|schenken|vestigen|kennen|zijn|gaan|blijven|"
           "vinden|plaatsvinden|treden|voortzetten|verlengen|verhogen|verdubbelen|aankondigen|intensiveren|versterken|"
           "verdiepen|uitbreiden|vergroten|opvoeren|hervatten|beëindigen|opschorten|staken|toekennen|overhandigen";
}

}  // namespace dossier::loaders::find
