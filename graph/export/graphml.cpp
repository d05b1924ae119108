#include <fmt/format.h>

#include "graph/export/column_types.hpp"
#include "graph/export/writers.hpp"
#include "graph/utf8.hpp"
#include "graph/value_text.hpp"

// GraphML as Neo4j, Gephi, yEd and NetworkX read it: every property is a declared key, labels are `:A:B` in an
// attribute and as data, a relationship's type likewise. What XML cannot hold at all (most control characters) becomes
// U+FFFD.

namespace dossier::graph {

namespace {

std::string xml(std::string_view text) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code_point = next_code_point(text, offset);
        switch (code_point) {
        case U'<': result += "&lt;"; break;
        case U'>': result += "&gt;"; break;
        case U'&': result += "&amp;"; break;
        case U'"': result += "&quot;"; break;
        case U'\n': result += "&#10;"; break;
        case U'\r': result += "&#13;"; break;
        case U'\t': result += "&#9;"; break;
        default: {
            const bool impossible = code_point < 0x20 || code_point == 0xFFFE || code_point == 0xFFFF;
            append_utf8(result, impossible ? char32_t{0xFFFD} : code_point);
        }
        }
    }
    return result;
}

std::string_view type_of(const ColumnType& column) {
    if (column.is_list || column.is_mixed) return "string";
    switch (column.kind) {
    case ValueKind::boolean: return "boolean";
    case ValueKind::integer: return "long";
    case ValueKind::floating: return "double";
    default: return "string";
    }
}

void append_keys(std::string& text, std::string_view element, const std::map<std::string, ColumnType>& columns) {
    for (const auto& [name, column] : columns) {
        text += fmt::format("  <key id=\"{0}.{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", element,
                            xml(name), type_of(column));
    }
}

template <typename Id>
void append_data(std::string& text, std::string_view element, const PropertyGraph& graph, Id id) {
    for (const auto& [key, value] : graph.properties(id)) {
        text += fmt::format("      <data key=\"{}.{}\">{}</data>\n", element, xml(graph.keys().text(key)),
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
        std::string labels;
        for (const std::string& label : label_names(graph, node)) labels += ':' + label;
        text += fmt::format("    <node id=\"n{0}\" labels=\"{1}\">\n      <data key=\"labels\">{1}</data>\n",
                            index(node), xml(labels));
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
