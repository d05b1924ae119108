#include "graph/temporal_functions.hpp"

#include <array>
#include <chrono>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/component_map.hpp"
#include "graph/duration_sum.hpp"
#include "graph/temporal_build.hpp"
#include "graph/temporal_error.hpp"
#include "graph/temporal_parse.hpp"

namespace dossier::graph {

namespace {

TimeZone default_zone(const DateTime& now) { return {.name = now.zone, .offset = now.offset}; }

Value parsed(ValueKind kind, std::string_view text, const DateTime& now) {
    switch (kind) {
    case ValueKind::date: return parse_date(text);
    case ValueKind::local_time: return parse_local_time(text);
    case ValueKind::time: return parse_time(text, now.offset);
    case ValueKind::local_date_time: return parse_local_date_time(text);
    case ValueKind::date_time: return parse_date_time(text, default_zone(now));
    default: return parse_duration(text);
    }
}

/// A component of a duration may be an integer or a fraction.
Decimal amount_of(const Value& value, std::string_view key) {
    if (value.is(ValueKind::integer)) return {.whole = value.as_integer()};
    if (!value.is(ValueKind::floating)) throw_wrong_kind(fmt::format("component `{}`", key), value);
    const auto amount = to_decimal(value.as_float());
    if (!amount) throw_invalid(fmt::format("component `{}` is no amount that can be counted", key));
    return *amount;
}

Value duration_from(const Map& entries) {
    static constexpr std::array<std::string_view, 11> known{"years",        "quarters",     "months",     "weeks",
                                                            "days",         "hours",        "minutes",    "seconds",
                                                            "milliseconds", "microseconds", "nanoseconds"};
    const ComponentMap map{entries, known};
    if (entries.empty()) throw_invalid("a duration needs at least one component");
    DurationSum sum;
    const auto each = [&](std::string_view key, auto&& add) {
        if (map.has(key)) add(amount_of(map.get(key), key));
    };
    each("years", [&](const Decimal& amount) { sum.add_months(amount, 12); });
    each("quarters", [&](const Decimal& amount) { sum.add_months(amount, 3); });
    each("months", [&](const Decimal& amount) { sum.add_months(amount, 1); });
    each("weeks", [&](const Decimal& amount) { sum.add_days(amount, 7); });
    each("days", [&](const Decimal& amount) { sum.add_days(amount, 1); });
    each("hours", [&](const Decimal& amount) { sum.add_time(amount, 3600 * nanoseconds_per_second); });
    each("minutes", [&](const Decimal& amount) { sum.add_time(amount, 60 * nanoseconds_per_second); });
    each("seconds", [&](const Decimal& amount) { sum.add_time(amount, nanoseconds_per_second); });
    each("milliseconds", [&](const Decimal& amount) { sum.add_time(amount, 1'000'000); });
    each("microseconds", [&](const Decimal& amount) { sum.add_time(amount, 1'000); });
    each("nanoseconds", [&](const Decimal& amount) { sum.add_time(amount, 1); });
    return sum.total();
}

DateTime utc(std::int64_t seconds, std::int64_t nanoseconds) {
    static_cast<void>(checked_day(floor_div(seconds, seconds_per_day)));
    return {.seconds = seconds, .nanoseconds = static_cast<std::int32_t>(nanoseconds), .offset = 0, .zone = {}};
}

/// `{epochSeconds, nanosecond, timezone}` or `{epochMillis, nanosecond, timezone}`; the nanoseconds of the latter count
/// within the millisecond.
Value epoch_date_time(const Map& entries) {
    static constexpr std::array<std::string_view, 4> known{"epochSeconds", "epochMillis", "nanosecond", "timezone"};
    const ComponentMap map{entries, known};
    if (map.has("epochSeconds") && map.has("epochMillis")) throw_invalid("the instant is given twice");
    const auto millis = map.integer("epochMillis");
    const std::int64_t fine = map.integer("nanosecond", 0, millis ? 999'999 : 999'999'999).value_or(0);
    const DateTime instant = millis ? utc(floor_div(*millis, 1000), floor_mod(*millis, 1000) * 1'000'000 + fine)
                                    : utc(map.integer("epochSeconds").value_or(0), fine);
    return map.has("timezone") ? in_zone(instant, zone_from(map.get("timezone"))) : instant;
}

Value from_map(ValueKind kind, const Map& map, const DateTime& now) {
    if (kind == ValueKind::duration) return duration_from(map);
    if (map.size() == 1 && map.contains("timezone")) return current_instant(kind, now, map.get("timezone"));
    const bool epoch = map.contains("epochSeconds") || map.contains("epochMillis");
    if (kind == ValueKind::date_time && epoch) return epoch_date_time(map);
    return with_components(kind, map, {}, now);
}

}  // namespace

DateTime system_now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t count = std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
    return utc(floor_div(count, nanoseconds_per_second), floor_mod(count, nanoseconds_per_second));
}

Value current_instant(ValueKind kind, const DateTime& now, const std::optional<Value>& zone) {
    if (zone && zone->is_null()) return {};
    return from_parts(kind, parts_of(zone ? in_zone(now, zone_from(*zone)) : now), default_zone(now));
}

Value make_temporal(ValueKind kind, const Value& argument, const DateTime& now) {
    if (argument.is_null()) return {};
    if (argument.is(ValueKind::string)) return parsed(kind, argument.as_string(), now);
    if (argument.is(ValueKind::map)) return from_map(kind, argument.as_map(), now);
    if (argument.is(kind)) return argument;
    if (kind == ValueKind::duration || !is_instant(argument.kind())) throw_wrong_kind(name(kind), argument);
    return from_parts(kind, parts_of(argument), default_zone(now));
}

Value from_epoch(const Value& seconds, const Value& nanoseconds) {
    if (seconds.is_null() || nanoseconds.is_null()) return {};
    return epoch_date_time(Map{{"epochSeconds", seconds}, {"nanosecond", nanoseconds}});
}

Value from_epoch_millis(const Value& milliseconds) {
    if (milliseconds.is_null()) return {};
    return epoch_date_time(Map{{"epochMillis", milliseconds}});
}

bool is_temporal(ValueKind kind) noexcept { return is_instant(kind) || kind == ValueKind::duration; }

std::string iso(const Value& value) {
    switch (value.kind()) {
    case ValueKind::date: return iso(value.as_date());
    case ValueKind::local_time: return iso(value.as_local_time());
    case ValueKind::time: return iso(value.as_time());
    case ValueKind::local_date_time: return iso(value.as_local_date_time());
    case ValueKind::date_time: return iso(value.as_date_time());
    case ValueKind::duration: return iso(value.as_duration());
    default: throw_wrong_kind("an ISO 8601 text", value);
    }
}

}  // namespace dossier::graph
