#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace dossier::graph {

// The temporal values of openCypher (CIP2015-08-06). Years run from -999,999,999 to 999,999,999, wider than
// std::chrono's, so days are counted in 64 bits here.

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
struct Date {
    std::int64_t days = 0;
    auto operator<=>(const Date&) const = default;
};

/// Nanoseconds since midnight.
struct LocalTime {
    std::int64_t nanoseconds = 0;
    auto operator<=>(const LocalTime&) const = default;
};

/// A time of day with its offset from UTC, in seconds east.
struct Time {
    std::int64_t nanoseconds = 0;  ///< local, since midnight
    std::int32_t offset = 0;
    bool operator==(const Time&) const = default;
};

/// Seconds since 1970-01-01T00:00 on the local clock, and nanoseconds within that second.
struct LocalDateTime {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;
    auto operator<=>(const LocalDateTime&) const = default;
};

/// An instant with the offset, and the zone if one was named, that it is shown in.
struct DateTime {
    std::int64_t seconds = 0;      ///< UTC, since 1970-01-01T00:00Z
    std::int32_t nanoseconds = 0;  ///< within that second
    std::int32_t offset = 0;       ///< seconds east of UTC
    std::string zone;              ///< `Europe/Amsterdam`, or empty for an offset alone
    bool operator==(const DateTime&) const = default;
};

/// Four parts that do not convert into each other: a month has no fixed number of days, a day none of seconds.
struct Duration {
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;  ///< 0 to 999,999,999; `seconds` carries the sign
    bool operator==(const Duration&) const = default;
};

/// ISO 8601, as `toString()` gives it and results print it.
[[nodiscard]] std::string iso(const Date& value);
[[nodiscard]] std::string iso(const LocalTime& value);
[[nodiscard]] std::string iso(const Time& value);
[[nodiscard]] std::string iso(const LocalDateTime& value);
[[nodiscard]] std::string iso(const DateTime& value);
[[nodiscard]] std::string iso(const Duration& value);

}  // namespace dossier::graph
