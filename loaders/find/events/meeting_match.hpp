#pragma once

#include "loaders/find/events/meetings.hpp"

namespace dossier::loaders::find {

/// Says nothing of whose, where and when: "de bijeenkomst".
[[nodiscard]] bool bare(const Meeting& m);

/// "de JBZ-Raad op 10 juni" is a day of the one "op 9 en 10 juni", and "de bijeenkomst van de Raad …, die op 4 en 5
/// maart" was held the council of these days.
[[nodiscard]] bool part_of_meeting(const Meeting& known, const Meeting& m);

/// A klimaattop is a klimaatconferentie: do both compounds tell of the same subject?
[[nodiscard]] bool same_subject(const Meeting& known, const Meeting& m);

/// May a mention be of a meeting of its sort that the letter has named: does nothing that both say differ?
[[nodiscard]] bool fits_meeting(const Meeting& known, const Meeting& m);

}  // namespace dossier::loaders::find
