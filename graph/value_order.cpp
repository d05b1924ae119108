#include "graph/value_order.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "graph/int128.hpp"

// Four relations, two shapes. Equality and comparability are three-valued: null inside a value makes the answer
// unknown unless something else already decides it. Equivalence and orderability are total, and are one relation:
// two values are equivalent when neither is ordered before the other (CIP2016-06-14, "Orderability and equivalence").
// Recursion is bounded by max_nesting.

namespace dossier::graph {

namespace {

using Partial = std::partial_ordering;
using Strong = std::strong_ordering;

// --- numbers

/// Exact, as if both were decimals of unlimited precision: a double cannot tell 2^53 from 2^53 + 1, an integer can.
Partial compare_exactly(std::int64_t a, double b) {
    if (std::isnan(b)) return Partial::unordered;
    constexpr double beyond = 9223372036854775808.0;  // 2^63: the first double above every integer
    if (b >= beyond) return Partial::less;
    if (b < -beyond) return Partial::greater;
    const double whole = std::trunc(b);
    const auto floor_of_b = static_cast<std::int64_t>(whole);
    if (a != floor_of_b) return a < floor_of_b ? Partial::less : Partial::greater;
    return 0.0 <=> (b - whole);
}

Partial reversed(Partial ordering) { return 0 <=> ordering; }

Partial compare_numbers(const Value& a, const Value& b) {
    if (a.is(ValueKind::integer)) {
        return b.is(ValueKind::integer) ? Partial{a.as_integer() <=> b.as_integer()}
                                        : compare_exactly(a.as_integer(), b.as_float());
    }
    return b.is(ValueKind::integer) ? reversed(compare_exactly(b.as_integer(), a.as_float()))
                                    : a.as_float() <=> b.as_float();
}

bool is_nan(const Value& value) { return value.is(ValueKind::floating) && std::isnan(value.as_float()); }

/// NaN is the largest number here, and the same as itself.
Strong order_numbers(const Value& a, const Value& b) {
    const bool a_nan = is_nan(a);
    const bool b_nan = is_nan(b);
    if (a_nan || b_nan) return a_nan <=> b_nan;
    const Partial ordering = compare_numbers(a, b);
    if (ordering < 0) return Strong::less;
    return ordering > 0 ? Strong::greater : Strong::equal;
}

// --- temporal values: by the instant, then the offset from west to east, then the zone's name (CIP2015-08-06)

Strong order_times(const Time& a, const Time& b) {
    constexpr std::int64_t second = 1'000'000'000;
    return std::tuple{a.nanoseconds - a.offset * second, a.offset} <=>
           std::tuple{b.nanoseconds - b.offset * second, b.offset};
}

Strong order_date_times(const DateTime& a, const DateTime& b) {
    return std::tie(a.seconds, a.nanoseconds, a.offset, a.zone) <=>
           std::tie(b.seconds, b.nanoseconds, b.offset, b.zone);
}

/// Only ORDER BY may ask: as if a month lasted 30.436875 days and a day 24 hours. Durations that last equally long
/// without being the same are told apart by their parts, so that the order stays one with equivalence.
Strong order_durations(const Duration& a, const Duration& b) {
    const auto length = [](const Duration& duration) {
        constexpr std::int64_t seconds_of_month = 2'629'746;
        constexpr std::int64_t seconds_of_day = 86'400;
        return Int128{duration.months} * seconds_of_month + Int128{duration.days} * seconds_of_day + duration.seconds;
    };
    if (const Int128 a_length = length(a), b_length = length(b); a_length != b_length) {
        return a_length < b_length ? Strong::less : Strong::greater;
    }
    return std::tie(a.nanoseconds, a.months, a.days, a.seconds) <=>
           std::tie(b.nanoseconds, b.months, b.days, b.seconds);
}

// --- paths: as the list of their nodes and relationships in turn

Strong order_paths(const Path& a, const Path& b) {
    const std::size_t steps = std::min(a.relationships.size(), b.relationships.size());
    for (std::size_t i = 0; i < steps; ++i) {
        if (const auto ordering = a.nodes[i] <=> b.nodes[i]; ordering != 0) return ordering;
        if (const auto ordering = a.relationships[i] <=> b.relationships[i]; ordering != 0) return ordering;
    }
    if (const auto ordering = a.nodes[steps] <=> b.nodes[steps]; ordering != 0) return ordering;
    return a.relationships.size() <=> b.relationships.size();
}

/// Two values of one kind that holds no other values, and is no number: where all relations agree.
Strong order_plain(const Value& a, const Value& b) {
    switch (a.kind()) {
    case ValueKind::boolean: return a.as_boolean() <=> b.as_boolean();
    case ValueKind::string: return a.as_string() <=> b.as_string();  // UTF-8 sorts as its code points do
    case ValueKind::node: return a.as_node() <=> b.as_node();
    case ValueKind::relationship: return a.as_relationship() <=> b.as_relationship();
    case ValueKind::path: return order_paths(a.as_path(), b.as_path());
    case ValueKind::date: return a.as_date() <=> b.as_date();
    case ValueKind::local_time: return a.as_local_time() <=> b.as_local_time();
    case ValueKind::time: return order_times(a.as_time(), b.as_time());
    case ValueKind::local_date_time: return a.as_local_date_time() <=> b.as_local_date_time();
    case ValueKind::date_time: return order_date_times(a.as_date_time(), b.as_date_time());
    case ValueKind::duration: return order_durations(a.as_duration(), b.as_duration());
    default: return Strong::equal;
    }
}

// --- equality

/// The conjunction of three-valued answers: one false decides, else one unknown clouds.
class Conjunction {
public:
    /// Says whether the rest still matters.
    bool add(std::optional<bool> answer) {
        if (answer == false) result_ = false;
        if (!answer && result_) result_.reset();
        return answer != false;
    }
    [[nodiscard]] std::optional<bool> result() const { return result_; }

private:
    std::optional<bool> result_ = true;
};

std::optional<bool> equal_lists(const List& a, const List& b) {
    if (a.size() != b.size()) return false;
    Conjunction all;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!all.add(equal(a[i], b[i]))) break;
    }
    return all.result();
}

