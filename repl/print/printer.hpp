#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "graph/checkpoint.hpp"
#include "graph/property_graph.hpp"
#include "query/result.hpp"

namespace dossier::repl::print {

/// How the output is looked at.
struct Style {
    std::size_t width = 0;  ///< columns of the terminal; 0: it is none, so nothing is wrapped or left out
    bool color = false;
    std::size_t max_rows = 0;              ///< rows that a terminal is shown; 0: all
    std::optional<std::string> null_text;  ///< csv and tsv: what null prints as; absent: nothing, `null`
    bool formula_guard = false;            ///< csv and tsv: text that a spreadsheet would run is marked
    graph::Checkpoint checkpoint = {};     ///< passed while a long result or one large value is written

    [[nodiscard]] bool on_terminal() const noexcept { return width > 0; }
    /// How many of `count` rows a format for people prints.
    [[nodiscard]] std::size_t rows_shown(std::size_t count) const noexcept {
        return on_terminal() && max_rows > 0 ? std::min(count, max_rows) : count;
    }
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

/// A value as one cell of text: a string and a time as they are, null as `null`, everything else as a Cypher literal.
[[nodiscard]] std::string cell(const graph::Value& value, const graph::PropertyGraph& graph,
                               const graph::Checkpoint& checkpoint = {});

/// The same for people: a path by what its nodes are called, `(Rusland)<-[:COOPERATES_WITH]-(China)`, in lists too.
[[nodiscard]] std::string readable_cell(const graph::Value& value, const graph::PropertyGraph& graph,
                                        const graph::Checkpoint& checkpoint = {});

/// What people call a node, whatever graph it is in, its beginning where that is long; by its labels, or its number,
/// where nothing names it.
[[nodiscard]] std::string node_name(graph::NodeId node, const graph::PropertyGraph& graph);

/// Whether a column is one of numbers, so that it and its name stand right: nulls aside, it holds nothing else.
[[nodiscard]] bool is_numeric(const query::Result& result, std::size_t column);

/// What a terminal was not shown of a result, and how to see it; nothing where it was shown all.
void tell_left_out(const query::Result& result, std::size_t columns_shown, const Style& style, std::ostream& out);

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
