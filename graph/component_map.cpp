#include "graph/component_map.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/names.hpp"
#include "graph/temporal_error.hpp"

namespace dossier::graph {

ComponentMap::ComponentMap(const Map& map, std::span<const std::string_view> known) : map_{map} {
    for (const auto& [key, value] : map) {
        if (std::ranges::find(known, std::string_view{key}) != known.end()) continue;
        const auto near = nearest(key, known);
        throw_invalid(fmt::format("there is no component `{}` here", key),
                      near ? fmt::format("did you mean `{}`?", *near) : std::string{});
    }
}

bool ComponentMap::has_any(std::span<const std::string_view> keys) const {
    return std::ranges::any_of(keys, [this](std::string_view key) { return has(key); });
}

std::optional<std::int64_t> ComponentMap::integer(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    if (!get(key).is(ValueKind::integer)) throw_wrong_kind(fmt::format("component `{}`", key), get(key));
    return get(key).as_integer();
}

std::optional<std::int64_t> ComponentMap::integer(std::string_view key, std::int64_t least,
                                                  std::int64_t greatest) const {
    const auto value = integer(key);
    if (value && (*value < least || *value > greatest)) {
        throw_invalid(fmt::format("component `{}` is {}, not from {} to {}", key, *value, least, greatest));
    }
    return value;
}

void ComponentMap::require(std::string_view key, std::string_view needed) const {
    if (has(key) && !has(needed)) throw_invalid(fmt::format("component `{}` needs `{}` beside it", key, needed));
}

}  // namespace dossier::graph
