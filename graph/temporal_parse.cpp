#include "graph/temporal_parse.hpp"

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/iso_reader.hpp"
#include "graph/temporal_error.hpp"

namespace dossier::graph {

namespace {

using Number = std::optional<std::int64_t>;

Number day_in_month(std::int64_t year, std::int64_t month, std::int64_t day) {
    const int short_month = static_cast<int>(month);
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, short_month)) return std::nullopt;
    return to_days(CivilDate{year, short_month, static_cast<int>(day)});
}

Number day_in_week(std::int64_t year, std::int64_t week, std::int64_t day) {
    if (week < 1 || week > weeks_in_year(year) || day < 1 || day > 7) return std::nullopt;
    return to_days(WeekDate{year, static_cast<int>(week), static_cast<int>(day)});
}

Number day_in_quarter(std::int64_t year, std::int64_t quarter, std::int64_t day) {
    if (quarter < 1 || quarter > 4) return std::nullopt;
    const int short_quarter = static_cast<int>(quarter);
    if (day < 1 || day > days_in_quarter(year, short_quarter)) return std::nullopt;
    return to_days(CivilDate{year, 3 * short_quarter - 2, 1}) + day - 1;
}

Number day_in_year(std::int64_t year, std::int64_t day) {
    if (day < 1 || day > days_in_year(year)) return std::nullopt;
    return to_days(CivilDate{year, 1, 1}) + day - 1;
}

struct Year {
    std::int64_t number;
    bool is_signed;  ///< then a separator must follow, for its digits have no fixed count
};

std::optional<Year> read_year(IsoReader& reader) {
    const bool negative = reader.accept('-');
    const bool is_signed = negative || reader.accept('+');
    const std::size_t width = is_signed ? reader.digits_ahead() : 4;
    if (width < 4) return std::nullopt;
    const auto number = reader.number(width, 0, greatest_year);
    if (!number) return std::nullopt;
    return Year{negative ? -*number : *number, is_signed};
}

/// After the `W`: `ww[-D]` or `wwD`.
Number read_week(IsoReader& reader, std::int64_t year, bool extended) {
    const auto week = reader.number(2);
    if (!week) return std::nullopt;
    const bool has_day = extended ? reader.accept('-') : reader.digits_ahead() > 0;
    const Number day = has_day ? reader.number(1) : 1;
    return day ? day_in_week(year, *week, *day) : std::nullopt;
}

/// After the `Q`: `q[-DD]` or `qDD`.
Number read_quarter(IsoReader& reader, std::int64_t year, bool extended) {
    const auto quarter = reader.number(1);
    if (!quarter) return std::nullopt;
    const bool has_day = extended ? reader.accept('-') : reader.digits_ahead() > 0;
    const Number day = has_day ? reader.number(2) : 1;
    return day ? day_in_quarter(year, *quarter, *day) : std::nullopt;
}

/// After the year: `DDD`, `MM[-DD]` or `MM[DD]`.
Number read_month_or_ordinal(IsoReader& reader, std::int64_t year, bool extended) {
    const std::size_t width = reader.digits_ahead();
    if (width == 3) return day_in_year(year, *reader.number(3));
    if (width != 2 && (extended || width != 4)) return std::nullopt;
    const std::int64_t month = *reader.number(2);
    const bool has_day = extended ? reader.accept('-') : width == 4;
    const Number day = has_day ? reader.number(2) : 1;
    return day ? day_in_month(year, month, *day) : std::nullopt;
}

/// Days since 1970-01-01.
Number read_date(IsoReader& reader) {
    const auto year = read_year(reader);
    if (!year) return std::nullopt;
    if (reader.done() || reader.peek() == 'T') return day_in_year(year->number, 1);
    const bool extended = reader.accept('-');
    if (reader.accept('W')) return read_week(reader, year->number, extended);
    if (reader.accept('Q')) return read_quarter(reader, year->number, extended);
    if (!extended && year->is_signed) return std::nullopt;
    return read_month_or_ordinal(reader, year->number, extended);
}

/// `.142` or `,142` as nanoseconds; 0 where there is none.
Number read_fraction(IsoReader& reader) {
    if (!reader.accept('.') && !reader.accept(',')) return 0;
    const std::size_t width = reader.digits_ahead();
    if (width == 0 || width > 9) return std::nullopt;
    std::int64_t value = *reader.number(width);
    for (std::size_t i = width; i < 9; ++i) value *= 10;
    return value;
}

/// `Z`, `±HH[:MM[:SS]]` or `±HHMM[SS]` in seconds east.
std::optional<std::int32_t> read_offset(IsoReader& reader) {
    if (reader.accept('Z')) return 0;
    const bool west = reader.accept('-');
    if (!west && !reader.accept('+')) return std::nullopt;
    const auto hours = reader.number(2, 0, 18);
    if (!hours) return std::nullopt;
    std::int64_t size = *hours * 3600;
    const bool extended = reader.peek() == ':';
    for (const std::int64_t unit : {60, 1}) {
        if (extended ? !reader.accept(':') : reader.digits_ahead() == 0) break;
        const auto part = reader.number(2, 0, 59);
        if (!part) return std::nullopt;
        size += *part * unit;
    }
    if (size > greatest_offset) return std::nullopt;
    return static_cast<std::int32_t>(west ? -size : size);
}

