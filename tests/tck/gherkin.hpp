#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::tests::tck {

using Table = std::vector<std::vector<std::string>>;

struct Step {
    std::string text;                      ///< without its keyword: `an empty graph`
    std::optional<std::string> docstring;  ///< between its triple quotes, their indentation taken off
    Table table;
    std::size_t line = 0;  ///< in the file, from 1
};

struct Scenario {
    std::string name;  ///< an example of an outline ends in ` #1`, ` #2`, …, counted through all its tables
    std::vector<std::string> tags;  ///< with `@`; the feature's among them
    std::vector<Step> steps;        ///< the background's first
    std::size_t line = 0;
};

struct Feature {
    std::string name;
    std::vector<Scenario> scenarios;  ///< outlines expanded: one for each row of their examples
};

/// Reads a Gherkin file: features, backgrounds, scenarios, outlines with examples, tags, comments, tables, docstrings.
///
/// throws     Error{unreadable_data}: a line that fits nowhere; `where` marks it
[[nodiscard]] Feature read_feature(std::string_view text);

}  // namespace dossier::tests::tck
