#include "graph/export/caption.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/export/wrapping.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

template <typename Id>
std::string lines_of(const PropertyGraph& graph, Id id) {
    std::string text;
    for (const auto& [key, value] : graph.properties(id)) {
        const std::string shown = value.is(ValueKind::string) ? value.as_string() : literal(value, &graph);
        text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", graph.keys().text(key), shown);
    }
    return text;
}

}  // namespace

std::string caption(const PropertyGraph& graph, NodeId node) {
    for (const std::string_view name : {"name", "title", "text", "id"}) {
        const auto key = graph.keys().find(name);
        const Value value = key ? graph.property(node, *key) : Value{};
        if (value.is(ValueKind::string) && !value.as_string().empty()) return value.as_string();
        if (value.is_number()) return literal(value);
    }
    const auto labels = label_names(graph, node);
    return labels.empty() ? fmt::format("#{}", index(node)) : fmt::format("{}", fmt::join(labels, " "));
}

std::vector<std::string> caption_lines(const PropertyGraph& graph, NodeId node) {
    constexpr std::size_t width = 26;
    constexpr std::size_t lines = 3;
    return wrapped(caption(graph, node), width, lines);
}

std::string property_lines(const PropertyGraph& graph, NodeId node) { return lines_of(graph, node); }

std::string property_lines(const PropertyGraph& graph, RelationshipId relationship) {
    return lines_of(graph, relationship);
}

}  // namespace dossier::graph
