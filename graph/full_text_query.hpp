#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier::graph {

/// A full-text query (full_text.hpp) in the language of FTS5, where the property `keys[i]` is the column `c<i>`.
///
/// throws     Error{invalid_argument_value}: the query is malformed
[[nodiscard]] std::string fts5_query(std::string_view query, std::span<const std::string> keys);

}  // namespace dossier::graph
