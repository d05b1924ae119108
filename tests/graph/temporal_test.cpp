#include <array>
#include <cstdint>
#include <functional>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "graph/temporal_functions.hpp"
#include "graph/value_order.hpp"

namespace dossier::graph {
namespace {

// Noon on 1 June 2023 in Amsterdam, which is the clock of every test.
const DateTime now{.seconds = 1685613600, .nanoseconds = 0, .offset = 7200, .zone = "Europe/Amsterdam"};

Value date(const Value& argument) { return make_temporal(ValueKind::date, argument, now); }
Value local_time(const Value& argument) { return make_temporal(ValueKind::local_time, argument, now); }
Value time(const Value& argument) { return make_temporal(ValueKind::time, argument, now); }
Value local_date_time(const Value& argument) { return make_temporal(ValueKind::local_date_time, argument, now); }
Value date_time(const Value& argument) { return make_temporal(ValueKind::date_time, argument, now); }
Value duration(const Value& argument) { return make_temporal(ValueKind::duration, argument, now); }
Value map(std::initializer_list<Map::Entry> entries) { return Map{entries}; }

ErrorCode code_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.diagnostic().code;
    }
    return ErrorCode::wrong_usage;  // which no temporal function throws
}

TEST(TemporalText, DatesReadInEveryForm) {
    const std::array<std::pair<const char*, const char*>, 20> forms{{
        {"2023-07-11", "2023-07-11"},   {"20230711", "2023-07-11"},
        {"2023-07", "2023-07-01"},      {"202307", "2023-07-01"},
        {"2023-W28-2", "2023-07-11"},   {"2023W282", "2023-07-11"},
        {"2023-W28", "2023-07-10"},     {"2023W28", "2023-07-10"},
        {"2023-Q3-11", "2023-07-11"},   {"2023Q311", "2023-07-11"},
        {"2023-Q3", "2023-07-01"},      {"2023Q3", "2023-07-01"},
        {"2023-192", "2023-07-11"},     {"2023192", "2023-07-11"},
        {"2023", "2023-01-01"},         {"+12023-07-11", "+12023-07-11"},
        {"-0044-03-15", "-0044-03-15"}, {"+2023-W28-2", "2023-07-11"},
        {"0000-02-29", "0000-02-29"},   {"-999999999-01-01", "-999999999-01-01"},
    }};
    for (const auto& [text, expected] : forms) EXPECT_EQ(iso(date(text)), expected) << text;
}

TEST(TemporalText, WhatIsNoDateIsRefused) {
    for (const char* text :
         {"", "23", "2023-7", "2023-13", "2023-02-29", "2023-W53", "2023-W28-8", "2023-Q5", "2023-366", "2023-07-11x",
          "12023-07-11", "2023-0711", "+2023W282x", "2023-Q1-91", "20230711T10", "+1000000000-01-01"}) {
        EXPECT_EQ(code_of([&] { return void(date(text)); }), ErrorCode::invalid_argument_value) << text;
    }
}

TEST(TemporalText, TimesReadWithAndWithoutSeparators) {
    EXPECT_EQ(iso(local_time("T13:05")), "13:05");
    EXPECT_EQ(iso(local_time("130507,25")), "13:05:07.250");
    EXPECT_EQ(iso(time("1305-0330")), "13:05-03:30");
    EXPECT_EQ(iso(time("13:05:07+02:05:59")), "13:05:07+02:05:59");
    EXPECT_EQ(iso(time("13")), "13:00+02:00") << "the default zone";
    for (const char* text : {"24:00", "13:60", "1:05", "13:05:07.", "13.5", "13:0507", "13:05+19:00", "13:05+01:0"}) {
        EXPECT_EQ(code_of([&] { return void(time(text)); }), ErrorCode::invalid_argument_value) << text;
    }
}

TEST(TemporalText, AZoneMustExistAndMatchItsOffset) {
    EXPECT_EQ(iso(date_time("2023-07-11T13:05[Europe/Vilnius]")), "2023-07-11T13:05+03:00[Europe/Vilnius]");
    EXPECT_EQ(iso(date_time("2023-07-11T13:05Z")), "2023-07-11T13:05Z");
    EXPECT_EQ(iso(date_time("2023-07-11T13:05")), "2023-07-11T13:05+02:00[Europe/Amsterdam]");
    EXPECT_EQ(code_of([] { return void(date_time("2023-07-11T13:05+01:00[Europe/Vilnius]")); }),
              ErrorCode::invalid_argument_value);
    try {
        static_cast<void>(date_time("2023-07-11T13:05[Europe/Vilnus]"));
        FAIL() << "no such zone";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().hint, "did you mean `Europe/Vilnius`?");
    }
}

