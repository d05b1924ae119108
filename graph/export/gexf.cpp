#include <fmt/format.h>

#include "graph/export/caption.hpp"
#include "graph/export/column_types.hpp"
#include "graph/export/writers.hpp"
#include "graph/export/xml.hpp"

// GEXF 1.3 for Gephi: every property is a declared attribute, a node's label is what a picture calls it, its labels are
// an attribute `:A:B`, and a relationship's type is its kind, by which parallel ones are told apart.

namespace dossier::graph {

namespace {

using ColumnTypes = std::map<std::string, ColumnType>;

void append_attributes(std::string& text, std::string_view element, const ColumnTypes& columns) {
    const bool labelled = element == "node";
    if (columns.empty() && !labelled) return;
    text += fmt::format("    <attributes class=\"{}\" mode=\"static\">\n", element);
    if (labelled) text += "      <attribute id=\"labels\" title=\"labels\" type=\"string\"/>\n";
    for (const auto& [name, column] : columns) {
        text += fmt::format("      <attribute id=\"{0}.{1}\" title=\"{1}\" type=\"{2}\"/>\n", element, xml(name),
                            xml_type(column));
    }
    text += "    </attributes>\n";
}

void append_value(std::string& text, std::string_view attribute, std::string_view value) {
    text += fmt::format("          <attvalue for=\"{}\" value=\"{}\"/>\n", attribute, xml(value));
}

template <typename Id>
void append_values(std::string& text, std::string_view element, const PropertyGraph& graph, Id id) {
    for (const auto& [key, value] : graph.properties(id)) {
        append_value(text, fmt::format("{}.{}", element, xml(graph.keys().text(key))), bare_text(value));
    }
}

void append_node(std::string& text, const PropertyGraph& graph, NodeId node) {
    text += fmt::format("      <node id=\"n{}\" label=\"{}\">\n        <attvalues>\n", index(node),
                        xml(caption(graph, node)));
    append_value(text, "labels", joined_labels(graph, node));
    append_values(text, "node", graph, node);
    text += "        </attvalues>\n      </node>\n";
}

void append_relationship(std::string& text, const PropertyGraph& graph, RelationshipId relationship) {
    text += fmt::format("      <edge id=\"e{0}\" source=\"n{1}\" target=\"n{2}\" kind=\"{3}\" label=\"{3}\"",
                        index(relationship), index(graph.start(relationship)), index(graph.end(relationship)),
                        xml(graph.types().text(graph.type(relationship))));
    if (graph.properties(relationship).empty()) {
        text += "/>\n";
        return;
    }
    text += ">\n        <attvalues>\n";
    append_values(text, "edge", graph, relationship);
    text += "        </attvalues>\n      </edge>\n";
}

}  // namespace

std::string to_gexf(const PropertyGraph& graph, const Selection& part) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
        "      xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n"
        "  <meta>\n    <creator>dossier</creator>\n  </meta>\n"
        "  <graph defaultedgetype=\"directed\" mode=\"static\">\n";
    append_attributes(text, "node", column_types(graph, part.nodes));
    append_attributes(text, "edge", column_types(graph, part.relationships));
    text += "    <nodes>\n";
    for (const NodeId node : part.nodes) append_node(text, graph, node);
    text += "    </nodes>\n    <edges>\n";
    for (const RelationshipId relationship : part.relationships) append_relationship(text, graph, relationship);
    return text + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace dossier::graph
