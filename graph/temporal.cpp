#include "graph/temporal.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/time_zone.hpp"

namespace dossier::graph {

namespace {

std::string date_text(std::int64_t days) {
    const CivilDate date = to_civil(days);
    const std::string_view sign = date.year < 0 ? "-" : date.year > 9999 ? "+" : "";
    return fmt::format("{}{:04}-{:02}-{:02}", sign, std::abs(date.year), date.month, date.day);
}

/// Seconds only where there are any, their fraction in groups of three digits: 12:31, 12:31:14, 12:31:14.645.
std::string clock_text(std::int64_t second_of_day, std::int64_t nanoseconds) {
    std::string text = fmt::format("{:02}:{:02}", second_of_day / 3600, second_of_day / 60 % 60);
    if (second_of_day % 60 == 0 && nanoseconds == 0) return text;
    text += fmt::format(":{:02}", second_of_day % 60);
    if (nanoseconds == 0) return text;
    if (nanoseconds % 1'000'000 == 0) return text + fmt::format(".{:03}", nanoseconds / 1'000'000);
    if (nanoseconds % 1'000 == 0) return text + fmt::format(".{:06}", nanoseconds / 1'000);
    return text + fmt::format(".{:09}", nanoseconds);
}

std::string clock_text(std::int64_t nanosecond_of_day) {
    return clock_text(nanosecond_of_day / nanoseconds_per_second, nanosecond_of_day % nanoseconds_per_second);
}

std::string part(std::int64_t amount, char unit) {
    return amount == 0 ? std::string{} : fmt::format("{}{}", amount, unit);
}

/// `-59.9S`: the sign once, the fraction without trailing zeros.
std::string seconds_part(std::int64_t seconds, std::int64_t nanoseconds) {
    if (seconds == 0 && nanoseconds == 0) return {};
    const bool negative = seconds < 0 || nanoseconds < 0;
    std::string text = fmt::format("{}{}", negative ? "-" : "", std::abs(seconds));
    if (nanoseconds != 0) {
        text += fmt::format(".{:09}", std::abs(nanoseconds));
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + 'S';
}

}  // namespace

std::string iso(const Date& value) { return date_text(value.days); }

std::string iso(const LocalTime& value) { return clock_text(value.nanoseconds); }

std::string iso(const Time& value) { return clock_text(value.nanoseconds) + offset_text(value.offset); }

std::string iso(const LocalDateTime& value) {
    const std::int64_t days = floor_div(value.seconds, seconds_per_day);
    return fmt::format("{}T{}", date_text(days),
                       clock_text(floor_mod(value.seconds, seconds_per_day), value.nanoseconds));
}

std::string iso(const DateTime& value) {
    const std::string zone = value.zone.empty() ? std::string{} : fmt::format("[{}]", value.zone);
    return iso(local_of(value)) + offset_text(value.offset) + zone;
}

std::string iso(const Duration& value) {
    // Nanoseconds count up from the second below; people read both with the same sign.
    const bool borrow = value.seconds < 0 && value.nanoseconds > 0;
    const std::int64_t seconds = borrow ? value.seconds + 1 : value.seconds;
    const std::int64_t nanoseconds = borrow ? value.nanoseconds - nanoseconds_per_second : value.nanoseconds;
    const std::string dates = part(value.months / 12, 'Y') + part(value.months % 12, 'M') + part(value.days, 'D');
    const std::string times =
        part(seconds / 3600, 'H') + part(seconds / 60 % 60, 'M') + seconds_part(seconds % 60, nanoseconds);
    if (dates.empty() && times.empty()) return "PT0S";
    return 'P' + dates + (times.empty() ? "" : 'T' + times);
}

}  // namespace dossier::graph
