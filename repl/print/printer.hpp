#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "graph/property_graph.hpp"
#include "query/result.hpp"

namespace dossier::repl::print {

/// How the output is looked at.
struct Style {
    std::size_t width = 0;  ///< columns of the terminal; 0: no limit, nothing is wrapped
    bool color = false;
};

/// A way to print a result. The graph gives nodes and relationships their labels and properties.
struct Format {
    std::string_view name;
    std::string_view summary;
    void (*print)(const query::Result& result, const graph::PropertyGraph& graph, const Style& style,
                  std::ostream& out);
};

/// Every format there is, in the order that help lists them.
[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* format_named(std::string_view name);

/// A value as one cell of text: a string as it is, null as `null`, everything else as a Cypher literal.
[[nodiscard]] std::string cell(const graph::Value& value, const graph::PropertyGraph& graph);

/// The same for people: a path by what its nodes are called, `(Rusland)<-[:COOPERATES_WITH]-(China)`, in lists too.
[[nodiscard]] std::string readable_cell(const graph::Value& value, const graph::PropertyGraph& graph);

/// What people call a node, whatever graph it is in, its beginning where that is long; by its labels, or its number,
/// where nothing names it.
[[nodiscard]] std::string node_name(graph::NodeId node, const graph::PropertyGraph& graph);

// The members of the family, one file a kind.
void table(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void box(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void line(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void markdown(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void csv(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void tsv(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void json(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void json_lines(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void dot(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);
void html(const query::Result&, const graph::PropertyGraph&, const Style&, std::ostream&);

}  // namespace dossier::repl::print