TEST(TemporalText, DurationsReadByUnitAndAsDateAndTime) {
    EXPECT_EQ(iso(duration("P1Y2M3W4DT5H6M7.5S")), "P1Y2M25DT5H6M7.5S");
    EXPECT_EQ(iso(duration("P0.5Y")), "P6M");
    EXPECT_EQ(iso(duration("PT-0.25S")), "PT-0.25S");
    EXPECT_EQ(iso(duration("-P1DT2H")), "P-1DT-2H");
    EXPECT_EQ(iso(duration("P0003-06-04T12:30:05")), "P3Y6M4DT12H30M5S");
    EXPECT_EQ(iso(duration("P00030604T123005")), "P3Y6M4DT12H30M5S");
    EXPECT_EQ(iso(duration("PT0S")), "PT0S");
    for (const char* text : {"", "P", "PT", "P1DT", "1D", "P1S", "PT1D", "P1D1Y", "P1.5Y1M", "P1D1D", "P.D", "P1D ",
                             "P0003-13-04T12:30:05", "P9223372036854775808D"}) {
        EXPECT_EQ(code_of([&] { return void(duration(text)); }), ErrorCode::invalid_argument_value) << text;
    }
}

TEST(TemporalText, ReadsWhatItPrints) {
    for (const char* text : {"2023-07-11T13:05:07.000000001+05:30", "-0001-12-31T23:59:59.999999999Z",
                             "2050-07-01T12:00+02:00[Europe/Amsterdam]", "1900-01-01T00:00[Europe/Paris]"}) {
        EXPECT_EQ(iso(date_time(iso(date_time(text)))), iso(date_time(text)));
    }
    EXPECT_EQ(iso(date_time("2050-07-01T12:00[Europe/Amsterdam]")), "2050-07-01T12:00+02:00[Europe/Amsterdam]")
        << "summer time goes on after the tables of the system end";
}

TEST(TemporalMap, GivesADateInFourWays) {
    EXPECT_EQ(iso(date(map({{"year", 2024}, {"month", 2}, {"day", 29}}))), "2024-02-29");
    EXPECT_EQ(iso(date(map({{"year", 2024}, {"week", 9}, {"dayOfWeek", 4}}))), "2024-02-29");
    EXPECT_EQ(iso(date(map({{"year", 2024}, {"ordinalDay", 60}}))), "2024-02-29");
    EXPECT_EQ(iso(date(map({{"year", 2024}, {"quarter", 1}, {"dayOfQuarter", 60}}))), "2024-02-29");
}

TEST(TemporalMap, RefusesGapsStrangersAndExcess) {
    for (const Value& wrong :
         {map({}), map({{"month", 2}}), map({{"year", 2023}, {"day", 1}}),
          map({{"year", 2023}, {"month", 2}, {"day", 29}}), map({{"year", 2023}, {"week", 53}}),
          map({{"year", 2023}, {"week", 1}, {"month", 1}}), map({{"year", 2023}, {"dayOfWeek", 1}}),
          map({{"year", 1000000000}}), map({{"year", 2023}, {"hour", 1}})}) {
        EXPECT_EQ(code_of([&] { return void(date(wrong)); }), ErrorCode::invalid_argument_value);
    }
    EXPECT_EQ(code_of([] { return void(date(map({{"year", "2023"}}))); }), ErrorCode::invalid_argument_type);
    EXPECT_EQ(code_of([] { return void(date(7)); }), ErrorCode::invalid_argument_type);
    EXPECT_EQ(code_of([] {
                  return void(local_time(map({{"hour", 1}, {"second", 1}})));
              }),
              ErrorCode::invalid_argument_value);
    EXPECT_EQ(code_of([] {
                  return void(local_date_time(map({{"year", 2023}, {"hour", 1}})));
              }),
              ErrorCode::invalid_argument_value);
    try {
        static_cast<void>(date(map({{"yaer", 2023}})));
        FAIL() << "a misspelt component";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().hint, "did you mean `year`?");
    }
}

