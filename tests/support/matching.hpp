#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/value.hpp"
#include "tests/support/notation.hpp"

namespace dossier::tests::support {

enum class Order { any, as_written };

/// Whether `actual` is what `expected` describes. Kinds must agree (1 is not 1.0); a temporal value is its ISO 8601
/// text.
///
/// `elements`  whether the elements of lists must come in the order written
[[nodiscard]] bool matches(const Expected& expected, const graph::Value& actual, const graph::PropertyGraph& graph,
                           Order elements = Order::as_written);

/// A value in the notation of expected results, for messages.
[[nodiscard]] std::string show(const graph::Value& value, const graph::PropertyGraph& graph);

/// Expected rows: as written, for messages, and as read.
struct ExpectedRows {
    std::vector<std::vector<std::string>> written;
    std::vector<std::vector<Expected>> read;
};
/// throws     Error{unreadable_data}
[[nodiscard]] ExpectedRows read_rows(std::vector<std::vector<std::string>> cells);

/// What differs between the rows expected and those got, for people; nothing when nothing does.
[[nodiscard]] std::optional<std::string> difference(const ExpectedRows& expected,
                                                    const std::vector<std::vector<graph::Value>>& actual,
                                                    const graph::PropertyGraph& graph, Order rows,
                                                    Order elements = Order::as_written);

}  // namespace dossier::tests::support
