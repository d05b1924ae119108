#include "graph/value_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "graph/utf8.hpp"

namespace dossier::graph {

namespace {

/// Appends the text of values to one string, so that deep lists do not copy their parts again and again.
class Writer {
public:
    explicit Writer(const PropertyGraph* graph) : graph_{graph} {}

    void write(const Value& value) {
        switch (value.kind()) {
            case ValueKind::null: text_ += "null"; break;
            case ValueKind::boolean: text_ += value.as_boolean() ? "true" : "false"; break;
            case ValueKind::integer: text_ += std::to_string(value.as_integer()); break;
            case ValueKind::floating: text_ += float_text(value.as_float()); break;
            case ValueKind::string: text_ += quoted_literal(value.as_string()); break;
            case ValueKind::list: write(value.as_list()); break;
            case ValueKind::map: write(value.as_map()); break;
            case ValueKind::node: write(value.as_node()); break;
            case ValueKind::relationship: write(value.as_relationship()); break;
            case ValueKind::path: write(value.as_path()); break;
            case ValueKind::date: write_temporal(value.as_date()); break;
            case ValueKind::local_time: write_temporal(value.as_local_time()); break;
            case ValueKind::time: write_temporal(value.as_time()); break;
            case ValueKind::local_date_time: write_temporal(value.as_local_date_time()); break;
            case ValueKind::date_time: write_temporal(value.as_date_time()); break;
            case ValueKind::duration: write_temporal(value.as_duration()); break;
        }
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void write(const List& list) {
        text_ += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0) text_ += ", ";
            write(list[i]);
        }
        text_ += ']';
    }

    void write(const Map& map) {
        text_ += '{';
        bool first = true;
        for (const auto& [key, value] : map) {
            if (!first) text_ += ", ";
            first = false;
            text_ += name_literal(key) + ": ";
            write(value);
        }
        text_ += '}';
    }

    template <typename Temporal>
    void write_temporal(const Temporal& value) {
        text_ += fmt::format("'{}'", iso(value));
    }

    void write(NodeId node) {
        if (!known(node)) {
            text_ += fmt::format("({})", index(node));
            return;
        }
        text_ += '(';
        for (const LabelId label : graph_->labels_of(node)) text_ += ':' + name_literal(graph_->labels().text(label));
        write_properties(node, text_.back() != '(');
        text_ += ')';
    }

    void write(RelationshipId relationship) {
        if (!known(relationship)) {
            text_ += fmt::format("[{}]", index(relationship));
            return;
        }
        text_ += "[:" + name_literal(graph_->types().text(graph_->type(relationship)));
        write_properties(relationship, true);
        text_ += ']';
    }

    void write(const Path& path) {
        text_ += '<';
        for (std::size_t i = 0; i < path.nodes.size(); ++i) {
            write(path.nodes[i]);
            if (i == path.relationships.size()) break;
            const RelationshipId relationship = path.relationships[i];
            const bool forward = !known(relationship) || graph_->start(relationship) == path.nodes[i];
            text_ += forward ? "-" : "<-";
            write(relationship);
            text_ += forward ? "->" : "-";
        }
        text_ += '>';
    }

    template <typename Id>
    [[nodiscard]] bool known(Id element) const {
        return graph_ != nullptr && graph_->contains(element);
    }

    template <typename Id>
    void write_properties(Id element, bool apart) {
        Map map;
        for (auto& [key, value] : graph_->properties(element)) map.set(graph_->keys().text(key), std::move(value));
        if (map.empty()) return;
        if (apart) text_ += ' ';
        write(map);
    }

    const PropertyGraph* graph_;
    std::string text_;
};

bool is_plain_identifier(std::string_view name) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !name.empty() && letter(name.front()) &&
           std::ranges::all_of(name, [&](char c) { return letter(c) || digit(c); });
}

}  // namespace

std::string literal(const Value& value, const PropertyGraph* graph) {
    Writer writer{graph};
    writer.write(value);
    return writer.take();
}

std::string quoted_literal(std::string_view text) {
    std::string quoted = "'";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        switch (c) {
            case U'\'': quoted += "\\'"; break;
            case U'\\': quoted += "\\\\"; break;
            case U'\n': quoted += "\\n"; break;
            case U'\r': quoted += "\\r"; break;
            case U'\t': quoted += "\\t"; break;
            default:
                if (is_control(c)) {
                    quoted += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(c));
                } else {
                    quoted += text.substr(begin, at - begin);
                }
        }
    }
    return quoted + '\'';
}

std::string name_literal(std::string_view name) {
    if (is_plain_identifier(name)) return std::string{name};
    std::string quoted = "`";
    for (const char c : name) {
        if (c == '`') quoted += '`';
        if (c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '`';
}

std::string float_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    std::array<char, 32> buffer{};
    const auto [end, failed] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    assert(failed == std::errc{});
    std::string text{buffer.data(), end};
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

}  // namespace dossier::graph
