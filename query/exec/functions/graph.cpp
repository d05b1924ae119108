#include <cstdint>

#include <fmt/format.h>

#include "query/exec/elements.hpp"
#include "query/exec/functions/argument.hpp"
#include "query/exec/functions/function.hpp"

namespace dossier::query::exec {

using graph::List;
using graph::Value;
using graph::ValueKind;

namespace {

Value id(Arguments arguments, Context&) {
    if (arguments[0].is(ValueKind::node)) return std::int64_t{index(arguments[0].as_node())};
    if (arguments[0].is(ValueKind::relationship)) return std::int64_t{index(arguments[0].as_relationship())};
    wrong_value("id", arguments[0]);
}

/// The letter keeps nodes and relationships apart, whose numbers both begin at 0.
Value element_id(Arguments arguments, Context&) {
    if (arguments[0].is(ValueKind::node)) return fmt::format("n{}", index(arguments[0].as_node()));
    if (arguments[0].is(ValueKind::relationship)) return fmt::format("r{}", index(arguments[0].as_relationship()));
    wrong_value("elementId", arguments[0]);
}

Value labels(Arguments arguments, Context& context) {
    if (!arguments[0].is(ValueKind::node)) wrong_value("labels", arguments[0]);
    require_alive(context.graph, arguments[0].as_node());
    List result;
    for (const graph::LabelId label : context.graph.labels_of(arguments[0].as_node())) {
        result.emplace_back(context.graph.labels().text(label));
    }
    return result;
}

graph::RelationshipId relationship_argument(std::string_view function, const Value& value) {
    if (!value.is(ValueKind::relationship)) wrong_value(function, value);
    return value.as_relationship();
}

// The type and the ends of a relationship stay known after it is deleted.
Value type(Arguments arguments, Context& context) {
    return context.graph.types().text(context.graph.type(relationship_argument("type", arguments[0])));
}

Value start_node(Arguments arguments, Context& context) {
    return context.graph.start(relationship_argument("startNode", arguments[0]));
}

Value end_node(Arguments arguments, Context& context) {
    return context.graph.end(relationship_argument("endNode", arguments[0]));
}

Value properties(Arguments arguments, Context& context) { return properties_of(context.graph, arguments[0]); }

Value keys(Arguments arguments, Context& context) {
    List result;
    for (const auto& [key, value] : properties_of(context.graph, arguments[0])) result.emplace_back(key);
    return result;
}

Value nodes(Arguments arguments, Context&) {
    const graph::Path& path = path_argument("nodes", arguments[0]);
    return List(path.nodes.begin(), path.nodes.end());
}

Value relationships(Arguments arguments, Context&) {
    const graph::Path& path = path_argument("relationships", arguments[0]);
    return List(path.relationships.begin(), path.relationships.end());
}

Value length(Arguments arguments, Context&) {
    return static_cast<std::int64_t>(path_argument("length", arguments[0]).relationships.size());
}

constexpr Function table[] = {
    {.name = "id", .call = id},
    {.name = "elementId", .call = element_id},
    {.name = "labels", .call = labels},
    {.name = "type", .call = type},
    {.name = "startNode", .call = start_node},
    {.name = "endNode", .call = end_node},
    {.name = "properties", .call = properties},
    {.name = "keys", .call = keys},
    {.name = "nodes", .call = nodes},
    {.name = "relationships", .call = relationships},
    {.name = "rels", .call = relationships},
    {.name = "length", .call = length},
    {.name = "path_length", .call = length},
};

}  // namespace

std::span<const Function> graph_functions() { return table; }

}  // namespace dossier::query::exec
