#include <array>

#include <fmt/format.h>

#include "graph/value_text.hpp"
#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::print {

namespace {

using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;
using graph::ValueKind;

constexpr std::size_t longest_name = 40;  // columns: a sentence in a path is told by its beginning

std::string shortened(std::string_view text) {
    const auto lines = wrap(text, longest_name);
    return lines.size() == 1 ? lines.front() : lines.front() + "…";
}

std::string path_text(const graph::Path& path, const PropertyGraph& graph) {
    std::string text = fmt::format("({})", node_name(path.nodes.front(), graph));
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        const graph::RelationshipId step = path.relationships[i];
        const bool known = graph.contains(step);
        const bool against = known && graph.start(step) != path.nodes[i];
        const std::string type = known ? ':' + graph::identifier(graph.types().text(graph.type(step)))
                                       : fmt::format("#{}", graph::index(step));
        text += fmt::format("{}[{}]{}({})", against ? "<-" : "-", type, against || !known ? "-" : "->",
                            node_name(path.nodes[i + 1], graph));
    }
    return text;
}

}  // namespace

std::string node_name(NodeId node, const PropertyGraph& graph) {
    if (!graph.contains(node)) return fmt::format("#{}", graph::index(node));
    constexpr std::array<std::string_view, 4> naming{"name", "title", "text", "id"};
    for (const std::string_view name : naming) {
        const auto key = graph.keys().find(name);
        const Value value = key ? graph.property(node, *key) : Value{};
        if (!value.is_null()) return shortened(cell(value, graph));
    }
    std::string labels;
    for (const std::string& label : graph::label_names(graph, node)) labels += ':' + graph::identifier(label);
    return labels.empty() ? fmt::format("#{}", graph::index(node)) : labels;
}

std::string readable_cell(const Value& value, const PropertyGraph& graph, const graph::Checkpoint& checkpoint) {
    if (value.is(ValueKind::path)) return path_text(value.as_path(), graph);
    if (!value.is(ValueKind::list)) return cell(value, graph, checkpoint);
    std::string text = "[";
    graph::Pace pace{checkpoint};
    for (const Value& element : value.as_list()) {
        pace.step();
        if (text.size() > 1) text += ", ";
        // a string in a list keeps its quotes, or its commas could not be told from the list's
        text += element.is(ValueKind::string) ? graph::quoted(element.as_string())
                                              : readable_cell(element, graph, checkpoint);
    }
    return text + ']';
}

}  // namespace dossier::repl::print
