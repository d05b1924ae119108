#pragma once

#include <string>
#include <string_view>

#include "graph/checkpoint.hpp"
#include "graph/property_graph.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// Whether the text is for reading or for running: a date is `'2015-07-21'` or `date('2015-07-21')`, NaN is `NaN` or
/// `(0.0 / 0.0)`.
enum class LiteralUse { reading, running };

/// A value as Cypher writes it: `'it\'s'`, `1.0`, `[1, null]`, `{name: 'NAVO'}`, `(:Actor {id: 'NLD'})`,
/// `[:SUPPORTS {confidence: 0.9}]`, `<(:Actor)-[:SUPPORTS]->(:Topic)>`. Labels are in the order of their names.
///
/// `graph`    where nodes and relationships are looked up; without it, and for those that it no longer has, they show
///            their ids: `(#7)`, `[#9]`
/// `checkpoint`   passed while a long value is written
[[nodiscard]] std::string literal(const Value& value, const PropertyGraph* graph = nullptr,
                                  LiteralUse use = LiteralUse::reading, const Checkpoint& checkpoint = {});

/// The shortest text that reads back as the same double, always with a point or an exponent: `1.0`, `0.1`, `1.5e20`.
[[nodiscard]] std::string float_text(double value);

/// In single quotes, with what would end or confuse it escaped.
[[nodiscard]] std::string quoted(std::string_view text);

/// A name as Cypher reads it: plain, or in backticks where it is not made of letters, digits and `_`.
[[nodiscard]] std::string identifier(std::string_view name);

/// The labels of a node as names, sorted.
[[nodiscard]] std::vector<std::string> label_names(const PropertyGraph& graph, NodeId node);

}  // namespace dossier::graph
