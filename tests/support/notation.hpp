#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/value.hpp"

namespace dossier::tests::support {

// Values as tables of expected results write them: 'text', 12, 1.5, NaN, [1, 2], {k: 1}, (:Label {p: 1}), [:TYPE {p:
// 1}],
// <(:A)-[:T]->(:B)>. Nodes, relationships and paths are told by what they hold, never by their ids.

struct Expected;
using ExpectedList = std::vector<Expected>;
using ExpectedMap = std::map<std::string, Expected>;

struct ExpectedNode {
    std::vector<std::string> labels;  ///< sorted
    ExpectedMap properties;
};

struct ExpectedRelationship {
    std::string type;
    ExpectedMap properties;
};

struct ExpectedPath {
    struct Step {
        ExpectedRelationship relationship;
        bool forward = true;
        std::size_t node = 0;  ///< index into `nodes`
    };
    std::vector<ExpectedNode> nodes;
    std::vector<Step> steps;
};

struct Expected {
    std::variant<graph::Value, ExpectedList, ExpectedMap, ExpectedNode, ExpectedRelationship, ExpectedPath> what;
};

/// One value, with nothing behind it.
/// throws     Error{unreadable_data}; `where` marks the byte at which reading stopped
[[nodiscard]] Expected read_expected(std::string_view text);

/// The same without graph elements, as parameters and the rows of procedures are given.
/// throws     Error{unreadable_data}, also for a node, a relationship or a path
[[nodiscard]] graph::Value read_value(std::string_view text);

/// The cells of `a | b | c`, trimmed. `\|`, `\\` and `\n` stand for a bar, a backslash and a line break; any other
/// backslash stays, so that the value's own escape `\'` arrives.
[[nodiscard]] std::vector<std::string> split_cells(std::string_view row);

}  // namespace dossier::tests::support
