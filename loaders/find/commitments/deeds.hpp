#pragma once

#include <string_view>

#include "loaders/find/grammar/roles.hpp"

namespace dossier::loaders::find {

/// Verbs that bind nobody: being, meeting, talking, and what merely happens.
inline constexpr std::string_view unbinding =
    "zijn|hebben|spreken|bespreken|deelnemen|bijwonen|bijeenkomen|plaatsvinden|staan|bevatten|reizen|stilstaan|komen|"
    "vergaderen|ontmoeten|betekenen|vormen|liggen|krijgen|leiden|gelden|blijken|duren|ontstaan|vergen|vereisen|vragen|"
    "kunnen|moeten|worden|zullen|willen|mogen|gaan|lijken|voldoen|uitgeven|aantreden|presideren|verwachten|voorzitten|"
    "fungeren|vervullen|bekleden|bedragen|kosten|lopen|eindigen|beschikken|kennen|constateren|schatten|voorzien|zien|"
    "ontvangen|houden|bijdragen|ramen|weten|ondervinden|merken|lijden|ervaren|groeien|dalen|stijgen|toenemen|"
    "afnemen|profiteren|verliezen|winnen|voortduren|aanhouden|plaatshebben|behoren|ontbreken|uiten|ondergaan|"
    "verkeren|verdwijnen|verschijnen|aflopen|resulteren|kampen|tellen|omvatten|inhouden|gebeuren|vertrekken";
/// Meeting and talking are no commitments, however firmly planned.
inline constexpr std::string_view attending =
    "deelnemen|bijwonen|reizen|bijeenkomen|spreken|stilstaan|bespreken|wisselen|overleggen|onderhandelen|vergaderen|"
    "uitweiden|praten|debatteren|discussiëren|toespreken|terugblikken|vooruitblikken|aanschuiven|afreizen|"
    "vertegenwoordigen";
/// Judging and being of a mind, whenever.
inline constexpr std::string_view judging =
    "beschouwen|achten|vinden|menen|denken|geloven|weten|blijven|hechten|onderschrijven|waarderen|herkennen|erkennen|"
    "begrijpen|hopen|pleiten|steunen|ondersteunen|instemmen|verwelkomen|vrezen|vertrouwen|afhangen|behoren|passen|"
    "bestaan|ontbreken|heten|lijden|genieten|beseffen";

/// "komt met een voorstel".
[[nodiscard]] bool proposes(const Roles& roles, const VerbUse& verb);

/// Has the clause an infinitive with te of what one does, not of how one is or what one thinks or can?
[[nodiscard]] bool infinitive_of_deed(const Roles& roles);

/// "mijn besluit om X te geven", "het besluit van Denemarken om", "de Deense toezegging om": does the om clause tell
/// what the noun before it has resolved, and whose it is?
[[nodiscard]] bool resolved_by_noun(const Roles& roles);

/// "werkt aan een voorstel", "bereidt een wetsvoorstel voor".
[[nodiscard]] bool drafts_proposal(const Roles& roles);

/// Does a dat clause complete the clause?
[[nodiscard]] bool says_that(const Roles& roles);

/// Does the sentence name a sum of money?
[[nodiscard]] bool names_sum(const Roles& roles);

}  // namespace dossier::loaders::find
