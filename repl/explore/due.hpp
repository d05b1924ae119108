#pragma once

#include <string>
#include <string_view>

#include "repl/language/language.hpp"

namespace dossier::repl::explore {

// When commitments fall due, which the graph holds as text: a date, a month (`2025-06`), a quarter (`2026-Q1`), a year
// or an interval open at an end (`2024-09-22/..`, `../2025-07-04`). Both texts below compare by letters as the days do.

/// An expression of the query language: the last day of `due`, or where it has no end its first. A month's end is
/// written as `2025-06~`: `~` goes behind every digit, so that a month is over only before the next.
inline constexpr std::string_view last_day = "replace(replace(replace(replace(split(replace({}, '/..', ''), '/')[-1],\n"
                                             "      'Q1', '03'), 'Q2', '06'), 'Q3', '09'), 'Q4', '12') + '~'";

/// The same for the first day, or where it has no beginning its last.
inline constexpr std::string_view first_day = "replace(replace(replace(replace(split(replace({}, '../', ''), '/')[0],\n"
                                              "         'Q1', '01'), 'Q2', '04'), 'Q3', '07'), 'Q4', '10')";

/// A day, month, quarter or year that a person wrote, as the first of its days in the same terms: `2025-Q4` is
/// `2025-10`.
/// throws     Error{wrong_usage}: anything else, such as `next week`: what is today would change the answer
[[nodiscard]] std::string written_date(std::string_view text, Language language);

}  // namespace dossier::repl::explore