TEST(TemporalMap, OverridesWhatItSelects) {
    const Value leap = date("2024-02-29");
    EXPECT_EQ(iso(date(map({{"date", leap}, {"year", 2023}}))), "2023-02-28") << "a lent day bends to the month";
    EXPECT_EQ(iso(date(map({{"date", leap}, {"week", 1}}))), "2024-01-04");
    const Value meeting = date_time("2023-07-11T13:05:07.5[Europe/Vilnius]");
    EXPECT_EQ(iso(date_time(map({{"datetime", meeting}, {"hour", 9}, {"timezone", "Z"}}))), "2023-07-11T06:05:07.500Z");
    EXPECT_EQ(iso(time(map({{"time", meeting}, {"second", 0}}))), "13:05:00.500+03:00");
    EXPECT_EQ(iso(local_time(map({{"time", meeting}, {"millisecond", 1}}))), "13:05:07.001");
    EXPECT_EQ(iso(date_time(map({{"date", meeting}, {"hour", 9}}))), "2023-07-11T09:00+02:00[Europe/Amsterdam]")
        << "a date selects no zone";
}

TEST(TemporalMap, CountsFromTheEpoch) {
    EXPECT_EQ(iso(date_time(map({{"epochMillis", -1}}))), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(iso(date_time(map({{"epochSeconds", 0}, {"timezone", "+01:00"}}))), "1970-01-01T01:00+01:00");
    EXPECT_EQ(iso(from_epoch(1, 5)), "1970-01-01T00:00:01.000000005Z");
    EXPECT_EQ(code_of([] { return void(from_epoch_millis(std::int64_t{INT64_MAX})); }), ErrorCode::wrong_usage);
    EXPECT_EQ(code_of([] { return void(from_epoch(std::int64_t{INT64_MAX}, 0)); }), ErrorCode::integer_overflow);
}

TEST(TemporalClock, ShowsNowInTheZoneAskedFor) {
    EXPECT_EQ(iso(current_instant(ValueKind::date, now)), "2023-06-01");
    EXPECT_EQ(iso(current_instant(ValueKind::time, now)), "12:00+02:00");
    EXPECT_EQ(iso(current_instant(ValueKind::local_date_time, now, "Pacific/Auckland")), "2023-06-01T22:00");
    EXPECT_EQ(iso(time(map({{"timezone", "America/Los Angeles"}}))), "03:00-07:00");
    EXPECT_TRUE(current_instant(ValueKind::date, now, Value{}).is_null());
    EXPECT_TRUE(date(Value{}).is_null());
}

TEST(TemporalZone, SummerTimeSkipsAndRepeatsAnHour) {
    EXPECT_EQ(iso(date_time("2023-03-26T02:30[Europe/Amsterdam]")), "2023-03-26T03:30+02:00[Europe/Amsterdam]");
    EXPECT_EQ(iso(date_time("2023-10-29T02:30[Europe/Amsterdam]")), "2023-10-29T02:30+02:00[Europe/Amsterdam]");
    EXPECT_EQ(iso(date_time("2023-10-29T02:30+01:00[Europe/Amsterdam]")), "2023-10-29T02:30+01:00[Europe/Amsterdam]");
    const Value before = date_time("2023-03-25T12:00[Europe/Amsterdam]");
    EXPECT_EQ(iso(add(before, duration("P1D"))), "2023-03-26T12:00+02:00[Europe/Amsterdam]");
    EXPECT_EQ(iso(add(before, duration("PT24H"))), "2023-03-26T13:00+02:00[Europe/Amsterdam]");
    EXPECT_EQ(iso(duration_between(DurationUnit::seconds, before, date("2023-03-27"))), "PT35H");
}

TEST(TemporalArithmetic, MovesInstants) {
    EXPECT_EQ(iso(add(date("2024-01-31"), duration("P1M"))), "2024-02-29");
    EXPECT_EQ(iso(add(duration("P1M"), date("2023-01-31"))), "2023-02-28");
    EXPECT_EQ(iso(add(date("2023-07-11"), duration("PT47H"))), "2023-07-12");
    EXPECT_EQ(iso(subtract(local_time("00:30"), duration("P7DT1H"))), "23:30");
    EXPECT_EQ(iso(subtract(local_date_time("2023-03-01T00:00"), duration("PT0.000000001S"))),
              "2023-02-28T23:59:59.999999999");
    EXPECT_EQ(code_of([] { return void(add(date("+999999999-12-31"), duration("P1D"))); }),
              ErrorCode::integer_overflow);
    EXPECT_EQ(code_of([] {
                  return void(add(date("2023"), duration(map({{"months", std::int64_t{INT64_MAX}}}))));
              }),
              ErrorCode::integer_overflow);
    EXPECT_EQ(code_of([] { return void(subtract(date("2023"), date("2022"))); }), ErrorCode::invalid_argument_type);
    EXPECT_EQ(code_of([] { return void(add(date("2023"), 1)); }), ErrorCode::invalid_argument_type);
}

TEST(TemporalArithmetic, ScalesDurations) {
    EXPECT_EQ(iso(multiply(duration("PT5H21M"), 14)), "PT74H54M");
    EXPECT_EQ(iso(multiply(0.5, duration("P1M1DT1S"))), "P15DT17H14M33.5S");
    EXPECT_EQ(iso(divide(duration("P1M"), 2)), "P15DT5H14M33S");
    EXPECT_EQ(iso(divide(duration("PT1S"), 3)), "PT0.333333333S");
    EXPECT_EQ(iso(divide(duration("P1Y"), 0.5)), "P2Y");
    EXPECT_EQ(iso(multiply(duration("P1DT1S"), -1)), "P-1DT-1S");
    EXPECT_EQ(code_of([] { return void(divide(duration("P1D"), 0)); }), ErrorCode::division_by_zero);
    EXPECT_EQ(code_of([] { return void(divide(duration("P1D"), 0.0)); }), ErrorCode::division_by_zero);
    EXPECT_EQ(code_of([] { return void(multiply(duration("P1D"), std::int64_t{INT64_MAX})); }), ErrorCode::wrong_usage);
    EXPECT_EQ(code_of([] { return void(multiply(duration("P2D"), std::int64_t{INT64_MAX})); }),
              ErrorCode::integer_overflow);
    EXPECT_EQ(code_of([] { return void(multiply(duration("P2D"), 1e300)); }), ErrorCode::integer_overflow);
    EXPECT_EQ(code_of([] { return void(multiply(duration("P2D"), 0.0 / 0.0)); }), ErrorCode::integer_overflow);
}

TEST(TemporalArithmetic, FractionsCarryDownNeverUp) {
    EXPECT_EQ(iso(duration(map({{"months", 0.5}, {"days", -15.5}}))), "PT-6H-45M-27S");
    EXPECT_EQ(iso(duration(map({{"days", 0.1}}))), "PT2H24M");
    EXPECT_EQ(iso(duration(map({{"hours", 36}}))), "PT36H");
    EXPECT_EQ(iso(duration(map({{"quarters", 5}}))), "P1Y3M");
    EXPECT_EQ(code_of([] { return void(duration(map({{"days", 1e300}}))); }), ErrorCode::invalid_argument_value);
}

TEST(TemporalBetween, CountsMonthsThenDaysThenTime) {
    EXPECT_EQ(iso(duration_between(DurationUnit::all, date("2023-01-31"), date("2023-03-01"))), "P1M1D");
    EXPECT_EQ(iso(duration_between(DurationUnit::all, date("2023-03-01"), date("2023-01-31"))), "P-1M-1D");
    EXPECT_EQ(iso(duration_between(DurationUnit::months, date("2022-07-12"), date("2023-07-11"))), "P11M");
    EXPECT_EQ(iso(duration_between(DurationUnit::days, date("2023-07-12"), local_date_time("2023-07-11T12:00"))),
              "PT0S");
    EXPECT_EQ(code_of([] { return void(duration_between(DurationUnit::all, 1, date("2023"))); }),
              ErrorCode::invalid_argument_type);
    EXPECT_TRUE(duration_between(DurationUnit::all, Value{}, date("2023")).is_null());
}

TEST(TemporalTruncate, CutsToEveryUnit) {
    const Value instant = local_date_time("2023-08-24T13:05:07.123456789");
    const std::array<std::pair<const char*, const char*>, 14> units{{
        {"millennium", "2000-01-01T00:00"},
        {"century", "2000-01-01T00:00"},
        {"decade", "2020-01-01T00:00"},
        {"year", "2023-01-01T00:00"},
        {"weekYear", "2023-01-02T00:00"},
        {"quarter", "2023-07-01T00:00"},
        {"month", "2023-08-01T00:00"},
        {"week", "2023-08-21T00:00"},
        {"day", "2023-08-24T00:00"},
        {"hour", "2023-08-24T13:00"},
        {"minute", "2023-08-24T13:05"},
        {"second", "2023-08-24T13:05:07"},
        {"millisecond", "2023-08-24T13:05:07.123"},
        {"microsecond", "2023-08-24T13:05:07.123456"},
    }};
    for (const auto& [unit, expected] : units) {
        EXPECT_EQ(iso(truncate(ValueKind::local_date_time, unit, instant, {}, now)), expected) << unit;
    }
}

TEST(TemporalTruncate, FillsInSmallerComponents) {
    const Value instant = date_time("2023-08-24T13:05:07.123456789+05:00");
    EXPECT_EQ(iso(truncate(ValueKind::date, "week", instant, map({{"dayOfWeek", 4}}), now)), "2023-08-24");
    EXPECT_EQ(iso(truncate(ValueKind::date_time, "millisecond", instant, map({{"nanosecond", 2}}), now)),
              "2023-08-24T13:05:07.123000002+05:00");
    EXPECT_EQ(iso(truncate(ValueKind::date_time, "hour", instant, map({{"timezone", "+01:00"}}), now)),
              "2023-08-24T13:00+01:00")
        << "the clock stays, the zone is replaced";
    EXPECT_EQ(
        iso(truncate(ValueKind::date_time, "month", date("2023-08-24"), map({{"timezone", "Europe/Vilnius"}}), now)),
        "2023-08-01T00:00+03:00[Europe/Vilnius]");
    EXPECT_EQ(iso(truncate(ValueKind::time, "day", instant, {}, now)), "00:00+05:00");
    EXPECT_EQ(code_of([&] {
                  return void(truncate(ValueKind::date, "month", instant, map({{"year", 1}}), now));
              }),
              ErrorCode::invalid_argument_value);
    EXPECT_EQ(code_of([&] { return void(truncate(ValueKind::date, "hour", instant, {}, now)); }),
              ErrorCode::invalid_argument_value);
    EXPECT_EQ(code_of([&] { return void(truncate(ValueKind::time, "hour", date("2023"), {}, now)); }),
              ErrorCode::invalid_argument_value);
    EXPECT_EQ(code_of([&] { return void(truncate(ValueKind::date, "mont", instant, {}, now)); }),
              ErrorCode::invalid_argument_value);
}

TEST(TemporalComponents, AreReadByName) {
    const Value instant = date_time("2021-01-03T13:05:07.123456789[America/New_York]");
    const std::array<std::pair<const char*, std::int64_t>, 20> numbers{{
        {"year", 2021},
        {"quarter", 1},
        {"month", 1},
        {"week", 53},
        {"weekYear", 2020},
        {"day", 3},
        {"ordinalDay", 3},
        {"weekDay", 7},
        {"dayOfWeek", 7},
        {"dayOfQuarter", 3},
        {"hour", 13},
        {"minute", 5},
        {"second", 7},
        {"millisecond", 123},
        {"microsecond", 123456},
        {"nanosecond", 123456789},
        {"offsetMinutes", -300},
        {"offsetSeconds", -18000},
        {"epochSeconds", 1609697107},
        {"epochMillis", 1609697107123},
    }};
    for (const auto& [name, expected] : numbers)
        EXPECT_EQ(temporal_component(instant, name).as_integer(), expected) << name;
    EXPECT_EQ(temporal_component(instant, "timezone").as_string(), "America/New_York");
    EXPECT_EQ(temporal_component(instant, "offset").as_string(), "-05:00");
    EXPECT_EQ(code_of([&] { return void(temporal_component(date("2023"), "hour")); }),
              ErrorCode::invalid_argument_value);
}

TEST(TemporalComponents, OfADurationStayInTheirGroup) {
    const Value length = duration("P1Y4M111DT1H1M1.111111111S");
    const std::array<std::pair<const char*, std::int64_t>, 20> numbers{{
        {"years", 1},
        {"quarters", 5},
        {"months", 16},
        {"weeks", 15},
        {"days", 111},
        {"hours", 1},
        {"minutes", 61},
        {"seconds", 3661},
        {"milliseconds", 3661111},
        {"microseconds", 3661111111},
        {"nanoseconds", 3661111111111},
        {"quartersOfYear", 1},
        {"monthsOfYear", 4},
        {"monthsOfQuarter", 1},
        {"daysOfWeek", 6},
        {"minutesOfHour", 1},
        {"secondsOfMinute", 1},
        {"millisecondsOfSecond", 111},
        {"microsecondsOfSecond", 111111},
        {"nanosecondsOfSecond", 111111111},
    }};
    for (const auto& [name, expected] : numbers)
        EXPECT_EQ(temporal_component(length, name).as_integer(), expected) << name;
    const Value long_time = duration(map({{"seconds", std::int64_t{INT64_MAX}}}));
    EXPECT_EQ(code_of([&] { return void(temporal_component(long_time, "nanoseconds")); }), ErrorCode::integer_overflow);
}

}  // namespace
}  // namespace dossier::graph
