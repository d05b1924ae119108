#include <fmt/format.h>

#include "graph/export/writers.hpp"
#include "graph/schema.hpp"
#include "graph/value_text.hpp"

// Indexes and constraints, then one CREATE for all: a relationship then names its nodes by variable, and no helper
// property or index has to be made and removed again.

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

/// The indexes and constraints of the whole graph; of a part they would say more than it holds.
std::string schema_statements(const PropertyGraph& graph, const Selection& part) {
    const bool whole =
        part.nodes.size() == graph.node_count() && part.relationships.size() == graph.relationship_count();
    if (!whole) return {};
    std::string text;
    for (const Schema::Index* index : graph.schema().indexes()) {
        const bool own = index->definition.constraint.empty();
        if (own) text += create_statement(index->definition) + ";\n";
    }
    for (const ConstraintDefinition* each : graph.schema().constraints()) text += create_statement(*each) + ";\n";
    return text;
}

}  // namespace

std::string to_cypher(const PropertyGraph& graph, const Selection& part) {
    std::string text = schema_statements(graph, part);
    if (part.nodes.empty()) return text;
    text += "CREATE";
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
