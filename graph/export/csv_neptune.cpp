#include <optional>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/error.hpp"
#include "graph/export/column_types.hpp"
#include "graph/export/csv_text.hpp"
#include "graph/export/writers.hpp"
#include "graph/value_text.hpp"

// Two files for the bulk loader of Amazon Neptune (openCypher format). Lists stay JSON text: its arrays are sets, which
// keep neither order nor repeats, and a relationship cannot have one. Dates and points in time are DateTime as long as
// it can say every one of a column: with a year of four digits, to the millisecond, in UTC.

namespace dossier::graph {

namespace {

struct Column {
    std::string_view type = "String";
    bool is_date_time = false;
};
using ColumnsByName = std::map<std::string, Column>;

std::optional<std::string> date_time(std::int64_t seconds, std::int32_t nanoseconds) {
    constexpr std::int32_t millisecond = 1'000'000;
    constexpr std::int64_t last_year = 9999;
    const CivilDate date = to_civil(floor_div(seconds, seconds_per_day));
    if (date.year < 1 || date.year > last_year || nanoseconds % millisecond != 0) return std::nullopt;
    const std::int64_t second = floor_mod(seconds, seconds_per_day);
    const std::string fraction = nanoseconds == 0 ? std::string{} : fmt::format(".{:03}", nanoseconds / millisecond);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", date.year, date.month, date.day, second / 3600,
                       second / 60 % 60, second % 60, fraction);
}

/// `2024-09-22T10:00:00Z`, or nothing where DateTime cannot say it.
std::optional<std::string> date_time(const Value& value) {
    switch (value.kind()) {
    case ValueKind::date: return date_time(value.as_date().days * seconds_per_day, 0);
    case ValueKind::local_date_time:
        return date_time(value.as_local_date_time().seconds, value.as_local_date_time().nanoseconds);
    case ValueKind::date_time: return date_time(value.as_date_time().seconds, value.as_date_time().nanoseconds);
    default: return std::nullopt;
    }
}

Column column_for(const ColumnType& type) {
    if (type.is_list || type.is_mixed) return {};
    switch (type.kind) {
    case ValueKind::boolean: return {.type = "Bool"};
    case ValueKind::integer: return {.type = "Long"};
    case ValueKind::floating: return {.type = "Double"};
    case ValueKind::date:
    case ValueKind::local_date_time:
    case ValueKind::date_time: return {.type = "DateTime", .is_date_time = true};
    default: return {};
    }
}

template <typename Ids>
ColumnsByName columns_of(const PropertyGraph& graph, const Ids& ids) {
    ColumnsByName columns;
    for (const auto& [name, type] : column_types(graph, ids)) columns.emplace(name, column_for(type));
    for (const auto id : ids) {
        for (const auto& [key, value] : graph.properties(id)) {
            Column& column = columns.at(graph.keys().text(key));
            if (column.is_date_time && !date_time(value)) column = {};
        }
    }
    return columns;
}

/// Neptune allows neither white space nor commas in a name, not even in quotes; a colon ends it unless it is escaped.
std::string column_name(const std::string& name) {
    if (name.find_first_of(" ,\r\n") != std::string::npos) {
        throw Error{{.type = ErrorType::argument_error,
                     .code = ErrorCode::not_supported,
                     .message = fmt::format("Neptune cannot load the property {}: a name there holds no space, comma "
                                            "or line break",
                                            identifier(name)),
                     .where = {},
                     .hint = "copy it to a property of another name first, or export with another --dialect"}};
    }
    std::string escaped;
    for (const char letter : name) {
        if (letter == ':') escaped += '\\';
        escaped += letter;
    }
    return escaped;
}

std::string header(const ColumnsByName& columns) {
    std::string text;
    for (const auto& [name, column] : columns) {
        text += ',' + csv_field(fmt::format("{}:{}", column_name(name), column.type));
    }
    return text + '\n';
}

template <typename Id>
std::string cells(const PropertyGraph& graph, Id id, const ColumnsByName& columns) {
    std::string text;
    for (const auto& [name, column] : columns) {
        const Value value = graph.property(id, *graph.keys().find(name));
        text += ',';
        if (value.is_null()) continue;
        text += csv_field(column.is_date_time ? date_time(value).value_or("") : bare_text(value));
    }
    return text + '\n';
}

}  // namespace

std::vector<ExportedFile> to_neptune_csv(const PropertyGraph& graph, const Selection& part) {
    const ColumnsByName node_columns = columns_of(graph, part.nodes);
    std::string nodes = ":ID,:LABEL" + header(node_columns);
    for (const NodeId node : part.nodes) {
        nodes += fmt::format("n{},{}", index(node), csv_labels(graph, node)) + cells(graph, node, node_columns);
    }
    const ColumnsByName columns = columns_of(graph, part.relationships);
    std::string relationships = ":ID,:START_ID,:END_ID,:TYPE" + header(columns);
    for (const RelationshipId relationship : part.relationships) {
        relationships +=
            fmt::format("e{},n{},n{},{}", index(relationship), index(graph.start(relationship)),
                        index(graph.end(relationship)), csv_field(graph.types().text(graph.type(relationship))));
        relationships += cells(graph, relationship, columns);
    }
    std::vector<ExportedFile> files;
    files.push_back({.name = "nodes.csv", .bytes = std::move(nodes)});
    files.push_back({.name = "relationships.csv", .bytes = std::move(relationships)});
    return files;
}

}  // namespace dossier::graph
