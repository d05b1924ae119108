#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/names.hpp"
#include "graph/temporal_build.hpp"
#include "graph/temporal_error.hpp"
#include "graph/temporal_functions.hpp"

namespace dossier::graph {

namespace {

std::int64_t first_of_year(std::int64_t year) { return to_days(CivilDate{year, 1, 1}); }

std::int64_t first_of_years(std::int64_t day, std::int64_t span) {
    return first_of_year(floor_div(to_civil(day).year, span) * span);
}

std::int64_t first_of_month(std::int64_t day) { return day - to_civil(day).day + 1; }

std::int64_t first_of_quarter(std::int64_t day) { return day - day_of_quarter(day) + 1; }

std::int64_t first_of_week(std::int64_t day) { return day - day_of_week(day) + 1; }

std::int64_t first_of_week_year(std::int64_t day) { return to_days(WeekDate{.year = to_week(day).year}); }

/// A unit cuts the day back to its first, or keeps the day and cuts the time to whole `nanoseconds`. `size` orders the
/// units and the components: what fills in after the cut must be smaller.
struct Unit {
    std::string_view name;
    int size;
    std::int64_t (*first_day)(std::int64_t day);
    std::int64_t nanoseconds;
};

constexpr std::array<Unit, 15> units{{
    {"millennium", 13, [](std::int64_t day) { return first_of_years(day, 1000); }, nanoseconds_per_day},
    {"century", 12, [](std::int64_t day) { return first_of_years(day, 100); }, nanoseconds_per_day},
    {"decade", 11, [](std::int64_t day) { return first_of_years(day, 10); }, nanoseconds_per_day},
    {"year", 10, [](std::int64_t day) { return first_of_years(day, 1); }, nanoseconds_per_day},
    {"weekYear", 10, first_of_week_year, nanoseconds_per_day},
    {"quarter", 9, first_of_quarter, nanoseconds_per_day},
    {"month", 8, first_of_month, nanoseconds_per_day},
    {"week", 7, first_of_week, nanoseconds_per_day},
    {"day", 6, nullptr, nanoseconds_per_day},
    {"hour", 5, nullptr, 3600 * nanoseconds_per_second},
    {"minute", 4, nullptr, 60 * nanoseconds_per_second},
    {"second", 3, nullptr, nanoseconds_per_second},
    {"millisecond", 2, nullptr, 1'000'000},
    {"microsecond", 1, nullptr, 1'000},
    {"nanosecond", 0, nullptr, 1},
}};

constexpr int size_of_day = 6;

int size_of_component(std::string_view name) {
    if (name.starts_with("dayOf") || name == "ordinalDay" || name == "date") return size_of_day;
    if (name == "time") return size_of_day - 1;
    if (name == "datetime") return units.front().size;
    const auto unit = std::ranges::find(units, name, &Unit::name);
    return unit == units.end() ? 0 : unit->size;  // `timezone` always fits; unknown ones are refused later
}

const Unit& unit_named(const Value& value, ValueKind kind) {
    if (!value.is(ValueKind::string)) throw_wrong_kind("a unit", value);
    const auto unit = std::ranges::find(units, std::string_view{value.as_string()}, &Unit::name);
    if (unit == units.end() || unit->size == 0) {
        std::vector<std::string_view> names;
        for (const Unit& each : units) {
            if (each.size != 0) names.push_back(each.name);
        }
        const auto near = nearest(value.as_string(), names);
        throw_invalid(fmt::format("nothing can be truncated to `{}`", value.as_string()),
                      near ? fmt::format("did you mean `{}`?", *near) : std::string{});
    }
    const bool fits = has_date(kind) ? has_time(kind) || unit->size >= size_of_day : unit->size <= size_of_day;
    if (!fits) throw_invalid(fmt::format("{} cannot be truncated to `{}`", name(kind), unit->name));
    return *unit;
}

/// The instant cut to `unit`, as far as `kind` needs it.
TemporalParts cut(const Value& value, const Unit& unit, ValueKind kind) {
    if (!is_instant(value.kind())) throw_wrong_kind("a truncated instant", value);
    TemporalParts parts = parts_of(value);
    const bool lacks_date = has_date(kind) && !parts.day;
    const bool lacks_time = !parts.nanoseconds && (!has_date(kind) || unit.size < size_of_day);
    if (lacks_date || lacks_time) {
        throw_invalid(
            fmt::format("{} cannot be truncated to the `{}` of {}", name(value.kind()), unit.name, name(kind)));
    }
    if (parts.day && unit.first_day != nullptr) parts.day = checked_day(unit.first_day(*parts.day));
    const std::int64_t nanoseconds = parts.nanoseconds.value_or(0);
    parts.nanoseconds = nanoseconds - nanoseconds % unit.nanoseconds;
    return parts;
}

/// Below the second, what fills in is added to what was kept: milliseconds cut, {nanosecond: 2} is .645000002.
Map with_kept_subseconds(Map fields, const Unit& unit, std::int64_t kept) {
    if (unit.size >= 3) return fields;
    const auto integer_within = [&fields](std::string_view key, std::int64_t greatest) -> std::int64_t {
        const Value& value = fields.get(key);
        if (value.is_null()) return 0;
        if (!value.is(ValueKind::integer)) throw_wrong_kind(fmt::format("component `{}`", key), value);
        if (value.as_integer() < 0 || value.as_integer() > greatest) {
            throw_invalid(fmt::format("component `{}` is {}, not from 0 to {}", key, value.as_integer(), greatest));
        }
        return value.as_integer();
    };
    if (!fields.contains("microsecond") && !fields.contains("nanosecond")) return fields;
    const std::int64_t micro = integer_within("microsecond", 999);
    const bool alone = unit.size == 2 && !fields.contains("microsecond");
    const std::int64_t nano = integer_within("nanosecond", alone ? 999'999 : 999);
    fields.erase("microsecond");
    fields.set("nanosecond", kept + micro * 1'000 + nano);
    return fields;
}

}  // namespace

Value truncate(ValueKind kind, const Value& unit_name, const Value& value, const Value& fields, const DateTime& now) {
    if (unit_name.is_null() || value.is_null()) return {};
    const Unit& unit = unit_named(unit_name, kind);
    TemporalParts parts = cut(value, unit, kind);
    const TimeZone here{.name = now.zone, .offset = now.offset};
    if (fields.is_null()) return from_parts(kind, parts, here);
    if (!fields.is(ValueKind::map)) throw_wrong_kind("the components of a truncated instant", fields);
    Map rest = fields.as_map();
    for (const auto& [key, component] : rest) {
        if (size_of_component(key) >= unit.size) {
            throw_invalid(fmt::format("component `{}` is not smaller than the unit `{}`", key, unit.name));
        }
    }
    if (has_zone(kind) && rest.contains("timezone")) {
        // The zone replaces that of the input: the clock keeps its time, the instant moves.
        parts.zone = zone_from(rest.get("timezone"));
        if (kind == ValueKind::time) parts.zone = TimeZone{.name = {}, .offset = offset_at(*parts.zone, now.seconds)};
        rest.erase("timezone");
    }
    if (!parts.zone && kind == ValueKind::date_time) parts.zone = here;
    const std::int64_t kept = parts.nanoseconds.value_or(0) % nanoseconds_per_second;
    return with_components(kind, with_kept_subseconds(std::move(rest), unit, kept), parts, now);
}

}  // namespace dossier::graph
