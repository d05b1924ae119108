#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"
#include "loaders/find/finding.hpp"

namespace dossier::loaders {

/// What one document says of an entity, lists sorted: two documents that say the same have equal records.
struct NodeRecord {
    std::string kind, name, name_en, iso3, wikidata, start, end, place;
    std::vector<std::string> aliases, roles, gazetteers;

    bool operator==(const NodeRecord&) const = default;
};

[[nodiscard]] NodeRecord record_of(const find::Entity& entity);

/// What the records say together. Names and kind are the first record's that has any, dates and place the most precise,
/// aliases and roles those of all; of equal records it is that record.
///
/// `records`  not empty, in the order of their documents' ids
[[nodiscard]] NodeRecord merge(std::span<const NodeRecord> records);

/// The record as it stands on a node, and put on it: properties, and for actors the labels of kind and roles.
[[nodiscard]] NodeRecord read_record(const graph::PropertyGraph& graph, graph::NodeId node);
void write_record(graph::PropertyGraph& graph, graph::NodeId node, const NodeRecord& record);

/// As one line of JSON, and back.
/// throws  Error{damaged_file}: not such a line
[[nodiscard]] std::string to_json(const NodeRecord& record);
[[nodiscard]] NodeRecord record_from_json(std::string_view json);

/// A list property as strings; empty when absent. An empty list removes the property.
[[nodiscard]] std::vector<std::string> strings(const graph::Value& value);
[[nodiscard]] graph::Value list_of(std::span<const std::string> values);
/// Sets a property only where that changes it: what stays as it is need not be stored again.
void set_string(graph::PropertyGraph& graph, graph::NodeId node, std::string_view key, std::string_view value);
void set_strings(graph::PropertyGraph& graph, graph::NodeId node, std::string_view key,
                 std::span<const std::string> values);

}  // namespace dossier::loaders
