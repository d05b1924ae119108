#include "loaders/find/statements/frame_tables.hpp"

#include <array>

namespace dossier::loaders::find {

std::span<const Frame> stance_frames() noexcept {
    static constexpr auto all = std::to_array<Frame>({
        // Saying yes to it, speaking well of it.
        {"SUPPORTS",
         "steunen|ondersteunen|verwelkomen|toejuichen|omarmen|onderschrijven|waarderen|verdedigen|prijzen|loven|"
         "bijvallen|onderschragen|schragen|begroeten|bejubelen|billijken|accorderen|beamen|respecteren|eerbiedigen|"
         "roemen|koesteren|rugsteunen",
         "", "=", "aietcn"},
        // Whom one spurs on is not what one is for.
        {"SUPPORTS",
         "stimuleren|bevorderen|promoten|aanjagen|prioriteren|nastreven|voorstaan|propageren|aanzwengelen|"
         "vooropstellen|behartigen|ambiëren|beogen|aanmoedigen|handhaven|continueren",
         "", "=", "ietcn"},
        {"SUPPORTS", "behouden", "maatregel|regeling|stelsel|systeem|regime|beleid|toezicht|steun", "=", "itcn"},
        {"SUPPORTS", "voortzetten|bestendigen", "", "=", "tnf"},
        {"SUPPORTS", "+", "steun|hulp|bijstand|ondersteuning|solidariteit|prioriteit|voorrang|ruggensteun|rugdekking",
         "aan|voor|met|bij", "aietn"},
        {"SUPPORTS", "+", "steun|hulp|bijstand|ondersteuning", "=", "a"},
        {"SUPPORTS", "+",
         "waardering|lof|nadruk|accent|focus|voorkeur|pleidooi|sympathie|voorliefde|bewondering|respect|enthousiasme|"
         "voldoening",
         "voor|op|bij|over", "aietn"},
        {"SUPPORTS", "geven", "voorkeur", "aan|^", "aietn"},
        {"SUPPORTS", "+", "goedkeuring|instemming|fiat|bijval|adhesie", "aan|met|voor|over", "aietn"},
        {"SUPPORTS", "+", "bereidheid|commitment|toewijding|engagement|gehechtheid|betrokkenheid", "tot|aan|voor|bij",
         "aitn"},
        // "kan rekenen op steun van X", "kreeg bijval van X": the subject is what is supported.
        {"SUPPORTS", "rekenen|krijgen|genieten|ontvangen|vinden|oogsten|hebben|verwerven",
         "steun|bijval|instemming|waardering|goedkeuring|weerklank|draagvlak", "<", "iet", "van|bij|onder|in"},
        {"SUPPORTS", "zijn|verklaren|tonen|betonen", "solidair", "met", "aietn"},
        {"SUPPORTS", "reageren|antwoorden", "positief|instemmend|welwillend|enthousiast|verheugd", "op", "aietn"},
        {"SUPPORTS", "complimenteren|feliciteren|gelukwensen", "", "met", "iet"},
        {"SUPPORTS", "uitlaten|spreken|oordelen|adviseren|uitspreken",
         "positief|lovend|waarderend|gunstig|enthousiast|instemmend", "over", "aietcn"},
        {"SUPPORTS", "staan|oordelen|denken", "positief|welwillend|sympathiek|open|gunstig|constructief",
         "tegenover|voor|jegens", "aietcn"},
        {"SUPPORTS", "zijn|blijven|tonen|verklaren",
         "positief|verheugd|enthousiast|opgetogen|hoopvol|gelukkig|optimistisch|tevreden", "over", "aietcn"},
        {"SUPPORTS", "zijn|blijven|tonen|verklaren", "ingenomen|blij|tevreden|gelukkig|content", "met", "aietcn"},
        {"SUPPORTS", "zijn", "trots", "op", "aietn"},
        {"SUPPORTS", "zijn|tonen|betonen|blijven|verklaren|noemen", "voorstander|pleitbezorger|aanhanger|supporter",
         "van", "aietcn"},
        {"SUPPORTS", "heten", "welkom", "=", "ietcn"},

        // Agreeing, siding with it.
        {"SUPPORTS", "stemmen", "", "voor", "ic"},
        {"SUPPORTS", "instemmen|meegaan|akkoordgaan|sympathiseren|eensgaan", "", "met", "ietcn"},
        {"SUPPORTS", "gaan|zijn", "akkoord|eens", "met", "ietcn"},
        {"SUPPORTS", "zijn", "eens", "over", "ietcn"},
        {"SUPPORTS", "leven", "kan|kunnen|kon|konden", "met", "ietcn"},
        {"SUPPORTS", "hebben", "vrede", "met", "ietcn"},
        {"SUPPORTS", "aansluiten", "zich", "bij", "itcn"},
        {"SUPPORTS", "vinden|herkennen", "zich", "in", "itcn"},
        {"SUPPORTS", "scharen", "", "achter", "aietn"},
        {"SUPPORTS", "staan|stellen", "", "achter", "aictn"},
        {"SUPPORTS", "delen",
         "analyse|mening|opvatting|standpunt|visie|ambitie|oordeel|inzicht|conclusie|wens|doel|overtuiging|streven|"
         "uitgangspunt|zorg",
         "=", "itn"},
        {"SUPPORTS", "hebben|uitspreken|houden|stellen|tonen", "vertrouwen|geloof", "in", "aitn"},
        {"SUPPORTS", "geloven|vertrouwen", "", "in|op", "aitn"},

        // Finding it of weight, or good.
        {"SUPPORTS", "hechten", "", "aan", "aietn"},
        {"SUPPORTS", "wijzen|hameren|attenderen|drukken", "belang|noodzaak|urgentie|meerwaarde", "op", "aietn"},
        {"SUPPORTS", "hameren", "", "op", "itn"},
        {"SUPPORTS",
         "benadrukken|onderstrepen|onderschrijven|erkennen|beklemtonen|inzien|zien|delen|uitdragen|bevestigen|noemen|"
         "herhalen|accentueren|aangeven|aanhalen|aanstippen|memoreren|uitspreken|vooropstellen|markeren|toelichten|"
         "bepleiten|aankaarten|herbevestigen|voelen|uitleggen|opmerken|agenderen|bespreken|ondersteunen",
         "belang|noodzaak|urgentie|waarde|meerwaarde|nut", "=", "aietn"},
        {"SUPPORTS", "benadrukken|onderstrepen|onderschrijven|erkennen|beklemtonen|bevestigen|eerbiedigen", "recht",
         "=", "itn"},
        {"SUPPORTS", "zien", "meerwaarde|kansen|kans|potentie|heil|waarde|nut|brood|noodzaak", "in|voor|van", "aitn"},
        {"SUPPORTS", "hebben", "belang|baat", "bij", "itn"},
        {"SUPPORTS", "zijn", "gebaat|gediend", "bij|met", "itn"},
        {"SUPPORTS", "voelen", "", "voor", "ietn"},
        {"SUPPORTS", "vinden|achten",
         "belang|belangrijk|essentieel|cruciaal|noodzakelijk|wenselijk|onmisbaar|waardevol|gewenst|gerechtvaardigd|"
         "nodig|nuttig|zinvol|passend|redelijk|verstandig|positief|terecht|relevant|kansrijk|urgent|verdedigbaar|"
         "acceptabel|aanvaardbaar|logisch|opportuun|aangewezen|onontbeerlijk|onmisbaar|raadzaam|prioritair",
         "=", "itn"},
        {"SUPPORTS", "beschouwen|zien|bestempelen|aanmerken|betitelen|kwalificeren|kenmerken|omschrijven",
         "belangrijk|essentieel|cruciaal|prioriteit|kans|speerpunt|noodzakelijk|onmisbaar|positief|welkom|hoeksteen|"
         "bemoedigend|positieve|belangrijke|essentiële|cruciale|goede",
         "=", "aitn"},
        {"SUPPORTS", "zijn|blijven|vormen|staan|hebben",
         "belang|belangrijk|uitgangspunt|prioriteit|prioritair|speerpunt|essentieel|cruciaal|voorop|centraal|"
         "onmisbaar|noodzakelijk|topprioriteit|kernprioriteit",
         "<", "itn", "voor|volgens|bij"},
        // "volgens Nederland is het van belang dat X wordt versterkt", "voor het kabinet is het zaak om X te doen".
        {"SUPPORTS", "zijn|blijven",
         "belang|belangrijk|essentieel|cruciaal|noodzakelijk|nodig|wenselijk|onmisbaar|urgent|zaak|geboden", "^", "itn",
         "voor|volgens"},
        // "X is een speerpunt van het kabinet", "het doel van het kabinet is om X te bereiken".
        {"SUPPORTS", "zijn|blijven|vormen", "prioriteit|speerpunt|topprioriteit|kernprioriteit|hoofddoel|wens|kerntaak",
         "<", "itn", "#"},
        {"SUPPORTS", "zijn|blijven", "doel|doelstelling|streven|ambitie|inzet|wens|oogmerk", "^", "itn", "#"},
        {"SUPPORTS", "inzien", "belang|noodzaak|urgentie|waarde|meerwaarde|nut", "van", "itn"},
        {"SUPPORTS", "zijn|blijven", "doel|doelstelling|streven|ambitie|inzet|wens|voornemen|oogmerk", "^", "itn",
         "@doel|doelstelling|streven|ambitie|inzet|wens|voornemen|oogmerk"},

        // Striving for it, asking for it.
        {"SUPPORTS", "oproepen", "", "tot", "itn"},
        {"SUPPORTS", "inspannen|beijveren", "zich", "voor|^", "itn"},
        {"SUPPORTS", "aandringen|hopen", "", "op", "itn"},
        {"SUPPORTS", "vasthouden", "", "aan", "itn"},
        {"SUPPORTS", "houden", "stand|overeind", "=", "itn"},
        {"SUPPORTS", "inzetten|aansturen|focussen|koersen|mikken", "", "op", "itn"},
        {"SUPPORTS", "inzetten", "zich", "voor|^", "itn"},
        {"SUPPORTS", "richten", "gericht|richt|richtte", "op", "itn",
         "@inzet|beleid|aanpak|streven|ambitie|prioriteit"},
        {"SUPPORTS", "pleiten|bepleiten|kiezen|ijveren|opteren|lobbyen", "", "voor|^", "itn"},
        {"SUPPORTS", "strijden|vechten|tekenen|warmlopen", "", "voor", "itn"},
        {"SUPPORTS", "opkomen", "", "voor", "aitn"},
        {"SUPPORTS", "uitspreken", "", "voor", "aitcn"},
        {"SUPPORTS", "streven|toewerken|uitzien", "", "naar", "itn"},
        {"SUPPORTS", "aanbevelen|aanraden|adviseren|voorstellen|suggereren|opperen|bepleiten", "", "=|^", "itn"},
        {"SUPPORTS", "hebben|uitspreken|formuleren", "ambitie|doel|doelstelling|wens", "^", "itn"},
        {"SUPPORTS", "committeren|verbinden|verplichten", "", "aan|tot", "itn"},
        {"SUPPORTS", "maken", "sterk|hard", "voor|^", "aietn"},
        {"SUPPORTS", "maken", "prioriteit|speerpunt|werk", "van", "itn"},
        {"SUPPORTS", "breken", "lans", "voor", "aitn"},
        {"SUPPORTS", "staan", "pal|garant", "voor", "aitn"},
        {"SUPPORTS", "springen|staan", "bres", "voor", "aitn"},
        {"SUPPORTS", "willen|wensen", "", "=", "itn"},
        // "benadrukte dat X nodig is", "is van mening dat X moet worden versterkt".
        {"SUPPORTS",
         "benadrukken|onderstrepen|vinden|menen|aangeven|oordelen|beklemtonen|stellen|uitspreken|opmerken|zijn|"
         "bevestigen|erkennen|herhalen|constateren",
         "belang|belangrijk|essentieel|cruciaal|noodzakelijk|nodig|wenselijk|prioriteit|onmisbaar|moet|moeten|dient|"
         "dienen",
         "!", "itnf"},

        // Saying no to it, thinking ill of it.
        {"OPPOSES",
         "verwerpen|afwijzen|veroordelen|afkeuren|tegenhouden|weigeren|blokkeren|betwisten|bekritiseren|hekelen|"
         "betreuren|bestrijden|tegengaan|aanpakken|laken|wraken|aanvechten|afraden|verbieden|verhinderen|tegenwerken|"
         "dwarsbomen|boycotten|weerspreken|tegenspreken|terugdringen|uitbannen|beteugelen|indammen|wegstemmen|"
         "ontmoedigen|beschuldigen|betichten|vetoën|sanctioneren|ontmantelen",
         "", "=", "aietn"},
        {"OPPOSES",
         "uitspreken|stemmen|keren|kanten|verzetten|protesteren|optreden|ageren|strijden|vechten|waarschuwen|"
         "demonstreren|betogen|fulmineren|procederen",
         "", "tegen", "aietn"},
        {"OPPOSES", "nemen", "stelling", "tegen", "aietn"},
        {"OPPOSES", "wijzen", "hand", "=", "itcn"},
        {"OPPOSES", "nemen|treffen", "maatregel|sanctie|actie|stap|tegenmaatregel", "tegen", "aitn"},
        {"OPPOSES", "opleggen|instellen|afkondigen|aanscherpen", "sanctie|heffing|embargo|importheffing|strafmaatregel",
         "aan|tegen", "a"},
        {"OPPOSES", "+",
         "kritiek|bezwaar|bezwaren|verzet|weerstand|protest|veto|afkeuring|afschuw|onvrede|ongenoegen|tegenstand|"
         "afwijzing|veroordeling",
         "tegen|op|over|van|jegens", "aietn"},
        // "stuitte op weerstand van X": the subject is what they are against.
        {"OPPOSES", "stuiten|krijgen|ontmoeten|ondervinden|oproepen", "weerstand|verzet|kritiek|bezwaar|tegenstand",
         "<", "iet", "van|bij|onder"},
        {"OPPOSES", "+", "strijd|gevecht", "tegen", "itn"},
        {"OPPOSES", "+", "kanttekening|vraagteken|voorbehoud|bedenking|twijfel|reserve|scepsis", "bij|over|tegen",
         "aietn"},
        {"OPPOSES", "+",
         "zorg|zorgen|bezorgdheid|ongerustheid|verontrusting|teleurstelling|verontwaardiging|spijt|verbazing", "over",
         "itn"},
        {"OPPOSES", "zijn|tonen|verklaren",
         "bezorgd|verontrust|ontstemd|verontwaardigd|teleurgesteld|ontevreden|geschokt|ongerust", "over|met|in|door",
         "itn"},
        {"OPPOSES", "ontraden", "", "=", "itn"},
        {"OPPOSES", "nemen", "afstand", "van", "aitn"},
        {"OPPOSES", "distantiëren", "", "van", "aitn"},
        {"OPPOSES", "zijn|staan|tonen|opstellen|uitlaten|oordelen",
         "kritisch|afwijzend|terughoudend|sceptisch|negatief|afkeurend|huiverig", "over|tegenover|jegens|ten", "aietn"},
        {"OPPOSES", "reageren", "kritisch|afwijzend|negatief|teleurgesteld|terughoudend", "op", "aietn"},
        {"OPPOSES", "zijn", "tegen", "tegen", "aietn"},
        {"OPPOSES", "zijn|blijven", "tegenstander|gekant", "van|tegen", "aietn"},
        {"OPPOSES", "maken", "einde", "aan", "itn"},
        {"OPPOSES", "roepen", "halt", "=|aan", "itn"},
        {"OPPOSES", "zien", "niets|nadeel|bezwaar|bezwaren", "in|tegen|aan", "itn"},
        {"OPPOSES", "vinden|achten",
         "onwenselijk|onacceptabel|onaanvaardbaar|ongewenst|onverteerbaar|onjuist|onterecht|onverantwoord|onnodig|"
         "ongepast|zorgelijk|zorgwekkend|verwerpelijk|betreurenswaardig|teleurstellend|kwalijk|ontoelaatbaar|"
         "onredelijk|disproportioneel|prematuur|onbegrijpelijk|onverstandig|onrechtvaardig",
         "=", "itn"},
        {"OPPOSES", "beschouwen|zien|bestempelen|aanmerken|betitelen|kwalificeren|noemen",
         "onwenselijk|schending|obstakel|probleem|zorgelijk|zorgwekkend|onacceptabel|illegaal|onrechtmatig|"
         "onaanvaardbaar|onverantwoord|verwerpelijk|escalatie|betreurenswaardig",
         "=", "itn"},

        {"OPPOSES",
         "benadrukken|onderstrepen|vinden|menen|aangeven|oordelen|beklemtonen|stellen|uitspreken|opmerken|zijn|"
         "bevestigen|erkennen|herhalen",
         "onwenselijk|onacceptabel|onaanvaardbaar|zorgelijk|zorgwekkend|onrechtmatig|illegaal|ongewenst|schadelijk|"
         "verwerpelijk|ontoelaatbaar",
         "!", "itnf"},

        // Doing harm.
        {"THREATENS",
         "bedreigen|ondermijnen|aanvallen|destabiliseren|schenden|binnenvallen|intimideren|bombarderen|beschieten|"
         "annexeren|chanteren|ontwrichten|bezetten|saboteren|aantasten|hacken|infiltreren|bestoken|provoceren",
         "", "=", "ait"},
        {"THREATENS", "bedreigen|ondermijnen|destabiliseren|ontwrichten|aantasten", "", "=", "tn"},
        {"THREATENS",
         "doden|vermoorden|mishandelen|martelen|folteren|ontvoeren|gijzelen|deporteren|verdrijven|vervolgen|"
         "onderdrukken|terroriseren|belagen|bespioneren|belegeren|verjagen|afpersen|gevangenzetten",
         "", "=", "a"},
        {"THREATENS", "vormen|zijn|blijven|betekenen|opleveren", "dreiging|bedreiging|risico|gevaar", "voor|van",
         "atn"},
        {"THREATENS", "voeren|plegen|uitvoeren|ontketenen|beginnen|openen|lanceren|begaan|starten|uitoefenen|vallen",
         "oorlog|aanval|aanvalsoorlog|agressieoorlog|campagne|sabotage|offensief|bombardement|geweld|terreur|aanslag|"
         "misdaad|repressie|cyberaanval|raketaanval|droneaanval|invasie|inval",
         "tegen|op|in|jegens|aan", "a"},
        {"THREATENS", "brengen", "gevaar", "=", "at"},
    });
    return all;
}

}  // namespace dossier::loaders::find
