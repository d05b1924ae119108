#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "tests/support/running.hpp"

namespace dossier::tests::metamorphic {

/// What two answers may differ in and still agree.
struct Leniency {
    bool order_of_rows = true;
    bool order_in_lists = false;  ///< of a column that is a list: what was collected
    bool equal_kinds = false;     ///< 1 for 1.0, where any of several equal values may stand for all
};

using Rows = std::vector<std::vector<graph::Value>>;
using Answer = std::variant<Rows, support::Fault>;

/// Asks, and takes back whatever the query wrote.
[[nodiscard]] Answer ask(graph::PropertyGraph& graph, const std::string& query, const query::Options& options);

/// Rows of the same values; those of elements are ids.
[[nodiscard]] bool agree(Rows first, Rows second, const Leniency& leniency);

/// The rows a line each, or the fault.
[[nodiscard]] std::string show(const Answer& answer, const graph::PropertyGraph& graph);

}  // namespace dossier::tests::metamorphic
