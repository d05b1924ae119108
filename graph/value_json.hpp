#pragma once

#include <string>
#include <string_view>

#include "graph/checkpoint.hpp"
#include "graph/property_graph.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// A value as JSON on one line. Integers stay integers, floats read back exactly (`1.0`, never `1`), temporal values
/// are ISO 8601 strings. What JSON cannot say becomes a string: "NaN", "Infinity", "-Infinity".
///
///     node           {"id": 7, "labels": ["Actor"], "properties": {…}}
///     relationship   {"id": 9, "type": "SUPPORTS", "start": 7, "end": 4, "properties": {…}}
///     path           {"nodes": […], "relationships": […]}
///
/// `graph`    where nodes and relationships are looked up; one that it does not have is {"id": 7} alone
/// `checkpoint`   passed while a long value is written
[[nodiscard]] std::string to_json(const Value& value, const PropertyGraph* graph = nullptr,
                                  const Checkpoint& checkpoint = {});

/// The same at the end of `text`.
void append_json(std::string& text, const Value& value, const PropertyGraph* graph = nullptr);

/// `text` in double quotes, escaped, at the end of `json`.
void append_json_string(std::string& json, std::string_view text);

/// One JSON document. A number without point and exponent is an integer where 64 bits hold it, else a float; of equal
/// keys the last stands.
/// throws     Error{unreadable_data}: not JSON, or more after it; `where` marks the place
/// throws     Error{nesting_too_deep, memory_exceeded}: as every value
[[nodiscard]] Value from_json(std::string_view text);

}  // namespace dossier::graph
