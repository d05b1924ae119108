#include "loaders/find/frames.hpp"

#include <array>

namespace dossier::loaders::find {

std::span<const Frame> frames() noexcept {
    static constexpr auto all = std::to_array<Frame>({
        // Being for something.
        {"SUPPORTS",
         "steunen|ondersteunen|verwelkomen|toejuichen|omarmen|onderschrijven|waarderen|aanmoedigen|voorstaan|bepleiten|"
         "stimuleren|bevorderen|promoten|aanjagen|verdedigen|prioriteren|nastreven",
         "", "=", "aietcn"},
        {"SUPPORTS", "herbevestigen|bevestigen|uitspreken|toezeggen|betuigen", "steun|solidariteit", "=|aan|voor|met",
         "aitn"},
        {"SUPPORTS", "geven|bieden|verlenen", "steun|hulp|bijstand|ondersteuning|prioriteit|voorrang", "aan|bij",
         "aiet"},
        {"SUPPORTS", "scharen", "", "achter", "aietn"},
        {"SUPPORTS", "staan", "", "achter", "aictn", 0.9},
        {"SUPPORTS", "instemmen", "", "met", "ietcn"},
        {"SUPPORTS", "gaan|zijn", "akkoord|eens", "met", "ietcn"},
        {"SUPPORTS", "aansluiten", "zich", "bij", "itcn", 0.9},
        {"SUPPORTS", "vinden", "zich", "in", "itcn"},
        {"SUPPORTS", "zijn", "ingenomen|blij|tevreden", "met", "aietcn"},
        {"SUPPORTS", "zijn", "voorstander|pleitbezorger", "van", "aietcn"},
        {"SUPPORTS", "zijn|blijven", "positief|verheugd|enthousiast", "over", "aietcn"},
        {"SUPPORTS", "staan", "positief|welwillend|sympathiek", "tegenover", "aietcn"},
        {"SUPPORTS", "hechten", "belang|waarde", "aan", "aietn"},
        {"SUPPORTS", "benadrukken|onderstrepen|onderschrijven|erkennen", "belang|noodzaak|urgentie", "=", "itn", 0.9},
        {"SUPPORTS", "leggen", "nadruk|accent|focus|prioriteit", "op|bij", "itn"},
        {"SUPPORTS", "inzetten", "", "op", "itn", 0.8},
        {"SUPPORTS", "inzetten", "zich", "voor|^", "itn", 0.8},
        {"SUPPORTS", "pleiten|bepleiten|kiezen|ijveren", "", "voor|^", "itn", 0.9},
        {"SUPPORTS", "opkomen", "", "voor", "aitn", 0.9},
        {"SUPPORTS", "uitspreken", "", "voor", "aitcn", 0.9},
        {"SUPPORTS", "streven", "", "naar", "itn", 0.9},
        {"SUPPORTS", "hebben", "ambitie|doel|doelstelling|wens", "^", "itn", 0.9},
        {"SUPPORTS", "committeren|verbinden", "", "aan", "itn", 0.9},
        {"SUPPORTS", "maken", "sterk|hard", "voor|^", "aietn", 0.9},
        {"SUPPORTS", "vinden|achten", "belangrijk|essentieel|cruciaal|noodzakelijk|wenselijk|onmisbaar", "=", "itn",
         0.9},
        {"SUPPORTS", "zijn|blijven|vormen|staan",
         "belang|belangrijk|uitgangspunt|prioriteit|prioritair|speerpunt|essentieel|cruciaal", "<", "itn", 0.9, "voor"},

        // Being against something.
        {"OPPOSES",
         "verwerpen|afwijzen|veroordelen|afkeuren|tegenhouden|weigeren|blokkeren|betwisten|bekritiseren|hekelen|"
         "betreuren|bestrijden|tegengaan|aanpakken",
         "", "=", "aietn"},
        {"OPPOSES", "uitspreken|stemmen|keren|verzetten|protesteren|optreden", "", "tegen", "aietn"},
        {"OPPOSES", "nemen", "stelling", "tegen", "aietn"},
        {"OPPOSES", "hebben|maken", "bezwaar|bezwaren", "tegen", "aietn"},
        {"OPPOSES", "zijn|staan", "kritisch|afwijzend|terughoudend", "over|tegenover", "aietn", 0.9},
        {"OPPOSES", "hebben|leveren|uiten", "kritiek", "op", "aietn"},
        {"OPPOSES", "zijn", "tegen", "tegen", "aietn", 0.8},
        {"OPPOSES", "zijn", "tegenstander|gekant", "van|tegen", "aietn"},
        {"OPPOSES", "vinden|achten", "onwenselijk|onacceptabel|onaanvaardbaar|ongewenst|onverteerbaar", "=", "itn",
         0.9},

        // Doing harm.
        {"THREATENS", "bedreigen|ondermijnen|aanvallen|destabiliseren|schenden|binnenvallen|intimideren", "", "=",
         "ait", 0.9},
        {"THREATENS", "vormen|zijn", "dreiging|bedreiging|risico|gevaar", "voor", "at"},
        {"THREATENS", "voeren", "oorlog", "tegen", "a"},
        {"THREATENS", "brengen", "gevaar", "=", "at", 0.9},

        // Working together.
        {"COOPERATES_WITH", "samenwerken|optrekken", "", "met", "a"},
        {"COOPERATES_WITH", "aangaan|hebben|sluiten|vormen", "partnerschap|samenwerkingsverband|alliantie", "met", "a"},
        {"COOPERATES_WITH", "inzetten|hebben|versterken|intensiveren|verdiepen|zoeken|uitbreiden|opzoeken",
         "samenwerking", "met", "a", 0.9},

        // Asking others to do something.
        {"CALLS_ON", "oproepen|verzoeken|aansporen|manen|sommeren|aanzetten", "", "=", "a"},
        {"CALLS_ON", "vragen", "", "=", "a", 0.9},
        {"CALLS_ON", "aandringen", "", "bij", "a"},
        {"CALLS_ON", "doen", "oproep|beroep|verzoek", "aan|op", "a"},
        {"CALLS_ON", "geven", "opdracht", "aan|=", "a", 0.9},

        // Talking and explaining.
        {"DISCUSSES", "spreken|praten|overleggen|vergaderen|onderhandelen|discussiëren|debatteren|doorpraten", "",
         "over", "aitn"},
        {"DISCUSSES", "wisselen|uitwisselen", "gedachte|gedachten", "over", "aitn"},
        {"DISCUSSES", "bespreken|behandelen|aankaarten|agenderen|adresseren|bediscussiëren|opbrengen", "", "=", "aitn"},
        {"DISCUSSES", "stilstaan", "", "bij", "aitn"},
        {"DISCUSSES", "ingaan", "", "op", "it", 0.9},
        {"DISCUSSES", "gaan|voeren|zijn|hebben|vinden|starten|beginnen|openen|houden|plaatsvinden",
         "gesprek|gesprekken|overleg|gedachtewisseling|discussie|debat|dialoog|beraadslaging|beleidsdebat", "over",
         "itn"},
        {"DISCUSSES", "geven|verzorgen", "toelichting|presentatie|terugkoppeling|overzicht|uitleg|update|stand",
         "op|over|van", "itn"},
        {"DISCUSSES", "vragen", "aandacht", "voor", "itn"},
        {"DISCUSSES", "stellen|brengen", "orde|sprake", "=", "itn"},
        {"OPPOSES", "uiten|uitspreken", "zorg|zorgen", "over", "itn", 0.8},

        // Meetings and offices.
        {"PARTICIPATES_IN", "deelnemen|meedoen", "", "aan", "ei"},
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
        {"ADOPTED", "definiëren|uitvaardigen", "", "=", "itn", 0.9},
        {"ADOPTED", "bereiken", "overeenstemming|akkoord", "over", "it"},
        {"ADOPTED", "afspreken|overeenkomen", "", "in", "i"},

        // Giving and doing.
        {"CONTRIBUTES_TO", "bijdragen", "", "aan", "aitn"},
        {"CONTRIBUTES_TO", "beschikbaarstellen|stellen", "beschikbaar", "voor|aan", "aitn"},
        {"CONTRIBUTES_TO", "vrijmaken|uittrekken|reserveren", "", "voor", "aitn"},
        {"CONTRIBUTES_TO", "geven", "invulling|uitvoering|opvolging|gehoor", "aan", "itc"},
        {"CONTRIBUTES_TO", "zetten|opzetten|nemen", "stap", "*", "it", 0.8},
        {"CONTRIBUTES_TO", "leveren", "bijdrage", "aan", "aitn"},
        {"CONTRIBUTES_TO", "toezeggen|doneren", "", "aan|=", "at", 0.9},
        {"CONTRIBUTES_TO", "initiëren|opzetten", "", "=", "i", 0.8},
        {"CONTRIBUTES_TO", "financieren|medefinancieren|bekostigen|subsidiëren", "", "=", "itn", 0.9},
        {"CONTRIBUTES_TO", "verstrekken|toekennen|doneren", "", "aan", "ait"},
        {"CONTRIBUTES_TO", "investeren", "", "in", "aitn"},
        {"CONTRIBUTES_TO", "bijstaan|helpen", "", "=", "a", 0.8},
    });
    return all;
}

}  // namespace dossier::loaders::find
