#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/duration_sum.hpp"
#include "graph/int128.hpp"
#include "graph/names.hpp"
#include "graph/temporal_build.hpp"
#include "graph/temporal_error.hpp"
#include "graph/temporal_functions.hpp"

namespace dossier::graph {

namespace {

template <typename Read>
struct Component {
    std::string_view name;
    Read read;
};

using DayComponent = Component<std::int64_t (*)(std::int64_t day)>;
constexpr std::array<DayComponent, 10> day_components{{
    {"year", [](std::int64_t day) { return to_civil(day).year; }},
    {"quarter", [](std::int64_t day) -> std::int64_t { return quarter(to_civil(day)); }},
    {"month", [](std::int64_t day) -> std::int64_t { return to_civil(day).month; }},
    {"week", [](std::int64_t day) -> std::int64_t { return to_week(day).week; }},
    {"weekYear", [](std::int64_t day) { return to_week(day).year; }},
    {"day", [](std::int64_t day) -> std::int64_t { return to_civil(day).day; }},
    {"ordinalDay", [](std::int64_t day) -> std::int64_t { return day_of_year(day); }},
    {"weekDay", [](std::int64_t day) -> std::int64_t { return day_of_week(day); }},
    {"dayOfWeek", [](std::int64_t day) -> std::int64_t { return day_of_week(day); }},
    {"dayOfQuarter", [](std::int64_t day) -> std::int64_t { return day_of_quarter(day); }},
}};

/// Nanoseconds since midnight divided by `unit`, within the larger unit.
struct ClockComponent {
    std::string_view name;
    std::int64_t unit;
    std::int64_t within;
};
constexpr std::array<ClockComponent, 6> clock_components{{
    {"hour", 3600 * nanoseconds_per_second, 24},
    {"minute", 60 * nanoseconds_per_second, 60},
    {"second", nanoseconds_per_second, 60},
    {"millisecond", 1'000'000, 1'000},
    {"microsecond", 1'000, 1'000'000},
    {"nanosecond", 1, 1'000'000'000},
}};

using ZoneComponent = Component<Value (*)(const TimeZone& zone)>;
constexpr std::array<ZoneComponent, 4> zone_components{{
    {"timezone", [](const TimeZone& zone) { return Value{zone.name.empty() ? offset_text(zone.offset) : zone.name}; }},
    {"offset", [](const TimeZone& zone) { return Value{offset_text(zone.offset)}; }},
    {"offsetMinutes", [](const TimeZone& zone) { return Value{std::int64_t{zone.offset / 60}}; }},
    {"offsetSeconds", [](const TimeZone& zone) { return Value{std::int64_t{zone.offset}}; }},
}};

using InstantComponent = Component<std::int64_t (*)(const DateTime& instant)>;
constexpr std::array<InstantComponent, 2> instant_components{{
    {"epochSeconds", [](const DateTime& instant) { return instant.seconds; }},
    {"epochMillis", [](const DateTime& instant) { return instant.seconds * 1000 + instant.nanoseconds / 1'000'000; }},
}};

/// The three finest can pass 64 bits, so all are computed in 128.
Int128 all_time(const Duration& value, std::int64_t units_per_second) {
    return Int128{value.seconds} * units_per_second + value.nanoseconds / (nanoseconds_per_second / units_per_second);
}

using DurationComponent = Component<Int128 (*)(const Duration& value)>;
constexpr std::array<DurationComponent, 20> duration_components{{
    {"years", [](const Duration& value) -> Int128 { return value.months / 12; }},
    {"quarters", [](const Duration& value) -> Int128 { return value.months / 3; }},
    {"months", [](const Duration& value) -> Int128 { return value.months; }},
    {"weeks", [](const Duration& value) -> Int128 { return value.days / 7; }},
    {"days", [](const Duration& value) -> Int128 { return value.days; }},
    {"hours", [](const Duration& value) -> Int128 { return value.seconds / 3600; }},
    {"minutes", [](const Duration& value) -> Int128 { return value.seconds / 60; }},
    {"seconds", [](const Duration& value) -> Int128 { return value.seconds; }},
    {"milliseconds", [](const Duration& value) { return all_time(value, 1'000); }},
    {"microseconds", [](const Duration& value) { return all_time(value, 1'000'000); }},
    {"nanoseconds", [](const Duration& value) { return all_time(value, 1'000'000'000); }},
    {"quartersOfYear", [](const Duration& value) -> Int128 { return value.months / 3 % 4; }},
    {"monthsOfYear", [](const Duration& value) -> Int128 { return value.months % 12; }},
    {"monthsOfQuarter", [](const Duration& value) -> Int128 { return value.months % 3; }},
    {"daysOfWeek", [](const Duration& value) -> Int128 { return value.days % 7; }},
    {"minutesOfHour", [](const Duration& value) -> Int128 { return value.seconds / 60 % 60; }},
    {"secondsOfMinute", [](const Duration& value) -> Int128 { return value.seconds % 60; }},
    {"millisecondsOfSecond", [](const Duration& value) -> Int128 { return value.nanoseconds / 1'000'000; }},
    {"microsecondsOfSecond", [](const Duration& value) -> Int128 { return value.nanoseconds / 1'000; }},
    {"nanosecondsOfSecond", [](const Duration& value) -> Int128 { return value.nanoseconds; }},
}};

/// The entry of that name; where there is none, its names join `known`, to suggest one from.
template <typename Table>
const typename Table::value_type* find(const Table& table, std::string_view name,
                                       std::vector<std::string_view>& known) {
    const auto found = std::ranges::find(table, name, &Table::value_type::name);
    if (found != table.end()) return &*found;
    for (const auto& each : table) known.push_back(each.name);
    return nullptr;
}

}  // namespace

Value temporal_component(const Value& value, std::string_view component) {
    if (value.is_null()) return {};
    std::vector<std::string_view> known;
    if (value.is(ValueKind::duration)) {
        if (const auto* found = find(duration_components, component, known)) {
            return static_cast<std::int64_t>(
                make_duration(0, 0, found->read(value.as_duration()), 0).seconds);  // checked to fit 64 bits
        }
    } else if (!is_instant(value.kind())) {
        throw_wrong_kind("a temporal component", value);
    } else {
        const TemporalParts parts = parts_of(value);
        if (parts.day) {
            if (const auto* found = find(day_components, component, known)) return found->read(*parts.day);
        }
        if (parts.nanoseconds) {
            if (const auto* found = find(clock_components, component, known)) {
                return *parts.nanoseconds / found->unit % found->within;
            }
        }
        if (parts.zone) {
            if (const auto* found = find(zone_components, component, known)) return found->read(*parts.zone);
        }
        if (value.is(ValueKind::date_time)) {
            if (const auto* found = find(instant_components, component, known))
                return found->read(value.as_date_time());
        }
    }
    const auto near = nearest(component, known);
    throw_invalid(fmt::format("{} has no component `{}`", name(value.kind()), component),
                  near ? fmt::format("did you mean `{}`?", *near) : std::string{});
}

}  // namespace dossier::graph
