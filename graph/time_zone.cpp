#include "graph/time_zone.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <vector>

#include <date/tz.h>
#include <fmt/format.h>
#include <unicode/timezone.h>

#include "graph/civil.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"

// Two sources, split at 1970. From then on the system's zone database answers, which is kept up to date. Before 1970
// the IANA database makes no promise and its packagers differ: Debian compiles in the optional "backzone" data, by
// which Stockholm kept a time of its own in 1818, where the main data, Java and the openCypher kit let it follow
// Berlin. ICU carries the main data, so it answers for those years. The system's compiled tables end in 2037; a later
// instant is looked up in an earlier year that has the same calendar, because rules speak of weekdays in months.

namespace dossier::graph {

namespace {

constexpr std::int64_t end_of_tables = 2'114'380'800;  // 2037-01-01T00:00Z

const date::tzdb& zone_database() {
    try {
        return date::get_tzdb();
    } catch (const std::exception&) {
        throw Error{{.type = ErrorType::resource_error,
                     .code = ErrorCode::missing_tool,
                     .message = "this machine has no time zone database",
                     .where = {},
                     .hint = "install the package `tzdata`, or give an offset such as `+01:00`"}};
    }
}

const date::time_zone* find_zone(const std::string& name) {
    static_cast<void>(zone_database());  // else a missing database would read as an unknown zone
    try {
        return date::locate_zone(name);
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

[[noreturn]] void throw_unknown(std::string_view name) {
    std::vector<std::string_view> known;
    for (const date::time_zone& zone : zone_database().zones) known.push_back(zone.name());
    const auto near = nearest(name, known);
    throw Error{{.type = ErrorType::argument_error,
                 .code = ErrorCode::invalid_argument_value,
                 .message = fmt::format("no time zone is called `{}`", name),
                 .where = {},
                 .hint = near ? fmt::format("did you mean `{}`?", *near)
                              : "give a name of the IANA database such as `Europe/Amsterdam`, or an offset"}};
}

/// The same day of a year from 2009 to 2036 that begins on the same weekday and is a leap year likewise.
std::int64_t within_tables(std::int64_t utc_seconds) {
    if (utc_seconds < end_of_tables) return utc_seconds;
    const std::int64_t days = floor_div(utc_seconds, seconds_per_day);
    const std::int64_t year = to_civil(days).year;
    const std::int64_t first = to_days(CivilDate{year, 1, 1});
    for (std::int64_t like = 2009; like < 2037; ++like) {
        const std::int64_t first_like = to_days(CivilDate{like, 1, 1});
        if (is_leap(like) == is_leap(year) && day_of_week(first_like) == day_of_week(first)) {
            return utc_seconds - (first - first_like) * seconds_per_day;
        }
    }
    return utc_seconds;  // not reached: 28 years in a row hold all fourteen calendars
}

std::int32_t offset_before_1970(const std::string& name, std::int64_t utc_seconds) {
    constexpr std::int64_t before_all_rules = -100'000'000'000;  // the year -1199
    const std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name))};
    const double milliseconds = 1000.0 * static_cast<double>(std::max(utc_seconds, before_all_rules));
    std::int32_t standard = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(milliseconds, static_cast<UBool>(false), standard, summer, status);
    return U_FAILURE(status) ? 0 : (standard + summer) / 1000;
}

}  // namespace

TimeZone named_zone(std::string_view name) {
    std::string spelt{name};
    std::ranges::replace(spelt, ' ', '_');
    if (find_zone(spelt) == nullptr) throw_unknown(name);
    return {.name = std::move(spelt)};
}

std::int32_t offset_at(const TimeZone& zone, std::int64_t utc_seconds) {
    if (zone.name.empty()) return zone.offset;
    if (utc_seconds < 0) return offset_before_1970(zone.name, utc_seconds);
    const date::time_zone* found = find_zone(zone.name);
    if (found == nullptr) throw_unknown(zone.name);
    const date::sys_seconds instant{std::chrono::seconds{within_tables(utc_seconds)}};
    return static_cast<std::int32_t>(found->get_info(instant).offset.count());
}

DateTime at_local(const LocalDateTime& local, const TimeZone& zone, std::optional<std::int32_t> preferred) {
    // What holds a day earlier and a day later are the only candidates: no zone changes twice in two days.
    const std::int32_t before = offset_at(zone, local.seconds - seconds_per_day);
    const std::int32_t after = offset_at(zone, local.seconds + seconds_per_day);
    const auto holds = [&](std::int32_t offset) { return offset_at(zone, local.seconds - offset) == offset; };
    std::int32_t assumed = before;
    if (after != before && holds(after) && (!holds(before) || preferred == after)) assumed = after;
    const std::int64_t instant = local.seconds - assumed;
    return {
        .seconds = instant, .nanoseconds = local.nanoseconds, .offset = offset_at(zone, instant), .zone = zone.name};
}

DateTime in_zone(const DateTime& instant, const TimeZone& zone) {
    DateTime moved = instant;
    moved.offset = offset_at(zone, instant.seconds);
    moved.zone = zone.name;
    return moved;
}

TimeZone zone_of(const DateTime& value) { return {.name = value.zone, .offset = value.offset}; }

LocalDateTime local_of(const DateTime& value) {
    return {.seconds = value.seconds + value.offset, .nanoseconds = value.nanoseconds};
}

std::string offset_text(std::int32_t offset) {
    if (offset == 0) return "Z";
    const std::int32_t size = std::abs(offset);
    std::string text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
    if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
    return text;
}

}  // namespace dossier::graph
