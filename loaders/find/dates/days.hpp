#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/dates/dates.hpp"
#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// From where a sentence looks at a day that it names without a year.
struct Vantage {
    int year = 0;                       ///< of the letter; 0 where it has no date
    std::string day;                    ///< of the letter: `06-28`
    bool past = false, future = false;  ///< what its verbs tell of; neither in a heading
};

/// How a sentence of a letter of that date looks at days: by its verbs.
///
/// `date`  ISO; anything shorter is no date
[[nodiscard]] Vantage vantage_of(const std::vector<Word>& words, std::string_view date);

/// The number of the month that the word names: 1 for `januari`.
[[nodiscard]] std::optional<int> month_number(std::string_view word);

/// The year of a day or, with `day_number` 0, of a month that has none: the letter's own, or a neighbour's where the
/// words say so or the verbs cannot mean a day that far off.
///
/// `mark`  `a.s.` for days to come, `jl.` for days gone by, or nothing
[[nodiscard]] int year_of_day(const Vantage& letter, int month, int day_number, std::string_view mark);

/// A day, several days on end or a range of days, which may run over the end of a month: "13 en 14 mei", "van
/// woensdag 19 t/m zaterdag 22 juni 2019", "31 oktober tot 5 november 2010", "21 dezer".
[[nodiscard]] std::optional<TimeExpression> read_days(const std::vector<Word>& words, std::size_t i,
                                                      const Vantage& letter);

}  // namespace dossier::loaders::find
