#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/int128.hpp"
#include "graph/temporal.hpp"

namespace dossier::graph {

/// A decimal number with 15 digits after the point; both parts carry the sign. Exact where a double is not: 0.1 s is
/// 100,000,000 ns.
struct Decimal {
    static constexpr std::int64_t scale = 1'000'000'000'000'000;

    std::int64_t whole = 0;
    std::int64_t fraction = 0;  ///< in units of 1/scale
};

/// `12`, `-0.75`, `2,5`; digits past the fifteenth after the point are dropped.
/// returns    nothing where the text is no such number or its whole part passes 64 bits
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// The decimal that people write for `value`; nothing for NaN, infinities and beyond 64 bits.
[[nodiscard]] std::optional<Decimal> to_decimal(double value);

/// Adds up a duration from amounts of units that may be fractions. A fraction of a month becomes days and time by the
/// average month of 30.436875 days, a fraction of a day by 24 hours; whole amounts stay in their own group.
class DurationSum {
public:
    void add_months(const Decimal& amount, std::int64_t months_per_unit);
    void add_days(const Decimal& amount, std::int64_t days_per_unit);
    void add_time(const Decimal& amount, std::int64_t nanoseconds_per_unit);

    /// numerator / denominator of a month, a day; nanoseconds are whole
    void add_months(Int128 numerator, Int128 denominator);
    void add_days(Int128 numerator, Int128 denominator);
    void add_nanoseconds(Int128 amount) { nanoseconds_ += amount; }

    /// throws Error{integer_overflow}
    [[nodiscard]] Duration total() const;

private:
    Int128 months_ = 0;
    Int128 days_ = 0;
    Int128 carried_ = 0;      // nanoseconds that fractions of months and days come to, not yet days
    Int128 nanoseconds_ = 0;  // the time group
};

/// Whole parts with no carrying between them, checked to fit.
/// throws Error{integer_overflow}
[[nodiscard]] Duration make_duration(Int128 months, Int128 days, Int128 seconds, Int128 nanoseconds);

}  // namespace dossier::graph
