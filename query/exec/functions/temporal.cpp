#include <chrono>
#include <optional>

#include "graph/temporal_functions.hpp"
#include "query/exec/functions/function.hpp"

namespace dossier::query::exec {

using graph::DateTime;
using graph::DurationUnit;
using graph::Value;
using graph::ValueKind;

namespace {

/// The statement's clock, which stands still while it runs.
DateTime statement_time(const Context& context) {
    const auto since_epoch = context.now.time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since_epoch);
    const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(since_epoch - seconds);
    return {.seconds = seconds.count(),
            .nanoseconds = static_cast<std::int32_t>(nanoseconds.count()),
            .offset = 0,
            .zone = {}};
}

std::optional<Value> zone_of(Arguments arguments) {
    return arguments.empty() ? std::nullopt : std::optional{arguments[0]};
}

bool names_only_a_zone(const Value& value) {
    return value.is(ValueKind::map) && value.as_map().size() == 1 && value.as_map().contains("timezone");
}

/// `date()`, `date({timezone: …})`: now; otherwise what the argument says.
template <ValueKind kind>
Value make(Arguments arguments, Context& context) {
    const DateTime now = statement_time(context);
    if (arguments.empty() || names_only_a_zone(arguments[0])) {
        return graph::current_instant(kind, now, zone_of(arguments));
    }
    return graph::make_temporal(kind, arguments[0], now);
}

template <ValueKind kind>
Value now(Arguments arguments, Context& context) {
    return graph::current_instant(kind, statement_time(context), zone_of(arguments));
}

template <ValueKind kind>
Value real_now(Arguments arguments, Context&) {
    return graph::current_instant(kind, graph::system_now(), zone_of(arguments));
}

template <ValueKind kind>
Value truncated(Arguments arguments, Context& context) {
    const DateTime clock = statement_time(context);
    const Value value = arguments.size() > 1 ? arguments[1] : graph::current_instant(kind, clock);
    return graph::truncate(kind, arguments[0], value, arguments.size() > 2 ? arguments[2] : Value{}, clock);
}

Value from_epoch(Arguments arguments, Context&) { return graph::from_epoch(arguments[0], arguments[1]); }
Value from_epoch_millis(Arguments arguments, Context&) { return graph::from_epoch_millis(arguments[0]); }

template <DurationUnit unit>
Value between(Arguments arguments, Context&) {
    return graph::duration_between(unit, arguments[0], arguments[1]);
}

using enum ValueKind;

constexpr Function table[] = {
    {.name = "date", .call = make<date>},
    {.name = "date.transaction", .call = now<date>},
    {.name = "date.statement", .call = now<date>},
    {.name = "date.realtime", .call = real_now<date>, .constant = false},
    {.name = "date.truncate", .call = truncated<date>},
    {.name = "localtime", .call = make<local_time>},
    {.name = "localtime.transaction", .call = now<local_time>},
    {.name = "localtime.statement", .call = now<local_time>},
    {.name = "localtime.realtime", .call = real_now<local_time>, .constant = false},
    {.name = "localtime.truncate", .call = truncated<local_time>},
    {.name = "time", .call = make<ValueKind::time>},
    {.name = "time.transaction", .call = now<ValueKind::time>},
    {.name = "time.statement", .call = now<ValueKind::time>},
    {.name = "time.realtime", .call = real_now<ValueKind::time>, .constant = false},
    {.name = "time.truncate", .call = truncated<ValueKind::time>},
    {.name = "localdatetime", .call = make<local_date_time>},
    {.name = "localdatetime.transaction", .call = now<local_date_time>},
    {.name = "localdatetime.statement", .call = now<local_date_time>},
    {.name = "localdatetime.realtime", .call = real_now<local_date_time>, .constant = false},
    {.name = "localdatetime.truncate", .call = truncated<local_date_time>},
    {.name = "datetime", .call = make<date_time>},
    {.name = "datetime.transaction", .call = now<date_time>},
    {.name = "datetime.statement", .call = now<date_time>},
    {.name = "datetime.realtime", .call = real_now<date_time>, .constant = false},
    {.name = "datetime.truncate", .call = truncated<date_time>},
    {.name = "datetime.fromepoch", .call = from_epoch},
    {.name = "datetime.fromepochmillis", .call = from_epoch_millis},
    {.name = "duration", .call = make<duration>},
    {.name = "duration.between", .call = between<DurationUnit::all>},
    {.name = "duration.inMonths", .call = between<DurationUnit::months>},
    {.name = "duration.inDays", .call = between<DurationUnit::days>},
    {.name = "duration.inSeconds", .call = between<DurationUnit::seconds>},
};

}  // namespace

std::span<const Function> temporal_functions() { return table; }

}  // namespace dossier::query::exec
