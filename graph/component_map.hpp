#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "graph/value.hpp"

namespace dossier::graph {

/// Reads the named components out of a map, strictly: a key that the function does not know is an error, so that a
/// misspelt component is not silently left out.
class ComponentMap {
public:
    /// throws Error{invalid_argument_value}: a key that is not among `known`
    ComponentMap(const Map& map, std::span<const std::string_view> known);

    [[nodiscard]] bool has(std::string_view key) const { return map_.contains(key); }
    [[nodiscard]] bool has_any(std::span<const std::string_view> keys) const;
    [[nodiscard]] const Value& get(std::string_view key) const { return map_.get(key); }

    /// throws Error{invalid_argument_type}: not an integer
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key) const;
    /// throws Error{invalid_argument_value}: outside [least, greatest]
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key, std::int64_t least,
                                                      std::int64_t greatest) const;
    /// throws Error{invalid_argument_value}: `key` is given and `needed` is not
    void require(std::string_view key, std::string_view needed) const;

private:
    const Map& map_;  // outlives this reader: both live in one call
};

}  // namespace dossier::graph
