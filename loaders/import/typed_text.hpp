#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/value.hpp"

namespace dossier::loaders::import {

/// What the text of a property stands for, where a file says so of a whole column.
enum class PropertyType : std::uint8_t {
    string,
    character,
    boolean,
    integer,
    floating,
    date,
    local_time,
    time,
    local_date_time,
    date_time,
    duration,
};

/// By the names of neo4j-admin's headers and of GraphML (`long`, `int`, `double`, `localdatetime`, …), in any case.
[[nodiscard]] std::optional<PropertyType> property_type(std::string_view name);

/// The type as messages call it: "an integer", "a date".
[[nodiscard]] std::string_view with_article(PropertyType type);

/// The value that `text` writes. Numbers and booleans may have spaces around them; what stands in no offset is UTC.
/// Absent when it writes none of that type, also an integer that 64 bits do not hold.
[[nodiscard]] std::optional<graph::Value> typed(std::string_view text, PropertyType type);

}  // namespace dossier::loaders::import
