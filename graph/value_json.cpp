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

class JsonWriter {
public:
    JsonWriter(std::string& text, const PropertyGraph* graph, const Checkpoint& checkpoint) noexcept
        : text_{text}, graph_{graph}, pace_{checkpoint} {}

    void write(const Value& value);

private:
    template <typename Id>
    void write_properties(Id id);
    void write_node(NodeId node);
    void write_relationship(RelationshipId relationship);
    void write_path(const Path& path);
    void write_map(const Map& map);

    std::string& text_;
    const PropertyGraph* graph_;
    Pace pace_;
};

void JsonWriter::write(const Value& value) {
    pace_.step();
    switch (value.kind()) {
    case ValueKind::null: text_ += "null"; break;
    case ValueKind::boolean: text_ += value.as_boolean() ? "true" : "false"; break;
    case ValueKind::integer: fmt::format_to(std::back_inserter(text_), "{}", value.as_integer()); break;
    case ValueKind::floating: append_float(text_, value.as_float()); break;
    case ValueKind::string: append_json_string(text_, value.as_string()); break;
    case ValueKind::list: append_list(text_, value.as_list(), [&](const Value& element) { write(element); }); break;
    case ValueKind::map: write_map(value.as_map()); break;
    case ValueKind::node: write_node(value.as_node()); break;
    case ValueKind::relationship: write_relationship(value.as_relationship()); break;
    case ValueKind::path: write_path(value.as_path()); break;
    default: append_json_string(text_, iso(value)); break;
    }
}

template <typename Id>
void JsonWriter::write_properties(Id id) {
    append_key(text_, "properties");
    text_ += '{';
    bool first = true;
    for (const auto& [key, value] : graph_->properties(id)) {
        append_key(text_, graph_->keys().text(key), first);
        write(value);
        first = false;
    }
    text_ += '}';
}

void JsonWriter::write_node(NodeId node) {
    fmt::format_to(std::back_inserter(text_), "{{\"id\": {}", index(node));
    if (graph_ != nullptr && graph_->contains(node)) {
        append_key(text_, "labels");
        append_list(text_, label_names(*graph_, node),
                    [&](const std::string& label) { append_json_string(text_, label); });
        write_properties(node);
    }
    text_ += '}';
}

void JsonWriter::write_relationship(RelationshipId relationship) {
    fmt::format_to(std::back_inserter(text_), "{{\"id\": {}", index(relationship));
    if (graph_ != nullptr && graph_->contains(relationship)) {
        append_key(text_, "type");
        append_json_string(text_, graph_->types().text(graph_->type(relationship)));
        fmt::format_to(std::back_inserter(text_), ", \"start\": {}, \"end\": {}", index(graph_->start(relationship)),
                       index(graph_->end(relationship)));
        write_properties(relationship);
    }
    text_ += '}';
}

void JsonWriter::write_path(const Path& path) {
    text_ += "{\"nodes\": ";
    append_list(text_, path.nodes, [&](NodeId node) { write_node(node); });
    text_ += ", \"relationships\": ";
    append_list(text_, path.relationships, [&](RelationshipId step) { write_relationship(step); });
    text_ += '}';
}

void JsonWriter::write_map(const Map& map) {
    text_ += '{';
    bool first = true;
    for (const auto& [key, value] : map) {
        append_key(text_, key, first);
        write(value);
        first = false;
    }
    text_ += '}';
}

}  // namespace

std::string to_json(const Value& value, const PropertyGraph* graph, const Checkpoint& checkpoint) {
    std::string text;
    JsonWriter{text, graph, checkpoint}.write(value);
    return text;
}

void append_json(std::string& text, const Value& value, const PropertyGraph* graph) {
    JsonWriter{text, graph, {}}.write(value);
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
