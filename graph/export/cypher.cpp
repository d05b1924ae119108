#include <fmt/format.h>

#include "graph/export/writers.hpp"
#include "graph/value_text.hpp"

// One CREATE for all: a relationship then names its nodes by variable, and no helper property or index has to be made
// and removed again.

namespace dossier::graph {

namespace {

template <typename Id>
std::string properties(const PropertyGraph& graph, Id id) {
    std::string text;
    for (const auto& [key, value] : graph.properties(id)) {
        text += fmt::format("{}{}: {}", text.empty() ? " {" : ", ", identifier(graph.keys().text(key)),
                            literal(value, &graph, LiteralUse::running));
    }
    return text.empty() ? text : text + '}';
}

}  // namespace

std::string to_cypher(const PropertyGraph& graph, const Selection& part) {
    if (part.nodes.empty()) return {};
    std::string text = "CREATE";
    std::string_view between = "\n    ";
    for (const NodeId node : part.nodes) {
        std::string labels;
        for (const std::string& label : label_names(graph, node)) labels += ':' + identifier(label);
        text += fmt::format("{}(n{}{}{})", between, index(node), labels, properties(graph, node));
        between = ",\n    ";
    }
    for (const RelationshipId relationship : part.relationships) {
        text += fmt::format("{}(n{})-[:{}{}]->(n{})", between, index(graph.start(relationship)),
                            identifier(graph.types().text(graph.type(relationship))), properties(graph, relationship),
                            index(graph.end(relationship)));
    }
    return text + ";\n";
}

}  // namespace dossier::graph
