#pragma once

#include <string>
#include <string_view>

namespace dossier::repl {

/// A statement whose patterns give a variable to each relationship that has none, as far as it then still is one: in an
/// expression a pattern may not bind any.
///
///     MATCH (a)-[:SUPPORTS]->(b)-->(c)
///     MATCH (a)-[`tie 1`:SUPPORTS]->(b)-[`tie 2`]->(c)
///
/// It has the same rows, but where `DISTINCT *` tells them apart by all there is: that stays as it is.
[[nodiscard]] std::string with_named_relationships(std::string_view statement);

}  // namespace dossier::repl
