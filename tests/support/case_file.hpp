#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tests/support/matching.hpp"

namespace dossier::tests::support {

/// How many of each, by the kit's names; what is absent must not change.
using Changes = std::map<std::string, std::size_t>;

/// `undefined_variable 1:24`; without a place, any place will do.
struct ExpectedError {
    std::string code;
    std::string place;
    Changes changes;  ///< that stay all the same: of transactions that were over before
};

struct ExpectedResult {
    std::optional<std::vector<std::string>> columns;
    ExpectedRows rows;
    Changes changes;
    Order order = Order::any;
};

struct Case {
    std::string name;
    std::string text;        ///< the statement
    std::string graph;       ///< the script that builds the graph it runs on
    bool continues = false;  ///< runs on the graph that the case before left, instead of a new one
    std::map<std::string, graph::Value, std::less<>> parameters;
    std::variant<ExpectedResult, ExpectedError> expected;
    std::size_t line = 0;  ///< of its heading in the file
};

/// Reads a case file. Sections begin with a word at the start of a line and end at the next:
///
///     # a comment, at the start of a line
///     graph                       statements that build the graph of all that follow, until the next `graph`
///     params                      `name = value` lines for the next statement
///     query NAME                  a statement, `----`, its rows; `---- a.id | c` also checks the columns
///     then NAME                   the same, on the graph that the statement before left
///     changes                     `+nodes 1` lines: what the statement before changed; without it, nothing
///     error NAME                  a statement, `----`, `code` or `code line:column`
///
/// Rows are compared in order when an ORDER BY stands behind the statement's last RETURN, else as a multiset.
/// throws     Error{unreadable_data} that names the line
[[nodiscard]] std::vector<Case> read_case_file(std::string_view text);

}  // namespace dossier::tests::support
