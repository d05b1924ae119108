#include "graph/value_json.hpp"

#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "graph/temporal_functions.hpp"
#include "graph/utf8.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

template <typename Range, typename Write>
void append_list(std::string& text, const Range& range, Write write) {
    text += '[';
    bool first = true;
    for (const auto& element : range) {
        if (!first) text += ", ";
        first = false;
        write(element);
    }
    text += ']';
}

void append_key(std::string& text, std::string_view key, bool first = false) {
    if (!first) text += ", ";
    append_json_string(text, key);
    text += ": ";
}

void append_float(std::string& text, double value) {
    if (std::isfinite(value)) {
        text += float_text(value);
    } else {
        append_json_string(text, float_text(value));
    }
}

template <typename Id>
void append_properties(std::string& text, Id id, const PropertyGraph& graph) {
    append_key(text, "properties");
    text += '{';
    bool first = true;
    for (const auto& [key, value] : graph.properties(id)) {
        append_key(text, graph.keys().text(key), first);
        append_json(text, value, &graph);
        first = false;
    }
    text += '}';
}

void append_node(std::string& text, NodeId node, const PropertyGraph* graph) {
    fmt::format_to(std::back_inserter(text), "{{\"id\": {}", index(node));
    if (graph != nullptr && graph->contains(node)) {
        append_key(text, "labels");
        append_list(text, label_names(*graph, node),
                    [&](const std::string& label) { append_json_string(text, label); });
        append_properties(text, node, *graph);
    }
    text += '}';
}

void append_relationship(std::string& text, RelationshipId relationship, const PropertyGraph* graph) {
    fmt::format_to(std::back_inserter(text), "{{\"id\": {}", index(relationship));
    if (graph != nullptr && graph->contains(relationship)) {
        append_key(text, "type");
        append_json_string(text, graph->types().text(graph->type(relationship)));
        fmt::format_to(std::back_inserter(text), ", \"start\": {}, \"end\": {}", index(graph->start(relationship)),
                       index(graph->end(relationship)));
        append_properties(text, relationship, *graph);
    }
    text += '}';
}

void append_path(std::string& text, const Path& path, const PropertyGraph* graph) {
    text += "{\"nodes\": ";
    append_list(text, path.nodes, [&](NodeId node) { append_node(text, node, graph); });
    text += ", \"relationships\": ";
    append_list(text, path.relationships, [&](RelationshipId step) { append_relationship(text, step, graph); });
    text += '}';
}

void append_map(std::string& text, const Map& map, const PropertyGraph* graph) {
    text += '{';
    bool first = true;
    for (const auto& [key, value] : map) {
        append_key(text, key, first);
        append_json(text, value, graph);
        first = false;
    }
    text += '}';
}

}  // namespace

std::string to_json(const Value& value, const PropertyGraph* graph) {
    std::string text;
    append_json(text, value, graph);
    return text;
}

void append_json(std::string& text, const Value& value, const PropertyGraph* graph) {
    switch (value.kind()) {
    case ValueKind::null: text += "null"; break;
    case ValueKind::boolean: text += value.as_boolean() ? "true" : "false"; break;
    case ValueKind::integer: fmt::format_to(std::back_inserter(text), "{}", value.as_integer()); break;
    case ValueKind::floating: append_float(text, value.as_float()); break;
    case ValueKind::string: append_json_string(text, value.as_string()); break;
    case ValueKind::list:
        append_list(text, value.as_list(), [&](const Value& element) { append_json(text, element, graph); });
        break;
    case ValueKind::map: append_map(text, value.as_map(), graph); break;
    case ValueKind::node: append_node(text, value.as_node(), graph); break;
    case ValueKind::relationship: append_relationship(text, value.as_relationship(), graph); break;
    case ValueKind::path: append_path(text, value.as_path(), graph); break;
    default: append_json_string(text, iso(value)); break;
    }
}

void append_json_string(std::string& json, std::string_view text) {
    json += '"';
    for (std::size_t offset = 0; offset < text.size();) {
        const auto byte = static_cast<unsigned char>(text[offset]);
        if (byte >= 0x80) {
            append_utf8(json, next_code_point(text, offset));  // a byte that is not UTF-8 becomes U+FFFD
            continue;
        }
        ++offset;
        switch (byte) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        default:
            if (is_control(byte)) {
                fmt::format_to(std::back_inserter(json), "\\u{:04x}", byte);
            } else {
                json += static_cast<char>(byte);
            }
        }
    }
    json += '"';
}

}  // namespace dossier::graph
