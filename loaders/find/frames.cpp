#include "loaders/find/frames.hpp"

#include <array>

namespace dossier::loaders::find {

std::span<const Frame> frames() noexcept {
    static constexpr std::array<Frame, 56> all{{
        {"SUPPORTS", "steunen|ondersteunen|verwelkomen|toejuichen|omarmen|onderschrijven|waarderen|aanmoedigen|voorstaan|bepleiten", "", "=", "aietcn"},
        {"SUPPORTS", "herbevestigen|bevestigen|uitspreken", "steun", "=", "ait"},
        {"SUPPORTS", "geven|bieden|verlenen", "steun|hulp|bijstand", "aan", "aiet"},
        {"SUPPORTS", "scharen", "", "achter", "aietn"},
        {"SUPPORTS", "instemmen", "", "met", "ietcn"},
        {"SUPPORTS", "zijn", "ingenomen|blij", "met", "aietcn"},
        {"SUPPORTS", "zijn", "voorstander", "van", "aietcn"},
        {"SUPPORTS", "zijn", "positief|verheugd", "over", "aietcn"},
        {"SUPPORTS", "staan", "positief|welwillend|sympathiek", "tegenover", "aietcn"},
        {"SUPPORTS", "hechten", "belang|waarde", "aan", "aietn"},
        {"SUPPORTS", "inzetten", "", "op|voor", "itn", 0.8},
        {"SUPPORTS", "pleiten|bepleiten|kiezen", "", "voor", "itn", 0.9},
        {"SUPPORTS", "committeren|verbinden", "", "aan", "itn", 0.9},
        {"SUPPORTS", "maken", "sterk|hard", "voor", "aietn", 0.9},
        {"OPPOSES", "verwerpen|afwijzen|veroordelen|afkeuren|tegenhouden|blokkeren|betwisten|bekritiseren|hekelen", "", "=", "aietn"},
        {"OPPOSES", "uitspreken|stemmen|keren|verzetten|protesteren", "", "tegen", "aietn"},
        {"OPPOSES", "nemen", "stelling", "tegen", "aietn"},
        {"OPPOSES", "hebben|maken", "bezwaar|bezwaren", "tegen", "aietn"},
        {"OPPOSES", "zijn|staan", "kritisch|afwijzend|terughoudend", "over|tegenover", "aietn", 0.9},
        {"OPPOSES", "hebben|leveren|uiten", "kritiek", "op", "aietn"},
        {"OPPOSES", "zijn", "tegen", "tegen", "aietn", 0.8},
        {"OPPOSES", "zijn", "tegenstander|gekant", "van|tegen", "aietn"},
        {"THREATENS", "bedreigen|ondermijnen|aanvallen|destabiliseren|schenden", "", "=", "ait", 0.9},
        {"THREATENS", "vormen", "dreiging|bedreiging|risico|gevaar", "voor", "at"},
        {"THREATENS", "voeren", "oorlog", "tegen", "a"},
        {"THREATENS", "brengen", "gevaar", "=", "at", 0.9},
        {"COOPERATES_WITH", "samenwerken|optrekken", "", "met", "a"},
        {"CALLS_ON", "oproepen|verzoeken|aansporen|manen", "", "=", "a"},
        {"CALLS_ON", "vragen", "", "=", "a", 0.9},
        {"CALLS_ON", "aandringen", "", "bij", "a"},
        {"DISCUSSES", "spreken|praten|overleggen|vergaderen|onderhandelen|discussiëren", "", "over", "aitn"},
        {"DISCUSSES", "wisselen", "gedachten", "over", "aitn"},
        {"DISCUSSES", "bespreken|behandelen|aankaarten|agenderen", "", "=", "aitn"},
        {"DISCUSSES", "stilstaan", "", "bij", "aitn"},
        {"DISCUSSES", "gaan|voeren", "gesprek|overleg", "over", "aitn"},
        {"PARTICIPATES_IN", "deelnemen|meedoen", "", "aan", "ei"},
        {"PARTICIPATES_IN", "afzien", "", "van", "ei"},
        {"PARTICIPATES_IN", "bijwonen|voorzitten", "", "=", "e"},
        {"PARTICIPATES_IN", "zijn", "aanwezig|vertegenwoordigd", "bij|op|in", "e"},
        {"ADOPTED", "aannemen|ondertekenen|tekenen|overeenkomen|vaststellen|sluiten|bekrachtigen|ratificeren|afspreken|lanceren|oprichten|goedkeuren", "", "=", "i"},
        {"MEMBER_OF", "toetreden", "", "tot", "a"},
        {"MEMBER_OF", "zijn|worden", "lid|lidstaat", "van", "a"},
        {"PARTNER_OF", "zijn|worden", "partner|partnerland", "van", "a"},
        {"ADOPTED", "afspreken|overeenkomen", "", "in", "i"},
        {"CONTRIBUTES_TO", "bijdragen", "", "aan", "aitn"},
        {"CONTRIBUTES_TO", "beschikbaarstellen|stellen", "beschikbaar", "voor|aan", "aitn"},
        {"CONTRIBUTES_TO", "vrijmaken|uittrekken|reserveren", "", "voor", "aitn"},
        {"CONTRIBUTES_TO", "geven", "invulling|uitvoering", "aan", "itc"},
        {"CONTRIBUTES_TO", "zetten|opzetten|nemen", "stap", "*", "it", 0.8},
        {"CONTRIBUTES_TO", "leveren", "bijdrage", "aan", "aitn"},
        {"CONTRIBUTES_TO", "toezeggen|doneren", "", "aan|=", "at", 0.9},
        {"CONTRIBUTES_TO", "initiëren|opzetten", "", "=", "i", 0.8},
        {"CONTRIBUTES_TO", "financieren|medefinancieren", "", "=", "itn", 0.9},
        {"CONTRIBUTES_TO", "verstrekken|toekennen|doneren", "", "aan", "ait"},
        {"CONTRIBUTES_TO", "investeren", "", "in", "aitn"},
        {"CONTRIBUTES_TO", "bijstaan", "", "=", "a", 0.8},
    }};
    return all;
}

}  // namespace dossier::loaders::find
