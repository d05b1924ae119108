#pragma once

#include <string>
#include <string_view>

#include "graph/property_graph.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// JSON text of a value, on one line. Integers stay integers, floats read back exactly (what JSON lacks is a string: `"NaN"`,
/// `"Infinity"`, `"-Infinity"`), temporal values are ISO 8601 strings. A node is
/// `{"id": 7, "labels": […], "properties": {…}}`, a relationship `{"id": 9, "type": "…", "start": 7, "end": 4,
/// "properties": {…}}`, a path `{"nodes": […], "relationships": […]}`. Bytes that are not UTF-8 come out as U+FFFD.
///
/// `graph`    gives elements what they have; null, or an element no longer in it: only the id
[[nodiscard]] std::string to_json(const Value& value, const PropertyGraph* graph);

/// The value of JSON text: objects are maps, whole numbers within 64 bits integers, other numbers floats.
/// throws     Error{unreadable_data}: not JSON, or nested deeper than 1,000; `where` marks the byte
[[nodiscard]] Value value_from_json(std::string_view text);

}  // namespace dossier::graph
