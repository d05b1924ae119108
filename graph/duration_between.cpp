#include <tuple>

#include "graph/civil.hpp"
#include "graph/duration_sum.hpp"
#include "graph/temporal_build.hpp"
#include "graph/temporal_error.hpp"
#include "graph/temporal_functions.hpp"

// Two instants of different kinds are first made alike: each lends the other the date and the zone that it lacks, and
// a date begins at midnight. Months and days are then counted on the clock of the first, the rest between instants,
// so that the day on which clocks change has 25 hours in seconds and is one day in days.

namespace dossier::graph {

namespace {

struct Moment {
    LocalDateTime local;  ///< on the clock of the first
    std::int64_t utc;     ///< seconds
};

LocalDateTime local_of(const TemporalParts& parts) {
    const std::int64_t nanoseconds = parts.nanoseconds.value_or(0);
    return {.seconds = parts.day.value_or(0) * seconds_per_day + nanoseconds / nanoseconds_per_second,
            .nanoseconds = static_cast<std::int32_t>(nanoseconds % nanoseconds_per_second)};
}

Moment moment_of(const TemporalParts& parts, const TimeZone& clock) {
    const DateTime own = at_local(local_of(parts), *parts.zone, parts.zone->offset);
    return {.local = local_of(in_zone(own, clock)), .utc = own.seconds};
}

auto within_month(const LocalDateTime& local) {
    const std::int64_t day = floor_div(local.seconds, seconds_per_day);
    return std::tuple{to_civil(day).day, floor_mod(local.seconds, seconds_per_day), local.nanoseconds};
}

std::int64_t months_between(const LocalDateTime& from, const LocalDateTime& to) {
    const CivilDate first = to_civil(floor_div(from.seconds, seconds_per_day));
    const CivilDate last = to_civil(floor_div(to.seconds, seconds_per_day));
    const std::int64_t months = (last.year - first.year) * 12 + (last.month - first.month);
    if (months > 0 && within_month(to) < within_month(from)) return months - 1;
    if (months < 0 && within_month(to) > within_month(from)) return months + 1;
    return months;
}

std::int64_t days_between(const LocalDateTime& from, const LocalDateTime& to) {
    const Int128 nanoseconds =
        Int128{to.seconds - from.seconds} * nanoseconds_per_second + (to.nanoseconds - from.nanoseconds);
    return static_cast<std::int64_t>(nanoseconds / nanoseconds_per_day);
}

LocalDateTime plus_months_and_days(const LocalDateTime& from, std::int64_t months, std::int64_t days) {
    const std::int64_t day = floor_div(from.seconds, seconds_per_day);
    const auto civil = plus_months(to_civil(day), months);
    if (!civil) throw_overflow("the instants are too far apart");  // an offset can push the last year over its end
    return {.seconds = (to_days(*civil) + days) * seconds_per_day + floor_mod(from.seconds, seconds_per_day),
            .nanoseconds = from.nanoseconds};
}

Value in_all_units(const Moment& from, const Moment& to, const TimeZone& clock, bool dates) {
    const std::int64_t months = dates ? months_between(from.local, to.local) : 0;
    const LocalDateTime after_months = plus_months_and_days(from.local, months, 0);
    const std::int64_t days = dates ? days_between(after_months, to.local) : 0;
    const LocalDateTime reached = plus_months_and_days(after_months, 0, days);
    const bool moved = months != 0 || days != 0;
    const std::int64_t reached_utc = moved ? at_local(reached, clock, clock.offset).seconds : from.utc;
    return make_duration(months, days, to.utc - reached_utc, to.local.nanoseconds - from.local.nanoseconds);
}

}  // namespace

Value duration_between(DurationUnit unit, const Value& from_value, const Value& to_value) {
    if (from_value.is_null() || to_value.is_null()) return {};
    for (const Value* value : {&from_value, &to_value}) {
        if (!is_instant(value->kind())) throw_wrong_kind("a duration between instants", *value);
    }
    TemporalParts from = parts_of(from_value);
    TemporalParts to = parts_of(to_value);
    const bool dates = from.day && to.day;
    if (!from.day) from.day = to.day;
    if (!to.day) to.day = from.day;
    if (!from.zone) from.zone = to.zone ? *to.zone : TimeZone{};
    if (!to.zone) to.zone = from.zone;
    const TimeZone clock = *from.zone;
    const Moment first = moment_of(from, clock);
    const Moment last = moment_of(to, clock);
    switch (unit) {
    case DurationUnit::all: return in_all_units(first, last, clock, dates);
    case DurationUnit::months: return Duration{.months = dates ? months_between(first.local, last.local) : 0};
    case DurationUnit::days: return Duration{.days = dates ? days_between(first.local, last.local) : 0};
    case DurationUnit::seconds: break;
    }
    return make_duration(0, 0, last.utc - first.utc, last.local.nanoseconds - first.local.nanoseconds);
}

}  // namespace dossier::graph
