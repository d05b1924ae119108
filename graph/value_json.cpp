#include "graph/value_json.hpp"

#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include "graph/error.hpp"
#include "graph/utf8.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

std::string json_string(std::string_view text) {
    std::string quoted = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        switch (c) {
            case U'"': quoted += "\\\""; break;
            case U'\\': quoted += "\\\\"; break;
            case U'\n': quoted += "\\n"; break;
            case U'\r': quoted += "\\r"; break;
            case U'\t': quoted += "\\t"; break;
            default:
                if (is_control(c)) {
                    quoted += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(c));
                } else {
                    append_utf8(quoted, c);
                }
        }
    }
    return quoted + '"';
}

class Writer {
public:
    explicit Writer(const PropertyGraph* graph) : graph_{graph} {}

    void write(const Value& value) {
        switch (value.kind()) {
            case ValueKind::null:
            case ValueKind::boolean:
            case ValueKind::integer: text_ += literal(value, nullptr); break;
            case ValueKind::floating: write(value.as_float()); break;
            case ValueKind::string: text_ += json_string(value.as_string()); break;
            case ValueKind::list: write_all(value.as_list()); break;
            case ValueKind::map: write(value.as_map()); break;
            case ValueKind::node: write(value.as_node()); break;
            case ValueKind::relationship: write(value.as_relationship()); break;
            case ValueKind::path: write(value.as_path()); break;
            case ValueKind::date: text_ += json_string(iso(value.as_date())); break;
            case ValueKind::local_time: text_ += json_string(iso(value.as_local_time())); break;
            case ValueKind::time: text_ += json_string(iso(value.as_time())); break;
            case ValueKind::local_date_time: text_ += json_string(iso(value.as_local_date_time())); break;
            case ValueKind::date_time: text_ += json_string(iso(value.as_date_time())); break;
            case ValueKind::duration: text_ += json_string(iso(value.as_duration())); break;
        }
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void write(double value) {
        const std::string text = float_text(value);
        text_ += std::isfinite(value) ? text : json_string(text);
    }

    template <typename Elements>
    void write_all(const Elements& elements) {
        text_ += '[';
        bool first = true;
        for (const auto& element : elements) {
            if (!first) text_ += ", ";
            first = false;
            write(Value{element});
        }
        text_ += ']';
    }

    void write(const Map& map) {
        text_ += '{';
        bool first = true;
        for (const auto& [key, value] : map) {
            if (!first) text_ += ", ";
            first = false;
            text_ += json_string(key) + ": ";
            write(value);
        }
        text_ += '}';
    }

    void write(NodeId node) {
        text_ += fmt::format("{{\"id\": {}", index(node));
        if (graph_ != nullptr && graph_->contains(node)) {
            List labels;
            for (const LabelId label : graph_->labels_of(node)) labels.emplace_back(graph_->labels().text(label));
            text_ += ", \"labels\": ";
            write_all(labels);
            write_properties(node);
        }
        text_ += '}';
    }

    void write(RelationshipId relationship) {
        text_ += fmt::format("{{\"id\": {}", index(relationship));
        if (graph_ != nullptr && graph_->contains(relationship)) {
            text_ += fmt::format(", \"type\": {}, \"start\": {}, \"end\": {}",
                                 json_string(graph_->types().text(graph_->type(relationship))),
                                 index(graph_->start(relationship)), index(graph_->end(relationship)));
            write_properties(relationship);
        }
        text_ += '}';
    }

    void write(const Path& path) {
        text_ += "{\"nodes\": ";
        write_all(path.nodes);
        text_ += ", \"relationships\": ";
        write_all(path.relationships);
        text_ += '}';
    }

    template <typename Id>
    void write_properties(Id element) {
        Map map;
        for (auto& [key, value] : graph_->properties(element)) map.set(graph_->keys().text(key), std::move(value));
        text_ += ", \"properties\": ";
        write(map);
    }

    const PropertyGraph* graph_;
    std::string text_;
};

/// Builds a value from the reader's events. The depth limit keeps what is built safe to destroy and to print.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
public:
    bool Null() { return put(Value{}); }
    bool Bool(bool value) { return put(Value{value}); }
    bool Int(int value) { return put(Value{value}); }
    bool Uint(unsigned value) { return put(Value{std::int64_t{value}}); }
    bool Int64(std::int64_t value) { return put(Value{value}); }
    bool Uint64(std::uint64_t value) { return put(Value{static_cast<double>(value)}); }
    bool Double(double value) { return put(Value{value}); }
    bool String(const char* text, rapidjson::SizeType size, bool) { return put(Value{std::string_view{text, size}}); }
    bool StartArray() { return open(); }
    bool EndArray(rapidjson::SizeType) {
        List elements = std::move(levels_.back().elements);
        levels_.pop_back();
        return put(Value{std::move(elements)});
    }
    bool StartObject() { return open(); }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        levels_.back().keys.emplace_back(text, size);
        return true;
    }
    bool EndObject(rapidjson::SizeType) {
        Level level = std::move(levels_.back());
        levels_.pop_back();
        Map map;
        for (std::size_t i = 0; i < level.keys.size(); ++i) map.set(std::move(level.keys[i]), level.elements[i]);
        return put(Value{std::move(map)});
    }

    [[nodiscard]] Value take() { return std::move(root_); }

private:
    struct Level {
        List elements;
        std::vector<std::string> keys;
    };

    bool open() {
        constexpr std::size_t deepest = 1000;
        levels_.emplace_back();
        return levels_.size() <= deepest;
    }

    bool put(Value value) {
        (levels_.empty() ? root_ : levels_.back().elements.emplace_back()) = std::move(value);
        return true;
    }

    std::vector<Level> levels_;
    Value root_;
};

}  // namespace

std::string to_json(const Value& value, const PropertyGraph* graph) {
    Writer writer{graph};
    writer.write(value);
    return writer.take();
}

Value value_from_json(std::string_view text) {
    Builder builder;
    rapidjson::Reader reader;
    rapidjson::MemoryStream stream{text.data(), text.size()};
    constexpr unsigned flags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
    if (!result) {
        const bool too_deep = result.Code() == rapidjson::kParseErrorTermination;
        throw Error{{.type = ErrorType::file_error,
                     .code = ErrorCode::unreadable_data,
                     .message = too_deep ? "this JSON is nested too deeply"
                                         : fmt::format("this is not JSON: {}", rapidjson::GetParseError_En(result.Code())),
                     .where = SourceSpan{result.Offset(), result.Offset() + 1},
                     .hint = {}}};
    }
    return builder.take();
}

}  // namespace dossier::graph
