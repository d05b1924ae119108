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

}  // namespace dossier::loaders::find