LocalDateTime joined(std::int64_t day, std::int64_t nanosecond_of_day) {
    return {.seconds = day * seconds_per_day + nanosecond_of_day / nanoseconds_per_second,
            .nanoseconds = static_cast<std::int32_t>(nanosecond_of_day % nanoseconds_per_second)};
}

/// `<date>[T<time>]`
std::optional<LocalDateTime> read_local_date_time(IsoReader& reader) {
    const auto day = read_date(reader);
    if (!day) return std::nullopt;
    if (!reader.accept('T')) return joined(*day, 0);
    const auto time = read_time_of_day(reader);
    if (!time) return std::nullopt;
    return joined(*day, *time);
}

std::optional<DateTime> read_date_time(IsoReader& reader, const TimeZone& fallback) {
    const auto local = read_local_date_time(reader);
    if (!local) return std::nullopt;
    std::optional<std::int32_t> offset;
    if (!reader.done() && reader.peek() != '[') {
        offset = read_offset(reader);
        if (!offset) return std::nullopt;
    }
    if (!reader.accept('[')) return at_local(*local, offset ? TimeZone{.name = {}, .offset = *offset} : fallback);
    const std::string_view name = reader.rest();
    if (name.size() < 2 || name.back() != ']') return std::nullopt;
    const TimeZone zone = named_zone(name.substr(0, name.size() - 1));
    const DateTime value = at_local(*local, zone, offset);
    if (offset && value.offset != *offset) {
        throw_invalid(fmt::format("`{}` is not at {} then", zone.name, offset_text(*offset)),
                      fmt::format("it is at {}", offset_text(value.offset)));
    }
    return value;
}

[[noreturn]] void refuse(std::string_view text, std::string_view what, std::string_view example) {
    throw_invalid(fmt::format("`{}` is not {}", text.substr(0, 80), what), fmt::format("write it as `{}`", example));
}

}  // namespace

std::optional<std::int64_t> read_time_of_day(IsoReader& reader) {
    const auto hour = reader.number(2, 0, 23);
    if (!hour) return std::nullopt;
    std::int64_t seconds = *hour * 3600;
    const bool extended = reader.peek() == ':';
    bool to_the_second = true;
    for (const std::int64_t unit : {60, 1}) {
        if (extended ? !reader.accept(':') : reader.digits_ahead() == 0) {
            to_the_second = false;
            break;
        }
        const auto part = reader.number(2, 0, 59);
        if (!part) return std::nullopt;
        seconds += *part * unit;
    }
    const Number fraction = to_the_second ? read_fraction(reader) : 0;
    if (!fraction) return std::nullopt;
    return seconds * nanoseconds_per_second + *fraction;
}

Date parse_date(std::string_view text) {
    IsoReader reader{text};
    const auto day = read_date(reader);
    if (!day || !reader.done()) refuse(text, "a date", "2015-07-21");
    return {*day};
}

LocalTime parse_local_time(std::string_view text) {
    IsoReader reader{text};
    static_cast<void>(reader.accept('T'));
    const auto time = read_time_of_day(reader);
    if (!time || !reader.done()) refuse(text, "a time", "21:40:32.142");
    return {*time};
}

Time parse_time(std::string_view text, std::int32_t fallback) {
    IsoReader reader{text};
    static_cast<void>(reader.accept('T'));
    const auto time = read_time_of_day(reader);
    const std::optional<std::int32_t> offset = reader.done() ? fallback : read_offset(reader);
    if (!time || !offset || !reader.done()) refuse(text, "a time with an offset", "21:40:32+01:00");
    return {.nanoseconds = *time, .offset = *offset};
}

LocalDateTime parse_local_date_time(std::string_view text) {
    IsoReader reader{text};
    const auto value = read_local_date_time(reader);
    if (!value || !reader.done()) refuse(text, "a date and time", "2015-07-21T21:40:32");
    return *value;
}

DateTime parse_date_time(std::string_view text, const TimeZone& fallback) {
    IsoReader reader{text};
    const auto value = read_date_time(reader, fallback);
    if (!value || (!reader.done() && value->zone.empty())) {
        refuse(text, "a date and time with a zone", "2015-07-21T21:40:32+02:00[Europe/Amsterdam]");
    }
    return *value;
}

TimeZone parse_zone(std::string_view text) {
    if (text == "Z" || text.starts_with('+') || text.starts_with('-')) {
        IsoReader reader{text};
        const auto offset = read_offset(reader);
        if (!offset || !reader.done()) refuse(text, "an offset from UTC", "+01:00");
        return {.name = {}, .offset = *offset};
    }
    return named_zone(text);
}

}  // namespace dossier::graph
