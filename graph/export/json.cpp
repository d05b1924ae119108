#include <fmt/format.h>

#include "graph/export/writers.hpp"
#include "graph/value_json.hpp"
#include "graph/value_text.hpp"

// The node-link form of NetworkX and D3: nodes and links in two lists, a link naming its ends by id.

namespace dossier::graph {

namespace {

template <typename Id>
void append_properties(std::string& text, const PropertyGraph& graph, Id id) {
    text += "\"properties\": {";
    bool first = true;
    for (const auto& [key, value] : graph.properties(id)) {
        if (!first) text += ", ";
        first = false;
        append_json_string(text, graph.keys().text(key));
        text += ": ";
        append_json(text, value, &graph);
    }
    text += "}}";
}

}  // namespace

std::string to_node_link_json(const PropertyGraph& graph, const Selection& part) {
    std::string text = "{\"directed\": true, \"multigraph\": true, \"graph\": {},\n \"nodes\": [";
    bool first = true;
    for (const NodeId node : part.nodes) {
        text += fmt::format("{}\n  {{\"id\": {}, \"labels\": [", first ? "" : ",", index(node));
        first = false;
        bool first_label = true;
        for (const std::string& label : label_names(graph, node)) {
            if (!first_label) text += ", ";
            first_label = false;
            append_json_string(text, label);
        }
        text += "], ";
        append_properties(text, graph, node);
    }
    text += "],\n \"links\": [";
    first = true;
    for (const RelationshipId relationship : part.relationships) {
        text += fmt::format("{}\n  {{\"id\": {}, \"source\": {}, \"target\": {}, \"type\": ", first ? "" : ",",
                            index(relationship), index(graph.start(relationship)), index(graph.end(relationship)));
        first = false;
        append_json_string(text, graph.types().text(graph.type(relationship)));
        text += ", ";
        append_properties(text, graph, relationship);
    }
    return text + "]}\n";
}

}  // namespace dossier::graph
