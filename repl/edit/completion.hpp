#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "repl/edit/candidates.hpp"

namespace dossier::repl::edit {

/// What is completed from, besides the language and the commands.
struct Knowledge {
    const graph::PropertyGraph& graph;
    const query::Parameters& parameters;
    std::optional<std::filesystem::path> import_directory = std::nullopt;  ///< LOAD CSV reads files below it
};

/// What may stand at the end of `text`: statements and commands, the last of which is being typed.
[[nodiscard]] Completions complete(const Knowledge& knowledge, std::string_view text);

}  // namespace dossier::repl::edit
