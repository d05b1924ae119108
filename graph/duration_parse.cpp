#include <array>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/duration_sum.hpp"
#include "graph/iso_reader.hpp"
#include "graph/temporal_error.hpp"
#include "graph/temporal_parse.hpp"

namespace dossier::graph {

namespace {

/// A letter of the unit form, in the order that they must come in.
struct Unit {
    char letter;
    bool is_time;
    void (*add)(DurationSum& sum, const Decimal& amount);
};

constexpr std::array<Unit, 7> units{{
    {'Y', false, [](DurationSum& sum, const Decimal& amount) { sum.add_months(amount, 12); }},
    {'M', false, [](DurationSum& sum, const Decimal& amount) { sum.add_months(amount, 1); }},
    {'W', false, [](DurationSum& sum, const Decimal& amount) { sum.add_days(amount, 7); }},
    {'D', false, [](DurationSum& sum, const Decimal& amount) { sum.add_days(amount, 1); }},
    {'H', true, [](DurationSum& sum, const Decimal& amount) { sum.add_time(amount, 3600 * nanoseconds_per_second); }},
    {'M', true, [](DurationSum& sum, const Decimal& amount) { sum.add_time(amount, 60 * nanoseconds_per_second); }},
    {'S', true, [](DurationSum& sum, const Decimal& amount) { sum.add_time(amount, nanoseconds_per_second); }},
}};

Decimal negated(const Decimal& amount) { return {-amount.whole, -amount.fraction}; }

/// After the `P`: `[nY][nM][nW][nD][T[nH][nM][nS]]`; each amount may carry a sign, the last one a fraction.
std::optional<Duration> read_units(std::string_view text, bool negative) {
    DurationSum sum;
    std::size_t next_unit = 0;
    bool in_time = false;
    bool complete = false;  // false again after the `T`, which must not come last
    bool had_fraction = false;
    while (!text.empty()) {
        if (!in_time && text.front() == 'T') {
            in_time = true;
            complete = false;
            text.remove_prefix(1);
            continue;
        }
        const std::size_t end = text.find_first_not_of("+-.,0123456789");
        if (had_fraction || end == 0 || end == std::string_view::npos) return std::nullopt;
        while (next_unit < units.size() &&
               (units[next_unit].letter != text[end] || units[next_unit].is_time != in_time)) {
            ++next_unit;
        }
        const auto amount = parse_decimal(text.substr(0, end));
        if (!amount || next_unit == units.size()) return std::nullopt;
        had_fraction = text.substr(0, end).find_first_of(".,") != std::string_view::npos;
        units[next_unit++].add(sum, negative ? negated(*amount) : *amount);
        complete = true;
        text.remove_prefix(end + 1);
    }
    return complete ? std::optional{sum.total()} : std::nullopt;
}

/// After the `P`: `YYYY-MM-DD[Thh:mm:ss]` or its basic form, each part an amount within its own bounds.
std::optional<Duration> read_date_and_time(std::string_view text, bool negative) {
    IsoReader reader{text};
    const auto years = reader.number(4);
    const bool extended = reader.accept('-');
    const auto months = reader.number(2, 0, 12);
    if (extended && !reader.accept('-')) return std::nullopt;
    const auto days = reader.number(2, 0, 31);
    if (!years || !months || !days) return std::nullopt;
    std::optional<std::int64_t> time = 0;
    if (reader.accept('T')) time = read_time_of_day(reader);
    if (!time || !reader.done()) return std::nullopt;
    const std::int64_t sign = negative ? -1 : 1;
    return make_duration(sign * (*years * 12 + *months), sign * *days, 0, sign * *time);
}

}  // namespace

Duration parse_duration(std::string_view text) {
    std::string_view rest = text;
    const bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest.remove_prefix(1);
    if (rest.starts_with('P')) {
        rest.remove_prefix(1);
        if (const auto value = read_units(rest, negative)) return *value;
        if (const auto value = read_date_and_time(rest, negative)) return *value;
    }
    throw_invalid(fmt::format("`{}` is not a duration", text.substr(0, 80)), "write it as `P1Y2M10DT2H30M`");
}

}  // namespace dossier::graph
