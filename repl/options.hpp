#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "graph/value.hpp"
#include "query/query.hpp"
#include "repl/settings.hpp"

namespace dossier::repl {

// What the command line and `:set` share: the words of options as values. All throw Error{wrong_usage} with what would
// do.

/// An option that `:set` and the command line know by the same name.
struct Option {
    std::string_view name;
    std::span<const std::string_view> values;  ///< where they can be listed
    void (*set)(Settings& settings, std::string_view value);
};

[[nodiscard]] std::span<const Option> options();

/// Sets the option of that name; of a misspelt one the nearest is told.
void set_option(Settings& settings, std::string_view name, std::string_view value);

/// A Cypher literal (`42`, `'text'`, `[1, 2]`, `date('2024-07-09')`), or, where `text` is none, `text` itself as a
/// string.
[[nodiscard]] graph::Value literal_value(std::string_view text);

/// `NAME=VALUE`.
[[nodiscard]] std::pair<std::string, graph::Value> parameter(std::string_view text);

/// A JSON object: its members are parameters.
[[nodiscard]] query::Parameters parameters_from(const std::filesystem::path& file);

/// The whole of a file. throws Error{unreadable_data} that names it
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path);

}  // namespace dossier::repl
