#include "query/bind/function_tables.hpp"

namespace dossier::query::bind::tables {

namespace {

constexpr auto timing = FunctionGroup::temporal;
constexpr auto moment = StaticType::temporal;
constexpr std::string_view components = "text, map or temporal value";
constexpr std::string_view truncation = "unit, temporal value [, map]";

constexpr FunctionSignature temporal_table[] = {
    {"date", timing, 0, 1, {a_text | a_map | a_moment}, moment, components, "a day; without argument today",
     "date('2023-06-30')"},
    {"date.transaction", timing, 0, 1, {a_text}, moment, "[time zone]", "today, by the clock of the transaction",
     "date.transaction()"},
    {"date.statement", timing, 0, 1, {a_text}, moment, "[time zone]", "today, by the clock of the statement",
     "date.statement()"},
    {"date.realtime", timing, 0, 1, {a_text}, moment, "[time zone]", "today, by the clock as it runs", "date.realtime()"},
    {"date.truncate", timing, 1, 3, {a_text, a_moment, a_map}, moment, truncation, "the first day of the unit",
     "date.truncate('month', date('2023-06-30'))"},
    {"localtime", timing, 0, 1, {a_text | a_map | a_moment}, moment, components,
     "a time of day without offset; without argument now", "localtime('12:30')"},
    {"localtime.transaction", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock of the transaction",
     "localtime.transaction()"},
    {"localtime.statement", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock of the statement",
     "localtime.statement()"},
    {"localtime.realtime", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock as it runs",
     "localtime.realtime()"},
    {"localtime.truncate", timing, 1, 3, {a_text, a_moment, a_map}, moment, truncation, "the start of the unit",
     "localtime.truncate('hour', localtime('12:30'))"},
    {"time", timing, 0, 1, {a_text | a_map | a_moment}, moment, components,
     "a time of day with its offset; without argument now", "time('12:30+02:00')"},
    {"time.transaction", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock of the transaction",
     "time.transaction()"},
    {"time.statement", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock of the statement",
     "time.statement()"},
    {"time.realtime", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock as it runs", "time.realtime()"},
    {"time.truncate", timing, 1, 3, {a_text, a_moment, a_map}, moment, truncation, "the start of the unit",
     "time.truncate('hour', time('12:30+02:00'))"},
    {"localdatetime", timing, 0, 1, {a_text | a_map | a_moment}, moment, components,
     "a day and time without offset; without argument now", "localdatetime('2023-06-30T12:30')"},
    {"localdatetime.transaction", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock of the transaction",
     "localdatetime.transaction()"},
    {"localdatetime.statement", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock of the statement",
     "localdatetime.statement()"},
    {"localdatetime.realtime", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock as it runs",
     "localdatetime.realtime()"},
    {"localdatetime.truncate", timing, 1, 3, {a_text, a_moment, a_map}, moment, truncation, "the start of the unit",
     "localdatetime.truncate('day', localdatetime('2023-06-30T12:30'))"},
    {"datetime", timing, 0, 1, {a_text | a_map | a_moment}, moment, components,
     "an instant with its offset or zone; without argument now", "datetime('2023-06-30T12:30+02:00')"},
    {"datetime.transaction", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock of the transaction",
     "datetime.transaction()"},
    {"datetime.statement", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock of the statement",
     "datetime.statement()"},
    {"datetime.realtime", timing, 0, 1, {a_text}, moment, "[time zone]", "now, by the clock as it runs",
     "datetime.realtime()"},
    {"datetime.truncate", timing, 1, 3, {a_text, a_moment, a_map}, moment, truncation, "the start of the unit",
     "datetime.truncate('day', datetime('2023-06-30T12:30Z'))"},
    {"datetime.fromepoch", timing, 2, 2, {a_number, a_number}, moment, "seconds, nanoseconds",
     "the instant so long after 1970-01-01 UTC", "datetime.fromepoch(1688121000, 0)"},
    {"datetime.fromepochmillis", timing, 1, 1, {a_number}, moment, "milliseconds",
     "the instant so long after 1970-01-01 UTC", "datetime.fromepochmillis(1688121000000)"},
    {"duration", timing, 1, 1, {a_text | a_map | a_moment}, moment, "text or map", "an amount of time",
     "duration('P1M2DT3H')"},
    {"duration.between", timing, 2, 2, {a_moment, a_moment}, moment, "from, to",
     "the time between, in months, days and seconds", "duration.between(date('2023-01-01'), date('2023-06-30'))"},
    {"duration.inMonths", timing, 2, 2, {a_moment, a_moment}, moment, "from, to", "the whole months between",
     "duration.inMonths(date('2023-01-01'), date('2023-06-30'))"},
    {"duration.inDays", timing, 2, 2, {a_moment, a_moment}, moment, "from, to", "the whole days between",
     "duration.inDays(date('2023-01-01'), date('2023-06-30'))"},
    {"duration.inSeconds", timing, 2, 2, {a_moment, a_moment}, moment, "from, to", "the seconds between",
     "duration.inSeconds(date('2023-01-01'), date('2023-06-30'))"},
};

}  // namespace

std::span<const FunctionSignature> temporals() { return temporal_table; }

}  // namespace dossier::query::bind::tables
