#pragma once

#include <string>
#include <string_view>

#include "graph/property_graph.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// A value as openCypher writes it: `'it\'s'`, `1.0`, `[1, null]`, `{name: 'NAVO'}`. What has no literal is written as people
/// read it: a node as `(:Actor {id: 'nato'})`, a relationship as `[:SUPPORTS {status: 'fact'}]`, a path as
/// `<(:A)-[:T]->(:B)>`, a temporal value as its ISO 8601 text in quotes.
///
/// `graph`    gives elements their labels and properties; null, or an element no longer in it: `(7)`, `[9]`
[[nodiscard]] std::string literal(const Value& value, const PropertyGraph* graph);

/// `'text'` with quotes, backslashes and control characters escaped.
[[nodiscard]] std::string quoted_literal(std::string_view text);

/// A name as a query may write it: in backticks where it is no plain identifier.
[[nodiscard]] std::string name_literal(std::string_view name);

/// The shortest text that reads back as the same float, always recognisable as one: `1.0`, `1e+20`, `NaN`, `Infinity`.
[[nodiscard]] std::string float_text(double value);

}  // namespace dossier::graph
