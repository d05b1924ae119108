#pragma once

#include <string_view>

#include "graph/temporal.hpp"
#include "graph/time_zone.hpp"

namespace dossier::graph {

// ISO 8601 as CIP2015-08-06 allows it: calendar, week, quarter and ordinal dates, basic and extended, with the less
// significant parts left out; times; offsets; zone names in brackets; durations by unit or as a date and time.
//
// Each throws Error{invalid_argument_value} when the text is not in one of the forms or names no real date or time.

[[nodiscard]] Date parse_date(std::string_view text);
[[nodiscard]] LocalTime parse_local_time(std::string_view text);
/// `fallback` is the zone of a text without one.
[[nodiscard]] Time parse_time(std::string_view text, std::int32_t fallback);
[[nodiscard]] LocalDateTime parse_local_date_time(std::string_view text);
[[nodiscard]] DateTime parse_date_time(std::string_view text, const TimeZone& fallback);
[[nodiscard]] Duration parse_duration(std::string_view text);
/// `+01:00`, `Z`, `Europe/Amsterdam`
[[nodiscard]] TimeZone parse_zone(std::string_view text);

}  // namespace dossier::graph
