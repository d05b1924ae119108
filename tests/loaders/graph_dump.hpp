#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/value_text.hpp"

namespace dossier::tests {

/// A graph as sorted lines that do not show in which order it was made: nodes by their `id` property.
inline std::string graph_dump(const graph::PropertyGraph& graph) {
    const auto key = graph.keys().find("id");
    const auto id = [&](graph::NodeId node) { return graph::literal(graph.property(node, *key), nullptr); };
    const auto properties = [&](const auto& values) {
        std::vector<std::string> texts;
        for (const auto& [name, value] : values)
            texts.push_back(graph.keys().text(name) + ": " + graph::literal(value, nullptr));
        std::ranges::sort(texts);
        std::string all;
        for (const auto& text : texts) all += " " + text + ";";
        return all;
    };
    std::vector<std::string> lines;
    graph.for_each_node([&](graph::NodeId node) {
        std::vector<std::string> labels;
        for (const auto label : graph.labels_of(node)) labels.push_back(graph.labels().text(label));
        std::ranges::sort(labels);
        std::string line = "(";
        for (const auto& label : labels) line += ":" + label;
        lines.push_back(line + ")" + properties(graph.properties(node)));
    });
    graph.for_each_relationship([&](graph::RelationshipId relationship) {
        lines.push_back(id(graph.start(relationship)) + " " + graph.types().text(graph.type(relationship)) + " " +
                        id(graph.end(relationship)) + properties(graph.properties(relationship)));
    });
    std::ranges::sort(lines);
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
}

}  // namespace dossier::tests
