#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/value.hpp"

namespace dossier::graph {

// What openCypher's temporal functions and operators do (CIP2015-08-06), as functions over values. A query's functions
// are a table over these. `kind` is the type to make: date, local_time, time, local_date_time or date_time (for
// make_temporal also duration). `now` is the instant of the clock, shown in the default time zone.
//
// A null among the arguments makes null. Otherwise all throw
//     Error{invalid_argument_type}    a value of another kind than the function takes
//     Error{invalid_argument_value}   a component out of range or missing, a text that is not ISO 8601, an unknown unit
//     Error{missing_tool}             a named time zone is asked for and the machine has no time zone database

/// The clock of this machine: now, in UTC.
[[nodiscard]] DateTime system_now();

/// `date()`, `time.realtime('Europe/Amsterdam')`: now as `kind`. `zone` is a string (name or offset) or a map with
/// `timezone`; absent: the zone of `now`.
[[nodiscard]] Value current_instant(ValueKind kind, const DateTime& now, const std::optional<Value>& zone = {});

/// `date(x)`, `duration(x)` …: from a string (ISO 8601), a map of components, or another temporal value.
[[nodiscard]] Value make_temporal(ValueKind kind, const Value& argument, const DateTime& now);

/// `datetime.fromepoch(seconds, nanoseconds)` and `datetime.fromepochmillis(milliseconds)`, in UTC.
[[nodiscard]] Value from_epoch(const Value& seconds, const Value& nanoseconds);
[[nodiscard]] Value from_epoch_millis(const Value& milliseconds);

/// `date.truncate(unit, value, fields)`; `fields` is a map, or null where none is given.
[[nodiscard]] Value truncate(ValueKind kind, const Value& unit, const Value& value, const Value& fields,
                             const DateTime& now);

/// `value.component`: year, weekDay, epochMillis, timezone, monthsOfYear …
/// throws Error{invalid_argument_value}: the kind has no such component
[[nodiscard]] Value temporal_component(const Value& value, std::string_view component);

/// In which units `duration_between` answers: all of months, days and seconds, or one of them.
enum class DurationUnit { all, months, days, seconds };
/// `duration.between`, `.inMonths`, `.inDays`, `.inSeconds`
[[nodiscard]] Value duration_between(DurationUnit unit, const Value& from, const Value& to);

[[nodiscard]] bool is_temporal(ValueKind kind) noexcept;  ///< a duration included

/// instant ± duration, duration ± duration, duration × number, duration ÷ number; `add` also duration + instant, and
/// `multiply` number × duration. Ask is_temporal() of either first: other kinds are Error{invalid_argument_type}.
[[nodiscard]] Value add(const Value& a, const Value& b);
[[nodiscard]] Value subtract(const Value& a, const Value& b);
[[nodiscard]] Value multiply(const Value& a, const Value& b);
[[nodiscard]] Value divide(const Value& a, const Value& b);

/// `2015-07-21`, `P1DT2H`, …: ISO 8601 of any temporal value.
[[nodiscard]] std::string iso(const Value& value);

}  // namespace dossier::graph
