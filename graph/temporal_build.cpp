#include "graph/temporal_build.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/component_map.hpp"
#include "graph/temporal_error.hpp"
#include "graph/temporal_parse.hpp"

// A map's components are put over a base: nothing (then a component needs all the larger ones), or the instants that
// `date`, `time` and `datetime` select, or the instant that truncate() has cut. What is overridden is overridden on the
// clock of the base; only then does `timezone` move the result to another zone, keeping the instant.

namespace dossier::graph {

namespace {

using Number = std::optional<std::int64_t>;
using Keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 8> date_keys{"year",      "month",      "day",     "week",
                                                    "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter"};
constexpr std::array<std::string_view, 2> calendar_keys{"month", "day"};
constexpr std::array<std::string_view, 2> week_keys{"week", "dayOfWeek"};
constexpr std::array<std::string_view, 2> quarter_keys{"quarter", "dayOfQuarter"};
constexpr std::array<std::string_view, 1> ordinal_keys{"ordinalDay"};
constexpr std::array<std::string_view, 4> day_keys{"day", "dayOfWeek", "dayOfQuarter", "ordinalDay"};
constexpr std::array<std::string_view, 6> time_keys{"hour",        "minute",      "second",
                                                    "millisecond", "microsecond", "nanosecond"};
constexpr std::array<std::string_view, 3> subsecond_keys{"millisecond", "microsecond", "nanosecond"};

std::vector<std::string_view> keys_of(ValueKind kind) {
    std::vector<std::string_view> keys;
    const auto add = [&keys](Keys more) { keys.insert(keys.end(), more.begin(), more.end()); };
    if (has_date(kind)) add(date_keys);
    if (has_time(kind)) add(time_keys);
    if (has_date(kind)) keys.push_back("date");
    if (has_time(kind)) keys.push_back("time");
    keys.push_back("datetime");
    if (has_zone(kind)) keys.push_back("timezone");
    return keys;
}

// --- the date

/// A number that was given must fit; one that the base lends bends to the nearest that does.
std::int64_t fitted(const ComponentMap& map, std::string_view key, std::int64_t lent, std::int64_t greatest) {
    return map.integer(key, 1, greatest).value_or(std::min(lent, greatest));
}

std::int64_t calendar_date(const ComponentMap& map, std::int64_t year, const Number& base) {
    if (!base) map.require("day", "month");
    const CivilDate lent = base ? to_civil(*base) : CivilDate{};
    const int month = static_cast<int>(fitted(map, "month", lent.month, 12));
    const auto day = fitted(map, "day", lent.day, days_in_month(year, month));
    return to_days(CivilDate{year, month, static_cast<int>(day)});
}

std::int64_t week_date(const ComponentMap& map, Number year, const Number& base) {
    if (!base) map.require("dayOfWeek", "week");
    const WeekDate lent = base ? to_week(*base) : WeekDate{.year = *year};
    const std::int64_t week_year = year.value_or(lent.year);
    const auto week = fitted(map, "week", lent.week, weeks_in_year(week_year));
    const auto day = fitted(map, "dayOfWeek", lent.day, 7);
    return to_days(WeekDate{week_year, static_cast<int>(week), static_cast<int>(day)});
}

std::int64_t quarter_date(const ComponentMap& map, std::int64_t year, const Number& base) {
    if (!base) map.require("dayOfQuarter", "quarter");
    const int quarter_number = static_cast<int>(fitted(map, "quarter", base ? quarter(to_civil(*base)) : 1, 4));
    const auto day =
        fitted(map, "dayOfQuarter", base ? day_of_quarter(*base) : 1, days_in_quarter(year, quarter_number));
    return to_days(CivilDate{year, 3 * quarter_number - 2, 1}) + day - 1;
}

void refuse_mixed_dates(const ComponentMap& map) {
    const int ways =
        map.has_any(calendar_keys) + map.has_any(week_keys) + map.has_any(quarter_keys) + map.has_any(ordinal_keys);
    if (ways > 1) {
        throw_invalid("the components give the day in more than one way",
                      "use month and day, week and dayOfWeek, quarter and dayOfQuarter, or ordinalDay");
    }
}

std::int64_t day_from(const ComponentMap& map, const Number& base) {
    if (base && !map.has_any(date_keys)) return *base;
    refuse_mixed_dates(map);
    const auto given = map.integer("year", -greatest_year, greatest_year);
    if (!given && !base) throw_invalid("component `year` is missing");
    if (map.has_any(week_keys)) return week_date(map, given, base);
    const std::int64_t year = given ? *given : to_civil(*base).year;
    if (map.has_any(quarter_keys)) return quarter_date(map, year, base);
    if (const auto ordinal = map.integer("ordinalDay", 1, days_in_year(year))) {
        return to_days(CivilDate{year, 1, 1}) + *ordinal - 1;
    }
    return calendar_date(map, year, base);
}

// --- the time of day

/// milli-, micro- and nanosecond: alone each counts all of the second, together each only its own three digits.
std::int64_t subsecond_from(const ComponentMap& map) {
    const bool milli = map.has("millisecond");
    const bool micro = map.has("microsecond");
    const auto part = [&map](std::string_view key, std::int64_t greatest) {
        return map.integer(key, 0, greatest).value_or(0);
    };
    return part("millisecond", 999) * 1'000'000 + part("microsecond", milli ? 999 : 999'999) * 1'000 +
           part("nanosecond", milli || micro ? 999 : 999'999'999);
}

std::int64_t time_from(const ComponentMap& map, const Number& base) {
    if (!base) {
        map.require("minute", "hour");
        map.require("second", "minute");
        for (const std::string_view key : subsecond_keys) map.require(key, "second");
    }
    const std::int64_t lent = base.value_or(0);
    const std::int64_t lent_second = lent / nanoseconds_per_second;
    const std::int64_t hour = map.integer("hour", 0, 23).value_or(lent_second / 3600);
    const std::int64_t minute = map.integer("minute", 0, 59).value_or(lent_second / 60 % 60);
    const std::int64_t second = map.integer("second", 0, 59).value_or(lent_second % 60);
    const std::int64_t fraction = map.has_any(subsecond_keys) ? subsecond_from(map) : lent % nanoseconds_per_second;
    return (hour * 3600 + minute * 60 + second) * nanoseconds_per_second + fraction;
}

// --- what the map selects

const Value& selected(const ComponentMap& map, std::string_view key, bool (*fits)(ValueKind)) {
    const Value& value = map.get(key);
    if (!fits(value.kind())) throw_wrong_kind(fmt::format("component `{}`", key), value);
    return value;
}

/// `datetime` selects all; `date` the day alone; `time` the time with its zone.
void select(const ComponentMap& map, TemporalParts& base) {
    if (map.has("datetime")) {
        if (map.has("date") || map.has("time")) throw_invalid("component `datetime` selects the date and the time");
        const auto fits = [](ValueKind kind) { return has_date(kind) && has_time(kind); };
        base = parts_of(selected(map, "datetime", fits));
    }
    if (map.has("date")) base.day = parts_of(selected(map, "date", [](ValueKind kind) { return has_date(kind); })).day;
    if (map.has("time")) {
        const TemporalParts time = parts_of(selected(map, "time", [](ValueKind kind) { return has_time(kind); }));
        base.nanoseconds = time.nanoseconds;
        base.zone = time.zone;
    }
}

void refuse_time_without_day(const ComponentMap& map, const Number& base_day) {
    if (!base_day && (map.has("hour") || map.has("time")) && !map.has_any(day_keys)) {
        throw_invalid("a time needs a whole date beside it", "add `day`, `dayOfWeek`, `dayOfQuarter` or `ordinalDay`");
    }
}

/// Moves a time of day to another offset; a named zone stands for the offset that it has now.
Value moved_time(const Time& time, const TimeZone& zone, const DateTime& now) {
    const std::int32_t offset = offset_at(zone, now.seconds);
    const std::int64_t shift = (offset - time.offset) * nanoseconds_per_second;
    return Time{.nanoseconds = floor_mod(time.nanoseconds + shift, nanoseconds_per_day), .offset = offset};
}

}  // namespace

Value with_components(ValueKind kind, const Map& entries, TemporalParts base, const DateTime& now) {
    const auto known = keys_of(kind);
    const ComponentMap map{entries, known};
    select(map, base);
    const TimeZone here{.name = now.zone, .offset = now.offset};
    const std::optional<TimeZone> asked =
        map.has("timezone") ? std::optional{zone_from(map.get("timezone"))} : std::nullopt;
    if (has_date(kind) && has_time(kind)) refuse_time_without_day(map, base.day);
    if (!has_date(kind) && !base.nanoseconds && !map.has("hour")) throw_invalid("component `hour` is missing");
    TemporalParts parts = base;
    if (has_date(kind)) parts.day = day_from(map, base.day);
    if (has_time(kind)) parts.nanoseconds = time_from(map, base.nanoseconds);
    if (!asked) return from_parts(kind, parts, here);
    if (!parts.zone) {
        parts.zone = kind == ValueKind::time ? TimeZone{.name = {}, .offset = offset_at(*asked, now.seconds)} : *asked;
        return from_parts(kind, parts, here);
    }
    const Value original = from_parts(kind, parts, here);
    if (kind == ValueKind::date_time) return in_zone(original.as_date_time(), *asked);
    return moved_time(original.as_time(), *asked, now);
}

Value from_parts(ValueKind kind, const TemporalParts& parts, const TimeZone& fallback) {
    if (has_date(kind) && !parts.day) throw_invalid(fmt::format("{} needs a date", name(kind)));
    if (!has_date(kind) && !parts.nanoseconds) throw_invalid(fmt::format("{} needs a time", name(kind)));
    const std::int64_t nanoseconds = parts.nanoseconds.value_or(0);
    const TimeZone& zone = parts.zone ? *parts.zone : fallback;
    if (kind == ValueKind::local_time) return LocalTime{nanoseconds};
    if (kind == ValueKind::time) return Time{.nanoseconds = nanoseconds, .offset = zone.offset};
    if (kind == ValueKind::date) return Date{checked_day(*parts.day)};
    const LocalDateTime local{.seconds =
                                  checked_day(*parts.day) * seconds_per_day + nanoseconds / nanoseconds_per_second,
                              .nanoseconds = static_cast<std::int32_t>(nanoseconds % nanoseconds_per_second)};
    if (kind == ValueKind::local_date_time) return local;
    return at_local(local, zone, parts.zone ? std::optional{zone.offset} : std::nullopt);
}

TemporalParts parts_of(const Value& value) {
    const auto of_local = [](const LocalDateTime& local) {
        const std::int64_t second = floor_mod(local.seconds, seconds_per_day);
        return TemporalParts{.day = floor_div(local.seconds, seconds_per_day),
                             .nanoseconds = second * nanoseconds_per_second + local.nanoseconds,
                             .zone = {}};
    };
    switch (value.kind()) {
    case ValueKind::date: return {.day = value.as_date().days, .nanoseconds = {}, .zone = {}};
    case ValueKind::local_time: return {.day = {}, .nanoseconds = value.as_local_time().nanoseconds, .zone = {}};
    case ValueKind::time:
        return {.day = {},
                .nanoseconds = value.as_time().nanoseconds,
                .zone = TimeZone{.name = {}, .offset = value.as_time().offset}};
    case ValueKind::local_date_time: return of_local(value.as_local_date_time());
    default: {
        TemporalParts parts = of_local(local_of(value.as_date_time()));
        parts.zone = zone_of(value.as_date_time());
        return parts;
    }
    }
}

std::int64_t checked_day(std::int64_t day) {
    if (day < least_day || day > greatest_day) throw_overflow("the date is beyond the years -999999999 to 999999999");
    return day;
}

bool has_date(ValueKind kind) noexcept {
    return kind == ValueKind::date || kind == ValueKind::local_date_time || kind == ValueKind::date_time;
}

bool has_time(ValueKind kind) noexcept { return is_instant(kind) && kind != ValueKind::date; }

bool has_zone(ValueKind kind) noexcept { return kind == ValueKind::time || kind == ValueKind::date_time; }

bool is_instant(ValueKind kind) noexcept { return kind >= ValueKind::date && kind <= ValueKind::date_time; }

TimeZone zone_from(const Value& value) {
    if (value.is(ValueKind::map)) return zone_from(value.as_map().get("timezone"));
    if (!value.is(ValueKind::string)) throw_wrong_kind("a time zone", value);
    return parse_zone(value.as_string());
}

}  // namespace dossier::graph
