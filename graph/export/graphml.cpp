#include <fmt/format.h>

#include "graph/export/column_types.hpp"
#include "graph/export/writers.hpp"
#include "graph/export/xml.hpp"

// GraphML as Neo4j, Gephi, yEd and NetworkX read it: every property is a declared key, labels are `:A:B` in an
// attribute and as data, a relationship's type likewise. The attributes are an extension that Neo4j reads; the rest
// holds to the schema.

namespace dossier::graph {

namespace {

void append_keys(std::string& text, std::string_view element, const std::map<std::string, ColumnType>& columns) {
    for (const auto& [name, column] : columns) {
        text += fmt::format("  <key id=\"{0}.{1}\" for=\"{0}\" attr.name=\"{2}\" attr.type=\"{3}\"/>\n", element,
                            xml_token(name), xml(name), xml_type(column));
    }
}

template <typename Id>
void append_data(std::string& text, std::string_view element, const PropertyGraph& graph, Id id) {
    for (const auto& [key, value] : graph.properties(id)) {
        text += fmt::format("      <data key=\"{}.{}\">{}</data>\n", element, xml_token(graph.keys().text(key)),
                            xml(bare_text(value)));
    }
}

}  // namespace

std::string to_graphml(const PropertyGraph& graph, const Selection& part) {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
                       "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                       "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                       "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
                       "  <key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
                       "  <key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n";
    append_keys(text, "node", column_types(graph, part.nodes));
    append_keys(text, "edge", column_types(graph, part.relationships));
    text += "  <graph id=\"G\" edgedefault=\"directed\">\n";
    for (const NodeId node : part.nodes) {
        const std::string labels = xml(joined_labels(graph, node));
        text += labels.empty()
                    ? fmt::format("    <node id=\"n{}\">\n", index(node))
                    : fmt::format("    <node id=\"n{0}\" labels=\"{1}\">\n      <data key=\"labels\">{1}</data>\n",
                                  index(node), labels);
        append_data(text, "node", graph, node);
        text += "    </node>\n";
    }
    for (const RelationshipId relationship : part.relationships) {
        text += fmt::format("    <edge id=\"e{0}\" source=\"n{1}\" target=\"n{2}\" label=\"{3}\">\n"
                            "      <data key=\"label\">{3}</data>\n",
                            index(relationship), index(graph.start(relationship)), index(graph.end(relationship)),
                            xml(graph.types().text(graph.type(relationship))));
        append_data(text, "edge", graph, relationship);
        text += "    </edge>\n";
    }
    return text + "  </graph>\n</graphml>\n";
}

}  // namespace dossier::graph
