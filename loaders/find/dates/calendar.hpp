#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::loaders::find {

/// The whole text as a number without sign.
[[nodiscard]] std::optional<int> small_number(std::string_view text);

/// 1900 to 2100, in four digits.
[[nodiscard]] std::optional<int> year_of(std::string_view text);

/// The day of an ISO date; none where there is no such day.
[[nodiscard]] std::optional<std::chrono::sys_days> day_of(std::string_view date);

/// The day after an ISO date that there is.
[[nodiscard]] std::string next_day(std::string_view date);

/// "donderdag" of "donderdagmiddag", in small letters; empty where the word begins with no day of the week.
[[nodiscard]] std::string_view weekday_in(std::string_view word);

/// The ISO date of a day of the week among the days from `start` to `end`, at most a week apart; empty if there is
/// none.
[[nodiscard]] std::string weekday_within(std::string_view weekday, std::string_view start, std::string_view end);

}  // namespace dossier::loaders::find
