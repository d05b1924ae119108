#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::graph {

/// What all values of one property have in common, for formats whose columns have a type.
struct ColumnType {
    ValueKind kind = ValueKind::null;  ///< null until a value is seen; string once two kinds met
    bool is_list = false;              ///< then `kind` is that of the elements
    bool is_mixed = false;  ///< more than one kind, maps, or lists of lists or with null: written as JSON text

    void see(const Value& value);

private:
    void see_kind(ValueKind seen);
    bool seen_ = false;
};

/// The columns that `ids` fill, by name.
template <typename Ids>
[[nodiscard]] std::map<std::string, ColumnType> column_types(const PropertyGraph& graph, const Ids& ids) {
    std::map<std::string, ColumnType> columns;
    for (const auto id : ids) {
        for (const auto& [key, value] : graph.properties(id)) columns[graph.keys().text(key)].see(value);
    }
    return columns;
}

/// A value as bare text: a string as it is, a date as ISO 8601, a list or map as JSON.
[[nodiscard]] std::string bare_text(const Value& value);

}  // namespace dossier::graph
