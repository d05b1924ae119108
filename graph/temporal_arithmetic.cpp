#include <cmath>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/duration_sum.hpp"
#include "graph/error.hpp"
#include "graph/temporal_build.hpp"
#include "graph/temporal_error.hpp"
#include "graph/temporal_functions.hpp"

namespace dossier::graph {

namespace {

[[noreturn]] void refuse(std::string_view what, const Value& a, const Value& b, std::string hint = {}) {
    throw Error{{.type = ErrorType::type_error,
                 .code = ErrorCode::invalid_argument_type,
                 .message = fmt::format("{} {} and {}", what, name(a.kind()), name(b.kind())),
                 .where = {},
                 .hint = std::move(hint)}};
}

Duration plus(const Duration& a, const Duration& b, int sign) {
    return make_duration(Int128{a.months} + Int128{b.months} * sign, Int128{a.days} + Int128{b.days} * sign,
                         Int128{a.seconds} + Int128{b.seconds} * sign, Int128{a.nanoseconds} + b.nanoseconds * sign);
}

Int128 time_of(const Duration& value) { return Int128{value.seconds} * nanoseconds_per_second + value.nanoseconds; }

/// Months first, cut to the month's last day, then days.
std::int64_t moved_day(std::int64_t day, std::int64_t months, Int128 days) {
    const auto civil = plus_months(to_civil(day), months);
    if (!civil) return checked_day(greatest_day + 1);
    const Int128 moved = to_days(*civil) + days;
    return checked_day(moved > greatest_day || moved < least_day ? greatest_day + 1 : static_cast<std::int64_t>(moved));
}

/// A date knows no hours, but whole days among them count.
Date plus(const Date& date, const Duration& by) {
    return {moved_day(date.days, by.months, by.days + time_of(by) / nanoseconds_per_day)};
}

/// Round the clock; days and months do not matter to it.
std::int64_t moved_clock(std::int64_t nanoseconds, const Duration& by) {
    const auto shift = static_cast<std::int64_t>(time_of(by) % nanoseconds_per_day);
    return floor_mod(nanoseconds + shift, nanoseconds_per_day);
}

LocalDateTime plus_time(const LocalDateTime& value, const Duration& by) {
    const std::int64_t nanoseconds = std::int64_t{value.nanoseconds} + by.nanoseconds;
    const Int128 seconds = Int128{value.seconds} + by.seconds + nanoseconds / nanoseconds_per_second;
    constexpr Int128 first = Int128{least_day} * seconds_per_day;
    constexpr Int128 last = Int128{greatest_day} * seconds_per_day + seconds_per_day - 1;
    if (seconds < first || seconds > last) return {.seconds = checked_day(greatest_day + 1), .nanoseconds = 0};
    return {.seconds = static_cast<std::int64_t>(seconds),
            .nanoseconds = static_cast<std::int32_t>(nanoseconds % nanoseconds_per_second)};
}

LocalDateTime plus_dates(const LocalDateTime& value, const Duration& by) {
    const std::int64_t day = floor_div(value.seconds, seconds_per_day);
    return {.seconds = moved_day(day, by.months, by.days) * seconds_per_day + floor_mod(value.seconds, seconds_per_day),
            .nanoseconds = value.nanoseconds};
}

/// Months and days go by the clock of the zone (a day may have 23 or 25 hours), hours by the instant.
DateTime plus(const DateTime& value, const Duration& by) {
    DateTime moved = value;
    if (by.months != 0 || by.days != 0) {
        moved = at_local(plus_dates(local_of(value), by), zone_of(value), value.offset);
    }
    const LocalDateTime instant = plus_time({.seconds = moved.seconds, .nanoseconds = moved.nanoseconds}, by);
    moved.seconds = instant.seconds;
    moved.nanoseconds = instant.nanoseconds;
    return in_zone(moved, zone_of(moved));
}

Value plus(const Value& instant, const Duration& by) {
    switch (instant.kind()) {
    case ValueKind::date: return plus(instant.as_date(), by);
    case ValueKind::local_time: return LocalTime{moved_clock(instant.as_local_time().nanoseconds, by)};
    case ValueKind::time: {
        const Time& time = instant.as_time();
        return Time{.nanoseconds = moved_clock(time.nanoseconds, by), .offset = time.offset};
    }
    case ValueKind::local_date_time: return plus_time(plus_dates(instant.as_local_date_time(), by), by);
    default: return plus(instant.as_date_time(), by);
    }
}

/// A product of a part and a fraction, in parts of 2^-60, which is finer than a nanosecond of a month.
constexpr std::int64_t fine = std::int64_t{1} << 60U;

Int128 in_fine_parts(std::int64_t part, long double factor) {
    constexpr long double beyond = 9.2e18L;
    const long double amount = static_cast<long double>(part) * factor;
    if (!(std::fabs(amount) < beyond)) throw_overflow("the duration is longer than can be counted");
    const long double whole = std::trunc(amount);
    const auto rest = static_cast<Int128>(std::roundl((amount - whole) * static_cast<long double>(fine)));
    return static_cast<Int128>(whole) * fine + rest;
}

Duration times(const Duration& value, long double factor) {
    DurationSum sum;
    sum.add_months(in_fine_parts(value.months, factor), fine);
    sum.add_days(in_fine_parts(value.days, factor), fine);
    const Int128 seconds = in_fine_parts(value.seconds, factor);
    sum.add_nanoseconds(seconds / fine * nanoseconds_per_second + seconds % fine * nanoseconds_per_second / fine);
    sum.add_nanoseconds(in_fine_parts(value.nanoseconds, factor) / fine);
    return sum.total();
}

Duration times(const Duration& value, std::int64_t factor) {
    return make_duration(Int128{value.months} * factor, Int128{value.days} * factor, Int128{value.seconds} * factor,
                         Int128{value.nanoseconds} * factor);
}

Duration divided(const Duration& value, std::int64_t divisor) {
    DurationSum sum;
    sum.add_months(Int128{value.months}, Int128{divisor});
    sum.add_days(Int128{value.days}, Int128{divisor});
    sum.add_nanoseconds(time_of(value) / divisor);
    return sum.total();
}

}  // namespace

Value add(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return {};
    if (b.is(ValueKind::duration)) {
        if (a.is(ValueKind::duration)) return plus(a.as_duration(), b.as_duration(), 1);
        if (is_instant(a.kind())) return plus(a, b.as_duration());
    }
    if (a.is(ValueKind::duration) && is_instant(b.kind())) return plus(b, a.as_duration());
    refuse("cannot add", a, b);
}

Value subtract(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return {};
    if (b.is(ValueKind::duration)) {
        if (a.is(ValueKind::duration)) return plus(a.as_duration(), b.as_duration(), -1);
        if (is_instant(a.kind())) return plus(a, plus(Duration{}, b.as_duration(), -1));
    }
    const bool instants = is_instant(a.kind()) && is_instant(b.kind());
    refuse("cannot subtract", a, b, instants ? "compare them, or use duration.between(a, b)" : "");
}

Value multiply(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return {};
    if (b.is(ValueKind::duration) && a.is_number()) return multiply(b, a);
    if (!a.is(ValueKind::duration) || !b.is_number()) refuse("cannot multiply", a, b);
    return b.is(ValueKind::integer) ? times(a.as_duration(), b.as_integer())
                                    : times(a.as_duration(), static_cast<long double>(b.as_float()));
}

Value divide(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return {};
    if (!a.is(ValueKind::duration) || !b.is_number()) refuse("cannot divide", a, b);
    if (b.as_number() == 0) {
        throw Error{{.type = ErrorType::arithmetic_error,
                     .code = ErrorCode::division_by_zero,
                     .message = "a duration is divided by zero",
                     .where = {},
                     .hint = {}}};
    }
    return b.is(ValueKind::integer) ? divided(a.as_duration(), b.as_integer())
                                    : times(a.as_duration(), 1 / static_cast<long double>(b.as_float()));
}

}  // namespace dossier::graph
