#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "graph/property_graph.hpp"

namespace dossier::loaders {

using Property = std::pair<std::string_view, graph::Value>;

/// A node with one label; properties that are null are left out.
graph::NodeId create_node(graph::PropertyGraph& graph, std::string_view label,
                          std::initializer_list<Property> properties);
graph::RelationshipId create_relationship(graph::PropertyGraph& graph, graph::NodeId start, std::string_view type,
                                          graph::NodeId end, std::initializer_list<Property> properties = {});

/// A property by its name; null where nothing has such a property.
[[nodiscard]] graph::Value property(const graph::PropertyGraph& graph, graph::NodeId node, std::string_view key);
[[nodiscard]] graph::Value property(const graph::PropertyGraph& graph, graph::RelationshipId relationship,
                                    std::string_view key);
/// Its text; empty where it is absent or no string.
[[nodiscard]] std::string text_of(const graph::PropertyGraph& graph, graph::NodeId node, std::string_view key);

/// The text as a value, null when it is empty.
[[nodiscard]] graph::Value text_value(std::string_view text);
/// An integer where the number is whole.
[[nodiscard]] graph::Value number_value(double number);
[[nodiscard]] graph::Value offset_value(std::size_t offset);

}  // namespace dossier::loaders
