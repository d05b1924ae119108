#include "loaders/find/frames.hpp"

#include <array>

namespace dossier::loaders::find {

std::span<const Frame> frames() noexcept {
    static constexpr auto all = std::to_array<Frame>({
        // Being for something.
        {"SUPPORTS",
         "steunen|ondersteunen|verwelkomen|toejuichen|omarmen|onderschrijven|waarderen|voorstaan|bepleiten|"
         "stimuleren|bevorderen|promoten|aanjagen|verdedigen|prioriteren|nastreven|prijzen|loven|bijvallen",
         "", "=", "aietcn"},
        {"SUPPORTS", "herbevestigen|bevestigen|uitspreken|toezeggen|betuigen", "steun|solidariteit", "=|aan|voor|met",
         "aitn"},
        {"SUPPORTS", "geven|bieden|verlenen", "steun|hulp|bijstand|ondersteuning|prioriteit|voorrang", "=|aan|bij",
         "aiet"},
        // "kan rekenen op steun van X", "kreeg bijval van X": the subject is what is supported.
        {"SUPPORTS", "rekenen|krijgen|genieten|ontvangen|vinden|oogsten|hebben", "steun|bijval|instemming", "<", "iet",
         "van|bij|onder"},
        {"SUPPORTS", "verklaren|tonen|betuigen", "solidair|solidariteit", "met", "aietn"},
        {"SUPPORTS", "reageren", "positief|instemmend|welwillend", "op", "aietn"},
        {"SUPPORTS", "complimenteren|feliciteren", "", "met", "iet"},
        {"SUPPORTS", "stemmen", "", "voor", "ic"},
        {"SUPPORTS", "wijzen", "belang|noodzaak|urgentie", "op", "itn"},
        {"SUPPORTS", "uitspreken|hebben|tonen", "waardering|begrip|lof", "voor", "aietn"},
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
        {"SUPPORTS", "benadrukken|onderstrepen|onderschrijven|erkennen", "belang|noodzaak|urgentie", "=", "itn"},
        {"SUPPORTS", "benadrukken|onderstrepen|onderschrijven|erkennen", "recht", "=", "itn"},
        {"SUPPORTS", "leggen", "nadruk|accent|focus|prioriteit", "op|bij", "itn"},
        {"SUPPORTS", "inzetten", "", "op", "itn"},
        {"SUPPORTS", "inzetten", "zich", "voor|^", "itn"},
        {"SUPPORTS", "richten", "gericht|richt|richtte", "op", "itn",
         "@inzet|beleid|aanpak|streven|ambitie|prioriteit"},
        {"SUPPORTS", "pleiten|bepleiten|kiezen|ijveren", "", "voor|^", "itn"},
        {"SUPPORTS", "opkomen", "", "voor", "aitn"},
        {"SUPPORTS", "uitspreken", "", "voor", "aitcn"},
        {"SUPPORTS", "streven", "", "naar", "itn"},
        {"SUPPORTS", "hebben", "ambitie|doel|doelstelling|wens", "^", "itn"},
        {"SUPPORTS", "committeren|verbinden", "", "aan", "itn"},
        {"SUPPORTS", "maken", "sterk|hard", "voor|^", "aietn"},
        {"SUPPORTS", "vinden|achten",
         "belang|belangrijk|essentieel|cruciaal|noodzakelijk|wenselijk|onmisbaar|waardevol|gewenst|gerechtvaardigd",
         "=", "itn"},
        {"SUPPORTS", "zijn|blijven|vormen|staan",
         "belang|belangrijk|uitgangspunt|prioriteit|prioritair|speerpunt|essentieel|cruciaal", "<", "itn", "voor"},

        // Being against something.
        {"OPPOSES",
         "verwerpen|afwijzen|veroordelen|afkeuren|tegenhouden|weigeren|blokkeren|betwisten|bekritiseren|hekelen|"
         "betreuren|bestrijden|tegengaan|aanpakken",
         "", "=", "aietn"},
        {"OPPOSES", "uitspreken|stemmen|keren|kanten|verzetten|protesteren|optreden|ageren", "", "tegen", "aietn"},
        {"OPPOSES", "nemen", "stelling", "tegen", "aietn"},
        {"OPPOSES", "hebben|maken", "bezwaar|bezwaren", "tegen", "aietn"},
        {"OPPOSES", "ontraden", "", "=", "i"},
        {"OPPOSES", "zijn|staan|tonen|opstellen", "kritisch|afwijzend|terughoudend|sceptisch", "over|tegenover",
         "aietn"},
        {"OPPOSES", "plaatsen|hebben|zetten|maken", "kanttekening|vraagteken|voorbehoud", "bij", "aietn"},
        {"OPPOSES", "uitspreken|hebben", "veto", "over|tegen", "aietn"},
        {"OPPOSES", "hebben|leveren|uiten", "kritiek", "op", "aietn"},
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
        {"COOPERATES_WITH", "aangaan|hebben|sluiten|vormen", "partnerschap|samenwerkingsverband|alliantie", "met", "a"},
        {"COOPERATES_WITH", "bundelen", "kracht|krachten", "met", "a"},
        {"COOPERATES_WITH", "inzetten|hebben|versterken|intensiveren|verdiepen|zoeken|uitbreiden|opzoeken",
         "samenwerking", "met", "a"},

        // Asking others to do something.
        {"CALLS_ON", "oproepen|verzoeken|aansporen|aanmoedigen|manen|sommeren|aanzetten", "", "=", "a"},
        {"CALLS_ON", "vragen", "", "=|aan", "a"},
        {"CALLS_ON", "aandringen", "", "bij", "a"},
        {"CALLS_ON", "uitnodigen", "te", "=", "a"},
        {"CALLS_ON", "doen|richten", "oproep|beroep|verzoek|appel", "aan|op|tot", "a"},
        {"CALLS_ON", "geven", "opdracht", "aan|=", "a"},

        // Talking and explaining.
        {"DISCUSSES",
         "spreken|praten|overleggen|vergaderen|onderhandelen|discussiëren|discussieren|debatteren|doorpraten", "",
         "over", "aitn"},
        {"DISCUSSES", "wisselen|uitwisselen", "gedachte|gedachten", "over", "aitn"},
        {"DISCUSSES", "bespreken|behandelen|aankaarten|agenderen|adresseren|bediscussiëren|opbrengen", "", "=", "aitn"},
        {"DISCUSSES", "stilstaan", "", "bij", "aitn"},
        {"DISCUSSES", "starten|beginnen|openen", "bespreken|bespreking|behandeling", "van", "itn"},
        {"DISCUSSES", "buigen", "", "over", "itn"},
        {"DISCUSSES", "brengen", "aandacht", "=", "itn"},
        {"DISCUSSES", "toelichten", "", "=", "it"},
        {"DISCUSSES", "terugblikken|vooruitblikken", "", "op", "it"},
        {"DISCUSSES", "ingaan", "", "op", "it"},
        {"DISCUSSES", "gaan|voeren|zijn|hebben|vinden|starten|beginnen|openen|houden|plaatsvinden",
         "gesprek|gesprekken|overleg|gedachtewisseling|discussie|debat|dialoog|beraadslaging|beleidsdebat", "over",
         "itn"},
        {"DISCUSSES", "geven|verzorgen", "toelichting|presentatie|terugkoppeling|overzicht|uitleg|update|stand",
         "op|over|van", "itn"},
        {"DISCUSSES", "vragen", "aandacht", "voor", "itn"},
        {"DISCUSSES", "stellen|brengen", "orde|sprake", "=", "itn"},
        {"OPPOSES", "uiten|uitspreken|maken", "zorg|zorgen", "over", "itn"},
        {"OPPOSES", "zijn", "bezorgd|verontrust", "over", "itn"},

        // Meetings and offices.
        {"PARTICIPATES_IN", "deelnemen|meedoen", "", "aan", "ei"},
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
         "aannemen|ondertekenen|tekenen|overeenkomen|vaststellen|sluiten|bekrachtigen|ratificeren|afspreken|lanceren|"
         "oprichten|goedkeuren|vastleggen",
         "", "=", "i"},
        {"ADOPTED", "definiëren|uitvaardigen", "", "=", "itn"},
        {"ADOPTED", "bereiken|komen|sluiten", "overeenstemming|akkoord|compromis", "over", "it"},
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
        {"CONTRIBUTES_TO",
         "leveren|besluiten|verlengen|voortzetten|verhogen|verdubbelen|doen|aankondigen|bieden|verstrekken",
         "bijdrage|steunpakket", "aan|voor", "aitn"},
        {"CONTRIBUTES_TO", "leveren|overdragen", "", "aan", "a"},
        {"CONTRIBUTES_TO", "meewerken", "", "aan", "itn"},
        {"CONTRIBUTES_TO", "uitvoeren", "", "=", "i"},
        {"CONTRIBUTES_TO", "toezeggen|doneren", "", "aan|=", "at"},
        {"CONTRIBUTES_TO", "initiëren|opzetten", "", "=", "i"},
        {"CONTRIBUTES_TO", "financieren|medefinancieren|bekostigen|subsidiëren", "", "=", "aitn"},
        {"CONTRIBUTES_TO", "verstrekken|toekennen|doneren|schenken", "", "aan", "ait"},
        {"CONTRIBUTES_TO", "geven", "euro|eur|miljoen|miljard", "aan|voor", "ait"},
        {"CONTRIBUTES_TO", "zijn", "donor|financier", "van", "ait"},
        {"CONTRIBUTES_TO", "investeren", "", "in", "aitn"},
        {"CONTRIBUTES_TO", "bijstaan|helpen", "", "=", "a"},
    });
    return all;
}

}  // namespace dossier::loaders::find
