#pragma once

#include <cstdint>
#include <optional>

namespace dossier::graph {

// The proleptic Gregorian calendar and its ISO weeks, counted in days since 1970-01-01, over all years that openCypher
// knows. std::chrono's year ends at 32,767.

inline constexpr std::int64_t greatest_year = 999'999'999;     ///< and its negative
inline constexpr std::int64_t least_day = -365'243'219'162;    ///< -999,999,999-01-01
inline constexpr std::int64_t greatest_day = 365'241'780'471;  ///< 999,999,999-12-31
inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;
inline constexpr std::int64_t nanoseconds_per_day = seconds_per_day * nanoseconds_per_second;

struct CivilDate {
    std::int64_t year = 1970;
    int month = 1;  ///< 1 to 12
    int day = 1;    ///< 1 to 31
};

/// A week belongs to the year that its Thursday is in.
struct WeekDate {
    std::int64_t year = 1970;
    int week = 1;  ///< 1 to 53
    int day = 1;   ///< 1 (Monday) to 7
};

[[nodiscard]] bool is_leap(std::int64_t year) noexcept;
[[nodiscard]] int days_in_month(std::int64_t year, int month) noexcept;
[[nodiscard]] int days_in_year(std::int64_t year) noexcept;
[[nodiscard]] int days_in_quarter(std::int64_t year, int quarter) noexcept;
[[nodiscard]] int weeks_in_year(std::int64_t year) noexcept;

/// Both ask for a date that exists; the other direction always has an answer.
[[nodiscard]] std::int64_t to_days(const CivilDate& date) noexcept;
[[nodiscard]] std::int64_t to_days(const WeekDate& date) noexcept;
[[nodiscard]] CivilDate to_civil(std::int64_t days) noexcept;
[[nodiscard]] WeekDate to_week(std::int64_t days) noexcept;

[[nodiscard]] int day_of_week(std::int64_t days) noexcept;     ///< 1 (Monday) to 7
[[nodiscard]] int day_of_year(std::int64_t days) noexcept;     ///< 1 to 366
[[nodiscard]] int quarter(const CivilDate& date) noexcept;     ///< 1 to 4
[[nodiscard]] int day_of_quarter(std::int64_t days) noexcept;  ///< 1 to 92

/// `months` later; a day that the month does not have becomes its last (01-31 plus one month is 02-28).
/// returns    nothing beyond the years that openCypher knows
[[nodiscard]] std::optional<CivilDate> plus_months(const CivilDate& date, std::int64_t months) noexcept;

/// Division that rounds down, and what it leaves, which is never negative.
[[nodiscard]] constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept {
    return a / b - (a % b < 0 ? 1 : 0);
}
[[nodiscard]] constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) noexcept {
    return a % b + (a % b < 0 ? b : 0);
}

}  // namespace dossier::graph
