#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export/column_types.hpp"
#include "graph/property_graph.hpp"
#include "graph/subgraph.hpp"

namespace dossier::graph {

/// Texts that stand for something else in the files, chosen so that no value of the graph holds them: for no value at
/// all, and for the characters that Memgraph drops from fields or refuses.
struct MemgraphMarks {
    std::string null, line_feed, carriage_return, zero;
};

/// `wanted`, or the first of `wanted1`, `wanted2`, … that `is_taken` does not know.
template <typename IsTaken>
[[nodiscard]] std::string unused(const std::string& wanted, IsTaken is_taken) {
    std::string name = wanted;
    for (std::size_t number = 1; is_taken(name); ++number) name = wanted + std::to_string(number);
    return name;
}

[[nodiscard]] MemgraphMarks memgraph_marks(const PropertyGraph& graph, const Selection& part);

/// A property in a file and in the statement that reads it.
struct MemgraphColumn {
    std::string name;       ///< of the property
    std::string header;     ///< of the column; another where the name holds line breaks
    std::string function;   ///< that makes the value, or each element, from text: `toInteger`; empty for text
    std::string separator;  ///< between the elements of a list; empty for what is none
    std::string note;       ///< why the value stays text, or empty

    /// The field of a value, null included.
    [[nodiscard]] std::string field(const Value& value, const MemgraphMarks& marks) const;
    /// The Cypher that makes the value out of `row`.
    [[nodiscard]] std::string expression(const MemgraphMarks& marks) const;

    bool has_line_feed = false, has_carriage_return = false, has_zero = false;
};

/// The columns of the elements of one file.
template <typename Ids>
[[nodiscard]] std::vector<MemgraphColumn> memgraph_columns(const PropertyGraph& graph, const Ids& ids);

extern template std::vector<MemgraphColumn> memgraph_columns(const PropertyGraph&, const std::vector<NodeId>&);
extern template std::vector<MemgraphColumn> memgraph_columns(const PropertyGraph&, const std::vector<RelationshipId>&);

}  // namespace dossier::graph
