#include "graph/civil.hpp"

#include <algorithm>
#include <array>

// Years are counted from March here, so that the leap day comes last, and in eras of 400 years, which all have
// 146,097 days (the arithmetic of Howard Hinnant's "chrono-compatible low-level date algorithms", in 64 bits).

namespace dossier::graph {

namespace {

constexpr std::int64_t days_per_era = 146'097;
constexpr std::int64_t epoch_shift = 719'468;  // days from 0000-03-01 to 1970-01-01
constexpr std::array<int, 13> month_lengths{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// The Monday of week 1: the week that 4 January is in.
std::int64_t first_week(std::int64_t year) {
    const std::int64_t fourth = to_days(CivilDate{year, 1, 4});
    return fourth - (day_of_week(fourth) - 1);
}

}  // namespace

bool is_leap(std::int64_t year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int64_t year, int month) noexcept {
    return month == 2 && is_leap(year) ? 29 : month_lengths[static_cast<std::size_t>(month)];
}

int days_in_year(std::int64_t year) noexcept { return is_leap(year) ? 366 : 365; }

int days_in_quarter(std::int64_t year, int quarter) noexcept {
    const int first = 3 * quarter - 2;
    return days_in_month(year, first) + days_in_month(year, first + 1) + days_in_month(year, first + 2);
}

int weeks_in_year(std::int64_t year) noexcept {
    return static_cast<int>((first_week(year + 1) - first_week(year)) / 7);
}

std::int64_t to_days(const CivilDate& date) noexcept {
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month_from_march = (date.month + 9) % 12;
    const std::int64_t day_of_shifted_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_shifted_year;
    return era * days_per_era + day_of_era - epoch_shift;
}

CivilDate to_civil(std::int64_t days) noexcept {
    const std::int64_t shifted = days + epoch_shift;
    const std::int64_t era = floor_div(shifted, days_per_era);
    const std::int64_t day_of_era = shifted - era * days_per_era;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_shifted_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_shifted_year + 2) / 153;
    const int month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    return {.year = era * 400 + year_of_era + (month <= 2 ? 1 : 0),
            .month = month,
            .day = static_cast<int>(day_of_shifted_year - (153 * month_from_march + 2) / 5 + 1)};
}

std::int64_t to_days(const WeekDate& date) noexcept {
    return first_week(date.year) + std::int64_t{7} * (date.week - 1) + date.day - 1;
}

WeekDate to_week(std::int64_t days) noexcept {
    const int day = day_of_week(days);
    const std::int64_t year = to_civil(days - day + 4).year;  // the year of its Thursday
    return {.year = year, .week = static_cast<int>((days - first_week(year)) / 7) + 1, .day = day};
}

int day_of_week(std::int64_t days) noexcept {
    return static_cast<int>(floor_mod(days + 3, 7)) + 1;  // 1970-01-01 was a Thursday
}

int day_of_year(std::int64_t days) noexcept {
    return static_cast<int>(days - to_days(CivilDate{to_civil(days).year, 1, 1})) + 1;
}

int quarter(const CivilDate& date) noexcept { return (date.month - 1) / 3 + 1; }

int day_of_quarter(std::int64_t days) noexcept {
    const CivilDate date = to_civil(days);
    return static_cast<int>(days - to_days(CivilDate{date.year, 3 * quarter(date) - 2, 1})) + 1;
}

std::optional<CivilDate> plus_months(const CivilDate& date, std::int64_t months) noexcept {
    constexpr std::int64_t far_enough = 12 * (2 * greatest_year + 2);
    if (months > far_enough || months < -far_enough) return std::nullopt;
    const std::int64_t total = date.year * 12 + (date.month - 1) + months;
    const std::int64_t year = floor_div(total, 12);
    if (year > greatest_year || year < -greatest_year) return std::nullopt;
    const int month = static_cast<int>(floor_mod(total, 12)) + 1;
    return CivilDate{year, month, std::min(date.day, days_in_month(year, month))};
}

}  // namespace dossier::graph
