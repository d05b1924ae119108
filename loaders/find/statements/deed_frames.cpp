#include "loaders/find/statements/frame_tables.hpp"

#include <array>

namespace dossier::loaders::find {

std::span<const Frame> deed_frames() noexcept {
    static constexpr auto all = std::to_array<Frame>({
        // Meetings and offices.
        {"PARTICIPATES_IN", "deelnemen|meedoen|participeren|aanzitten|meepraten", "", "aan|bij", "eit"},
        {"PARTICIPATES_IN", "+", "deelname|deelneming", "aan", "ei"},
        {"CONTRIBUTES_TO", "+", "deelname|deelneming", "aan", "a"},
        {"PARTICIPATES_IN", "aanschuiven|aansluiten|inbellen|aanhaken", "", "bij|voor", "e"},
        {"PARTICIPATES_IN", "afzien", "", "van", "ei"},
        {"PARTICIPATES_IN", "bijwonen|voorzitten|bezoeken|hosten|toespreken", "", "=", "e"},
        {"PARTICIPATES_IN", "zitten|plaatsnemen|aanschuiven", "tafel", "bij|tijdens|op", "e"},
        {"PARTICIPATES_IN", "brengen|afleggen", "bezoek|werkbezoek|tegenbezoek|staatsbezoek", "=", "e"},
        {"PARTICIPATES_IN", "zijn", "aanwezig|vertegenwoordigd|present", "bij|op|in|tijdens", "e"},
        {"PARTICIPATES_IN", "vertegenwoordigen|vervangen|waarnemen", "", "bij|op|in|tijdens|voor", "e"},
        {"PARTICIPATES_IN", "afreizen|reizen", "", "naar|voor", "e"},
        {"PARTICIPATES_IN", "verzorgen|houden|geven|leveren", "toespraak|speech|interventie|keynote|openingstoespraak",
         "op|tijdens|bij", "e"},
        {"PARTICIPATES_IN", "zijn|optreden|fungeren", "gastheer|gastland|gastvrouw|voorzitter", "van|voor|bij", "e"},
        {"HOLDS", "voorzitten", "", "=", "ae"},
        {"HOLDS", "zijn|worden|blijven", "voorzitter", "van", "a"},
        {"HOLDS", "bekleden|vervullen|overnemen|aanvaarden|waarnemen", "voorzitterschap", "van", "a"},
        {"MEMBER_OF", "toetreden|behoren", "", "tot", "a"},
        {"MEMBER_OF", "zijn|worden|blijven", "lid|lidstaat|onderdeel", "van", "a"},
        {"MEMBER_OF", "uitmaken|deeluitmaken", "deel", "van", "a"},
        {"PARTNER_OF", "zijn|worden|blijven", "partner|partnerland", "van", "a"},

        // Agreeing on texts, deciding.
        {"ADOPTED",
         "aannemen|aanvaarden|ondertekenen|tekenen|overeenkomen|vaststellen|sluiten|bekrachtigen|ratificeren|afspreken|"
         "lanceren|oprichten|goedkeuren|vastleggen|accorderen|fiatteren|afkondigen|aangaan|afsluiten|"
         "parafereren|hernieuwen",
         "", "=", "i"},
        {"ADOPTED", "aannemen|aanvaarden|goedkeuren|bekrachtigen|ratificeren", "", "=", "t"},
        {"ADOPTED", "aannemen|vaststellen|ondertekenen|bekrachtigen|ratificeren|definiëren|uitvaardigen", "", "=",
         "itn"},
        {"ADOPTED", "bereiken|komen|sluiten|maken|vinden|hebben",
         "overeenstemming|akkoord|compromis|consensus|afspraak|eensgezindheid|vergelijk|principeakkoord", "over",
         "itn"},
        {"ADOPTED", "nemen", "besluit|beslissing", "over|tot", "itnf"},
        {"ADOPTED", "besluiten", "", "tot", "itn"},
        {"ADOPTED", "bereiken", "", "=", "i"},
        {"ADOPTED", "worden", "eens", "over", "i"},
        {"ADOPTED", "zetten|plaatsen", "handtekening", "onder", "i"},
        {"ADOPTED", "afspreken|overeenkomen", "", "in", "i"},

        // Giving and doing.
        {"CONTRIBUTES_TO", "bijdragen", "", "aan", "aitn"},
        {"CONTRIBUTES_TO", "beschikbaarstellen|stellen", "beschikbaar|beschikking", "voor|aan", "aitn"},
        {"CONTRIBUTES_TO", "beschikbaarstellen|stellen|bekostigen|bijdragen|financieren|besteden",
         "euro|eur|miljoen|miljard|usd|dollar", "via", "ai"},
        {"CONTRIBUTES_TO", "vrijmaken|uittrekken|reserveren|begroten|alloceren|bestemmen|oormerken", "", "voor",
         "aitn"},
        {"CONTRIBUTES_TO", "besteden|uitgeven", "euro|eur|miljoen|miljard|geld|middel|procent|%", "aan", "aitn"},
        {"CONTRIBUTES_TO", "geven", "invulling|uitvoering|opvolging|gehoor|vorm|gestalte|vervolg|inhoud|uitwerking",
         "aan", "itc"},
        {"CONTRIBUTES_TO", "geven", "impuls|stimulans|duw", "aan", "itn"},
        {"CONTRIBUTES_TO", "brengen|leggen", "uitvoer|praktijk", "=", "itn"},
        {"CONTRIBUTES_TO", "zetten|opzetten|nemen", "stap", "*", "it"},
        {"CONTRIBUTES_TO", "+",
         "bijdrage|donatie|steunpakket|investering|impuls|subsidie|lening|hulppakket|gift|schenking", "aan|voor|in|bij",
         "aitn"},
        {"CONTRIBUTES_TO", "doen|indienen|presenteren|uitbrengen|publiceren|lanceren", "voorstel", "voor|tot", "itf"},
        {"CONTRIBUTES_TO", "besluiten", "bijdrage|steunpakket|deelname|donatie|inzet", "aan|voor", "aitn"},
        {"CONTRIBUTES_TO", "leveren|overdragen|afstaan|uitlenen", "", "aan", "a"},
        {"CONTRIBUTES_TO", "meewerken|meehelpen|meebouwen", "", "aan|bij", "itn"},
        {"CONTRIBUTES_TO", "helpen|assisteren|bijstaan|ondersteunen", "", "bij", "itn"},
        {"CONTRIBUTES_TO", "zorgen|zorgdragen", "", "voor", "itnf"},
        {"CONTRIBUTES_TO", "spelen|vervullen|nemen|pakken",
         "rol|voortrekkersrol|leidersrol|sleutelrol|hoofdrol|voortouw|leiding|verantwoordelijkheid",
         "bij|in|binnen|voor", "itn"},
        {"CONTRIBUTES_TO", "zijn|optreden|fungeren",
         "leidend|trekker|kartrekker|coördinator|penvoerder|initiatiefnemer", "van|bij|voor|in", "aitn"},
        {"CONTRIBUTES_TO", "uitvoeren|implementeren|naleven|nakomen|toepassen|omzetten|verwezenlijken|waarmaken", "",
         "=", "i"},
        {"CONTRIBUTES_TO", "toezeggen|doneren", "", "aan|voor", "ait"},
        {"CONTRIBUTES_TO", "toezeggen|doneren", "", "=", "a"},
        {"CONTRIBUTES_TO", "initiëren|opzetten|opstellen|ontwikkelen|uitwerken|trekken|coördineren|vormgeven", "", "=",
         "i"},
        {"CONTRIBUTES_TO",
         "intensiveren|versterken|opschalen|uitbreiden|vergroten|versnellen|verbeteren|moderniseren|realiseren|"
         "ontwikkelen|verdiepen|opbouwen|herstellen|vormgeven|organiseren|coördineren|implementeren|faciliteren|"
         "waarborgen|borgen|garanderen|verhogen|verduurzamen",
         "", "=", "itf"},
        {"CONTRIBUTES_TO",
         "financieren|medefinancieren|bekostigen|subsidiëren|sponsoren|cofinancieren|voorfinancieren|dekken", "", "=",
         "aeitn"},
        {"CONTRIBUTES_TO", "verstrekken|toekennen|doneren|schenken|overmaken|uitkeren|bieden|verlenen", "", "aan",
         "ait"},
        {"CONTRIBUTES_TO", "geven|storten|bijleggen", "euro|eur|miljoen|miljard|usd|dollar", "aan|voor|in", "ait"},
        {"CONTRIBUTES_TO", "plaatsen|stationeren|uitzenden|ontplooien|sturen|zenden|detacheren|inzetten",
         "militair|troepen|fregat|eenheid|personeel|expert|trainer|materieel|onderofficier|officier|marineschip|"
         "vliegtuig|waarnemer|munitie|deskundige|adviseur|tank|luchtverdediging",
         "in|voor|aan|bij|naar", "aite"},
        {"CONTRIBUTES_TO", "zijn", "donor|financier|geldschieter|sponsor", "van", "ait"},
        {"CONTRIBUTES_TO", "investeren|bijspringen|insteken", "", "in|bij", "aitn"},
        {"CONTRIBUTES_TO",
         "bijstaan|helpen|trainen|opleiden|bewapenen|uitrusten|opvangen|huisvesten|bevoorraden|evacueren|ontlasten", "",
         "=", "af"},
    });
    return all;
}

}  // namespace dossier::loaders::find
