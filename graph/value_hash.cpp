#include <bit>
#include <cmath>
#include <functional>

#include "graph/value_order.hpp"

// Agrees with equivalence: 1, 1.0 and NaN of any make hash as their like do; -0.0 hashes as 0.

namespace dossier::graph {

namespace {

/// The finisher of splitmix64 over what came before and what is new: every bit of either moves half of the result.
std::size_t mixed(std::size_t seed, std::uint64_t part) {
    std::uint64_t bits = seed * 0x9E3779B97F4A7C15ULL + part;
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBULL;
    return bits ^ (bits >> 31U);
}

template <typename... Parts>
std::size_t mixed_all(std::size_t seed, Parts... parts) {
    ((seed = mixed(seed, static_cast<std::uint64_t>(parts))), ...);
    return seed;
}

std::uint64_t text_hash(std::string_view text) { return std::hash<std::string_view>{}(text); }

constexpr std::size_t number_seed = 0x6E;

std::size_t hash_float(double value) {
    if (std::isnan(value)) return mixed(number_seed, 0x7FF8000000000000ULL);
    constexpr double beyond = 9223372036854775808.0;
    if (value >= -beyond && value < beyond && std::trunc(value) == value) {
        return mixed_all(number_seed, static_cast<std::int64_t>(value));
    }
    return mixed(number_seed, std::bit_cast<std::uint64_t>(value));
}

std::size_t hash_path(std::size_t seed, const Path& path) {
    for (const NodeId node : path.nodes) seed = mixed(seed, index(node));
    for (const RelationshipId relationship : path.relationships) seed = mixed(seed, index(relationship));
    return seed;
}

std::size_t hash_temporal(std::size_t seed, const Value& value) {
    switch (value.kind()) {
    case ValueKind::date: return mixed_all(seed, value.as_date().days);
    case ValueKind::local_time: return mixed_all(seed, value.as_local_time().nanoseconds);
    case ValueKind::time: return mixed_all(seed, value.as_time().nanoseconds, value.as_time().offset);
    case ValueKind::local_date_time: {
        const LocalDateTime& local = value.as_local_date_time();
        return mixed_all(seed, local.seconds, local.nanoseconds);
    }
    case ValueKind::date_time: {
        const DateTime& zoned = value.as_date_time();
        return mixed_all(seed, zoned.seconds, zoned.nanoseconds, zoned.offset, text_hash(zoned.zone));
    }
    default: {
        const Duration& length = value.as_duration();
        return mixed_all(seed, length.months, length.days, length.seconds, length.nanoseconds);
    }
    }
}

}  // namespace

std::size_t hash(const Value& value) {
    std::size_t seed = static_cast<std::size_t>(value.kind()) + 1;
    switch (value.kind()) {
    case ValueKind::null: return mixed(seed, 0);
    case ValueKind::boolean: return mixed_all(seed, value.as_boolean());
    case ValueKind::integer: return mixed_all(number_seed, value.as_integer());
    case ValueKind::floating: return hash_float(value.as_float());
    case ValueKind::string: return mixed(seed, text_hash(value.as_string()));
    case ValueKind::list:
        for (const Value& element : value.as_list()) seed = mixed(seed, hash(element));
        return mixed(seed, value.as_list().size());
    case ValueKind::map:
        for (const auto& [key, element] : value.as_map()) seed = mixed_all(seed, text_hash(key), hash(element));
        return mixed(seed, value.as_map().size());
    case ValueKind::node: return mixed(seed, index(value.as_node()));
    case ValueKind::relationship: return mixed(seed, index(value.as_relationship()));
    case ValueKind::path: return hash_path(seed, value.as_path());
    default: return hash_temporal(seed, value);
    }
}

}  // namespace dossier::graph
