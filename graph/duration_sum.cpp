#include "graph/duration_sum.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "graph/civil.hpp"
#include "graph/temporal_error.hpp"

namespace dossier::graph {

namespace {

constexpr Int128 nanoseconds_per_month = Int128{2'629'746} * nanoseconds_per_second;  // a twelfth of 365.2425 days

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::int64_t fit(Int128 amount) {
    if (amount > std::numeric_limits<std::int64_t>::max() || amount < std::numeric_limits<std::int64_t>::min()) {
        throw_overflow("the duration is longer than can be counted");
    }
    return static_cast<std::int64_t>(amount);
}

Int128 scaled(const Decimal& amount) { return Int128{amount.whole} * Decimal::scale + amount.fraction; }

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t point = text.find_first_of(".,");
    const std::string_view digits = text.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (digits.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    Decimal result;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), result.whole);
    if (fault != std::errc{} || end != digits.data() + digits.size() || !is_digit(digits.front())) return std::nullopt;
    std::int64_t unit = Decimal::scale;
    for (const char digit : fraction) {
        if (!is_digit(digit)) return std::nullopt;
        unit /= 10;
        result.fraction += unit * (digit - '0');
    }
    return negative ? Decimal{-result.whole, -result.fraction} : result;
}

std::optional<Decimal> to_decimal(double value) {
    constexpr double beyond = 9.2e18;
    if (!std::isfinite(value) || std::abs(value) >= beyond) return std::nullopt;
    std::array<char, 1100> text{};  // the longest is a denormal: 1,074 digits after the point
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    return parse_decimal({text.data(), static_cast<std::size_t>(written.ptr - text.data())});
}

void DurationSum::add_months(const Decimal& amount, std::int64_t months_per_unit) {
    add_months(scaled(amount) * months_per_unit, Decimal::scale);
}

void DurationSum::add_days(const Decimal& amount, std::int64_t days_per_unit) {
    add_days(scaled(amount) * days_per_unit, Decimal::scale);
}

void DurationSum::add_time(const Decimal& amount, std::int64_t nanoseconds_per_unit) {
    nanoseconds_ +=
        Int128{amount.whole} * nanoseconds_per_unit + Int128{amount.fraction} * nanoseconds_per_unit / Decimal::scale;
}

void DurationSum::add_months(Int128 numerator, Int128 denominator) {
    months_ += numerator / denominator;
    carried_ += numerator % denominator * nanoseconds_per_month / denominator;
}

void DurationSum::add_days(Int128 numerator, Int128 denominator) {
    days_ += numerator / denominator;
    carried_ += numerator % denominator * nanoseconds_per_day / denominator;
}

Duration DurationSum::total() const {
    if (carried_ == 0) return make_duration(months_, days_, 0, nanoseconds_);
    // Whole days and the carried fractions are one amount before it is cut into days and time: -15.5 days and half a
    // month (15.2 days) are less than a day, not minus one day and something.
    const Int128 all = Int128{fit(days_)} * nanoseconds_per_day + carried_;
    return make_duration(months_, all / nanoseconds_per_day, 0, nanoseconds_ + all % nanoseconds_per_day);
}

Duration make_duration(Int128 months, Int128 days, Int128 seconds, Int128 nanoseconds) {
    Int128 carry = nanoseconds / nanoseconds_per_second;
    Int128 rest = nanoseconds % nanoseconds_per_second;
    if (rest < 0) {
        rest += nanoseconds_per_second;
        --carry;
    }
    return {.months = fit(months),
            .days = fit(days),
            .seconds = fit(seconds + carry),
            .nanoseconds = static_cast<std::int32_t>(rest)};
}

}  // namespace dossier::graph
