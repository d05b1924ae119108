#include "query/exec/functions/sum.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "graph/temporal_functions.hpp"
#include "query/exec/fault.hpp"

namespace dossier::query::exec {

using graph::Value;
using graph::ValueKind;

namespace {

constexpr unsigned half = 64;  // bits of an Int128

}  // namespace

void Sum::add(const Value& value, std::uint64_t multiplicity) {
    const bool is_duration = value.is(ValueKind::duration);
    if ((!is_duration && !value.is_number()) || (count_ > 0 && is_duration == durations_.is_null())) {
        type_fault(fmt::format("{} cannot be added up here", name(value.kind())));
    }
    count_ += multiplicity;
    if (is_duration) {
        const Value times = multiplicity == 1 ? value : graph::multiply(value, static_cast<std::int64_t>(multiplicity));
        durations_ = durations_.is_null() ? times : graph::add(durations_, times);
    } else if (value.is(ValueKind::integer)) {
        integers_ += graph::Int128{value.as_integer()} * multiplicity;
    } else {
        has_floats_ = true;
        add_float(value.as_float() * static_cast<double>(multiplicity));
    }
}

/// Neumaier's summation: what the addition rounds off is kept beside.
void Sum::add_float(double value) {
    const double sum = floats_ + value;
    if (std::isfinite(sum)) {
        lost_ += std::abs(floats_) >= std::abs(value) ? (floats_ - sum) + value : (value - sum) + floats_;
    }
    floats_ = sum;
}

double Sum::as_float() const { return static_cast<double>(integers_) + (floats_ + lost_); }

Value Sum::total() const {
    if (!durations_.is_null()) return durations_;
    if (has_floats_) return as_float();
    if (integers_ > std::numeric_limits<std::int64_t>::max() || integers_ < std::numeric_limits<std::int64_t>::min()) {
        fault(graph::ErrorType::arithmetic_error, graph::ErrorCode::integer_overflow, "the sum is no 64-bit integer",
              {}, "add up floats: sum(toFloat(…))");
    }
    return static_cast<std::int64_t>(integers_);
}

Value Sum::mean() const {
    if (count_ == 0) return {};
    if (!durations_.is_null()) return graph::divide(durations_, static_cast<std::int64_t>(count_));
    return as_float() / static_cast<double>(count_);
}

void Sum::append_state(std::vector<Value>& cells) const {
    cells.emplace_back(static_cast<std::int64_t>(count_));
    cells.emplace_back(static_cast<std::int64_t>(integers_ >> half));
    cells.emplace_back(static_cast<std::int64_t>(integers_));
    cells.emplace_back(has_floats_);
    cells.emplace_back(floats_);
    cells.emplace_back(lost_);
    cells.push_back(durations_);
}

void Sum::resume(std::span<const Value>& cells) {
    count_ = static_cast<std::uint64_t>(cells[0].as_integer());
    integers_ = (graph::Int128{cells[1].as_integer()} << half) | static_cast<std::uint64_t>(cells[2].as_integer());
    has_floats_ = cells[3].as_boolean();
    floats_ = cells[4].as_float();
    lost_ = cells[5].as_float();
    durations_ = cells[6];
    cells = cells.subspan(7);
}

}  // namespace dossier::query::exec