bool same_keys(const Map& a, const Map& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Map::Entry& x, const Map::Entry& y) { return x.first == y.first; });
}

std::optional<bool> equal_maps(const Map& a, const Map& b) {
    if (!same_keys(a, b)) return false;
    Conjunction all;
    for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
        if (!all.add(equal(x->second, y->second))) break;
    }
    return all.result();
}

// --- comparability of containers

std::optional<Partial> compare_lists(const List& a, const List& b) {
    const std::size_t shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        const auto ordering = compare(a[i], b[i]);
        if (!ordering || *ordering != 0) return ordering;
    }
    return a.size() <=> b.size();
}

/// The CIP leaves the order of maps open: fewer entries first, then by keys, then by values in the order of keys.
Strong order_keys(const Map& a, const Map& b) {
    if (a.size() != b.size()) return a.size() <=> b.size();
    for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
        if (const auto ordering = x->first <=> y->first; ordering != 0) return ordering;
    }
    return Strong::equal;
}

bool holds_null(const Map& map) {
    return std::any_of(map.begin(), map.end(), [](const Map::Entry& entry) { return entry.second.is_null(); });
}

std::optional<Partial> compare_maps(const Map& a, const Map& b) {
    if (holds_null(a) || holds_null(b)) return std::nullopt;
    if (const Strong keys = order_keys(a, b); keys != 0) return keys;
    for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
        const auto ordering = compare(x->second, y->second);
        if (!ordering || *ordering != 0) return ordering;
    }
    return Partial::equivalent;
}

// --- orderability of containers

Strong order_lists(const List& a, const List& b) {
    const std::size_t shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        if (const Strong ordering = order(a[i], b[i]); ordering != 0) return ordering;
    }
    return a.size() <=> b.size();
}

Strong order_maps(const Map& a, const Map& b) {
    if (const Strong keys = order_keys(a, b); keys != 0) return keys;
    for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
        if (const Strong ordering = order(x->second, y->second); ordering != 0) return ordering;
    }
    return Strong::equal;
}

/// The kinds in the global sort order; integers and floats are one.
int rank(ValueKind kind) {
    switch (kind) {
    case ValueKind::map: return 0;
    case ValueKind::node: return 1;
    case ValueKind::relationship: return 2;
    case ValueKind::list: return 3;
    case ValueKind::path: return 4;
    case ValueKind::date_time: return 5;
    case ValueKind::local_date_time: return 6;
    case ValueKind::date: return 7;
    case ValueKind::time: return 8;
    case ValueKind::local_time: return 9;
    case ValueKind::duration: return 10;
    case ValueKind::string: return 11;
    case ValueKind::boolean: return 12;
    case ValueKind::integer:
    case ValueKind::floating: return 13;
    case ValueKind::null: return 14;
    }
    return 15;
}

}  // namespace

std::optional<bool> equal(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return std::nullopt;
    if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
    if (a.kind() != b.kind()) return false;
    if (a.is(ValueKind::list)) return equal_lists(a.as_list(), b.as_list());
    if (a.is(ValueKind::map)) return equal_maps(a.as_map(), b.as_map());
    return order_plain(a, b) == 0;
}

bool equivalent(const Value& a, const Value& b) { return order(a, b) == 0; }

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) return compare_numbers(a, b);
    if (a.kind() != b.kind() || a.is_null() || a.is(ValueKind::duration)) return std::nullopt;
    if (a.is(ValueKind::list)) return compare_lists(a.as_list(), b.as_list());
    if (a.is(ValueKind::map)) return compare_maps(a.as_map(), b.as_map());
    return order_plain(a, b);
}

std::strong_ordering order(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) return order_numbers(a, b);
    if (a.kind() != b.kind()) return rank(a.kind()) <=> rank(b.kind());
    if (a.is(ValueKind::list)) return order_lists(a.as_list(), b.as_list());
    if (a.is(ValueKind::map)) return order_maps(a.as_map(), b.as_map());
    return order_plain(a, b);
}

}  // namespace dossier::graph
