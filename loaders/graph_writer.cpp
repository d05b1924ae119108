#include "loaders/graph_writer.hpp"

#include <array>
#include <cmath>
#include <cstdint>

namespace dossier::loaders {

graph::NodeId create_node(graph::PropertyGraph& graph, std::string_view label,
                          std::initializer_list<Property> properties) {
    const std::array labels{graph.intern_label(label)};
    const auto node = graph.create_node(labels);
    for (const auto& [key, value] : properties)
        if (!value.is_null()) graph.set_property(node, graph.intern_key(key), value);
    return node;
}

graph::RelationshipId create_relationship(graph::PropertyGraph& graph, graph::NodeId start, std::string_view type,
                                          graph::NodeId end, std::initializer_list<Property> properties) {
    const auto relationship = graph.create_relationship(start, end, graph.intern_type(type));
    for (const auto& [key, value] : properties)
        if (!value.is_null()) graph.set_property(relationship, graph.intern_key(key), value);
    return relationship;
}

graph::Value property(const graph::PropertyGraph& graph, graph::NodeId node, std::string_view key) {
    const auto id = graph.keys().find(key);
    return id ? graph.property(node, *id) : graph::Value{};
}

graph::Value property(const graph::PropertyGraph& graph, graph::RelationshipId relationship, std::string_view key) {
    const auto id = graph.keys().find(key);
    return id ? graph.property(relationship, *id) : graph::Value{};
}

std::string text_of(const graph::PropertyGraph& graph, graph::NodeId node, std::string_view key) {
    const auto value = property(graph, node, key);
    return value.is(graph::ValueKind::string) ? value.as_string() : std::string{};
}

graph::Value text_value(std::string_view text) { return text.empty() ? graph::Value{} : graph::Value{text}; }

graph::Value number_value(double number) {
    constexpr double exact = 9007199254740992.0;  // 2^53: beyond it a double has no units
    if (std::nearbyint(number) == number && std::abs(number) <= exact)
        return graph::Value{static_cast<std::int64_t>(number)};
    return graph::Value{number};
}

graph::Value offset_value(std::size_t offset) { return graph::Value{static_cast<std::int64_t>(offset)}; }

}  // namespace dossier::loaders
