#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "graph/value.hpp"
#include "query/query.hpp"

namespace dossier::repl {

/// A Cypher literal (`42`, `'text'`, `[1, 2]`, `date('2024-07-09')`), or, where `text` is none, `text` itself as a
/// string.
[[nodiscard]] graph::Value literal_value(std::string_view text);

/// `NAME=VALUE`. throws Error{wrong_usage}
[[nodiscard]] std::pair<std::string, graph::Value> parameter(std::string_view text);

/// A JSON object: its members are parameters. throws Error{wrong_usage}, Error{unreadable_data}
[[nodiscard]] query::Parameters parameters_from(const std::filesystem::path& file);

}  // namespace dossier::repl
