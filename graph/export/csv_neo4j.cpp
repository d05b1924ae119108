#include <fmt/format.h>

#include "graph/export/column_types.hpp"
#include "graph/export/csv_text.hpp"
#include "graph/export/writers.hpp"

// Two files with the headers of neo4j-admin: comma between fields, semicolon within a list, quotes doubled (RFC 4180).
// An absent property is an empty field.

namespace dossier::graph {

namespace {

using ColumnTypes = std::map<std::string, ColumnType>;

std::string_view type_of(ValueKind kind) {
    switch (kind) {
    case ValueKind::boolean: return "boolean";
    case ValueKind::integer: return "long";
    case ValueKind::floating: return "double";
    case ValueKind::date: return "date";
    case ValueKind::local_time: return "localtime";
    case ValueKind::time: return "time";
    case ValueKind::local_date_time: return "localdatetime";
    case ValueKind::date_time: return "datetime";
    case ValueKind::duration: return "duration";
    default: return "string";
    }
}

/// A list whose element holds the separator cannot be told apart again, so its column is JSON text instead.
template <typename Ids>
void refuse_separators(const PropertyGraph& graph, const Ids& ids, ColumnTypes& columns) {
    for (const auto id : ids) {
        for (const auto& [key, value] : graph.properties(id)) {
            if (!value.is(ValueKind::list)) continue;
            for (const Value& element : value.as_list()) {
                const bool split = element.is(ValueKind::string) && element.as_string().find(';') != std::string::npos;
                if (split) columns[graph.keys().text(key)].is_mixed = true;
            }
        }
    }
}

template <typename Ids>
ColumnTypes columns_of(const PropertyGraph& graph, const Ids& ids) {
    ColumnTypes columns = column_types(graph, ids);
    refuse_separators(graph, ids, columns);
    return columns;
}

std::string header(const ColumnTypes& columns) {
    std::string text;
    for (const auto& [name, column] : columns) {
        const bool list = column.is_list && !column.is_mixed;
        const std::string_view type = column.is_mixed ? "string" : type_of(column.kind);
        text += ',' + csv_field(fmt::format("{}:{}{}", name, type, list ? "[]" : ""));
    }
    return text + '\n';
}

std::string cell(const Value& value, const ColumnType& column) {
    if (value.is_null()) return {};
    if (!column.is_list || column.is_mixed) return csv_field(bare_text(value));
    std::vector<std::string> elements;
    for (const Value& element : value.as_list()) elements.push_back(bare_text(element));
    return csv_field(fmt::format("{}", fmt::join(elements, ";")));
}

template <typename Id>
std::string cells(const PropertyGraph& graph, Id id, const ColumnTypes& columns) {
    std::string text;
    for (const auto& [name, column] : columns) {
        text += ',' + cell(graph.property(id, *graph.keys().find(name)), column);
    }
    return text + '\n';
}

}  // namespace

std::vector<ExportedFile> to_neo4j_csv(const PropertyGraph& graph, const Selection& part) {
    const ColumnTypes node_columns = columns_of(graph, part.nodes);
    std::string nodes = ":ID,:LABEL" + header(node_columns);
    for (const NodeId node : part.nodes) {
        nodes += fmt::format("{},{}", index(node), csv_labels(graph, node));
        nodes += cells(graph, node, node_columns);
    }
    const ColumnTypes relationship_columns = columns_of(graph, part.relationships);
    std::string relationships = ":START_ID,:END_ID,:TYPE" + header(relationship_columns);
    for (const RelationshipId relationship : part.relationships) {
        relationships += fmt::format("{},{},{}", index(graph.start(relationship)), index(graph.end(relationship)),
                                     csv_field(graph.types().text(graph.type(relationship))));
        relationships += cells(graph, relationship, relationship_columns);
    }
    std::vector<ExportedFile> files;
    files.push_back({.name = "nodes.csv", .bytes = std::move(nodes)});
    files.push_back({.name = "relationships.csv", .bytes = std::move(relationships)});
    return files;
}

}  // namespace dossier::graph
