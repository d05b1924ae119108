#pragma once

#include <optional>

#include "graph/time_zone.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// What a temporal value is made from: any of a day, a time of day, and the zone that both are shown in.
struct TemporalParts {
    std::optional<std::int64_t> day;          ///< since 1970-01-01
    std::optional<std::int64_t> nanoseconds;  ///< since midnight
    std::optional<TimeZone> zone;             ///< a named one with the offset that held
};

/// The parts of an instant; asks for a temporal value other than a duration.
[[nodiscard]] TemporalParts parts_of(const Value& value);

/// The value of `kind` from its parts; a missing time is midnight.
/// throws     Error{invalid_argument_value}: a day or a time that `kind` needs is missing, or the year is out of range
[[nodiscard]] Value from_parts(ValueKind kind, const TemporalParts& parts, const TimeZone& fallback);

/// The same with the components of `map` in place of those of `base`.
/// throws     Error{invalid_argument_value, invalid_argument_type}
[[nodiscard]] Value with_components(ValueKind kind, const Map& map, TemporalParts base, const DateTime& now);

/// `day` of an instant, checked to lie within the years that openCypher knows.
/// throws     Error{integer_overflow}
[[nodiscard]] std::int64_t checked_day(std::int64_t day);

[[nodiscard]] bool is_instant(ValueKind kind) noexcept;
[[nodiscard]] bool has_date(ValueKind kind) noexcept;
[[nodiscard]] bool has_time(ValueKind kind) noexcept;
[[nodiscard]] bool has_zone(ValueKind kind) noexcept;

/// A zone from a string, or from the `timezone` of a map.
[[nodiscard]] TimeZone zone_from(const Value& value);

}  // namespace dossier::graph
