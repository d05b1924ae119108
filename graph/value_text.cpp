#include "graph/value_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "graph/temporal_functions.hpp"

namespace dossier::graph {

namespace {

/// Writes into one growing string, so that a large list is not copied at every level of nesting.
class LiteralWriter {
public:
    LiteralWriter(const PropertyGraph* graph, LiteralUse use, const Checkpoint& checkpoint) noexcept
        : graph_{graph}, use_{use}, pace_{checkpoint} {}

    void write(const Value& value);
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void write_float(double value);
    void write_list(const List& list);
    void write_entry(bool first, std::string_view key, const Value& value);
    void write_map(const Map& map);
    template <typename Id>
    void write_properties(Id id, bool after_name);
    void write_node(NodeId node);
    void write_relationship(RelationshipId relationship);
    void write_path(const Path& path);
    void write_temporal(const Value& value);

    const PropertyGraph* graph_;
    LiteralUse use_;
    Pace pace_;
    std::string text_;
};

void LiteralWriter::write(const Value& value) {
    pace_.step();
    switch (value.kind()) {
    case ValueKind::null: text_ += "null"; break;
    case ValueKind::boolean: text_ += value.as_boolean() ? "true" : "false"; break;
    case ValueKind::integer: fmt::format_to(std::back_inserter(text_), "{}", value.as_integer()); break;
    case ValueKind::floating: write_float(value.as_float()); break;
    case ValueKind::string: text_ += quoted(value.as_string()); break;
    case ValueKind::list: write_list(value.as_list()); break;
    case ValueKind::map: write_map(value.as_map()); break;
    case ValueKind::node: write_node(value.as_node()); break;
    case ValueKind::relationship: write_relationship(value.as_relationship()); break;
    case ValueKind::path: write_path(value.as_path()); break;
    default: write_temporal(value); break;
    }
}

void LiteralWriter::write_float(double value) {
    if (use_ == LiteralUse::reading || std::isfinite(value)) {
        text_ += float_text(value);
    } else {
        text_ += std::isnan(value) ? "(0.0 / 0.0)" : value > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
    }
}

void LiteralWriter::write_list(const List& list) {
    text_ += '[';
    bool first = true;
    for (const Value& element : list) {
        if (!first) text_ += ", ";
        first = false;
        write(element);
    }
    text_ += ']';
}

void LiteralWriter::write_entry(bool first, std::string_view key, const Value& value) {
    fmt::format_to(std::back_inserter(text_), "{}{}: ", first ? "" : ", ", identifier(key));
    write(value);
}

void LiteralWriter::write_map(const Map& map) {
    text_ += '{';
    bool first = true;
    for (const auto& [key, value] : map) {
        write_entry(first, key, value);
        first = false;
    }
    text_ += '}';
}

template <typename Id>
void LiteralWriter::write_properties(Id id, bool after_name) {
    const auto properties = graph_->properties(id);
    if (properties.empty()) return;
    text_ += after_name ? " {" : "{";
    bool first = true;
    for (const auto& [key, value] : properties) {
        write_entry(first, graph_->keys().text(key), value);
        first = false;
    }
    text_ += '}';
}

void LiteralWriter::write_node(NodeId node) {
    if (graph_ == nullptr || !graph_->contains(node)) {
        fmt::format_to(std::back_inserter(text_), "(#{})", index(node));
        return;
    }
    text_ += '(';
    const auto labels = label_names(*graph_, node);
    for (const std::string& label : labels) text_ += ':' + identifier(label);
    write_properties(node, !labels.empty());
    text_ += ')';
}

void LiteralWriter::write_relationship(RelationshipId relationship) {
    if (graph_ == nullptr || !graph_->contains(relationship)) {
        fmt::format_to(std::back_inserter(text_), "[#{}]", index(relationship));
        return;
    }
    text_ += "[:" + identifier(graph_->types().text(graph_->type(relationship)));
    write_properties(relationship, true);
    text_ += ']';
}

void LiteralWriter::write_path(const Path& path) {
    text_ += '<';
    write_node(path.nodes.front());
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        const RelationshipId step = path.relationships[i];
        const bool known = graph_ != nullptr && graph_->contains(step);
        const bool against = known && graph_->start(step) != path.nodes[i];
        text_ += against ? "<-" : "-";
        write_relationship(step);
        text_ += against || !known ? "-" : "->";
        write_node(path.nodes[i + 1]);
    }
    text_ += '>';
}

void LiteralWriter::write_temporal(const Value& value) {
    const std::string text = quoted(iso(value));
    if (use_ == LiteralUse::reading) {
        text_ += text;
        return;
    }
    constexpr std::array<std::string_view, 6> functions{"date",          "localtime", "time",
                                                        "localdatetime", "datetime",  "duration"};
    const auto kind = static_cast<std::size_t>(value.kind()) - static_cast<std::size_t>(ValueKind::date);
    text_ += fmt::format("{}({})", functions.at(kind), text);
}

bool is_plain(std::string_view name) {
    const auto is_letter = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
    };
    const auto continues = [is_letter](char letter) { return is_letter(letter) || (letter >= '0' && letter <= '9'); };
    return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, continues);
}

}  // namespace

std::string literal(const Value& value, const PropertyGraph* graph, LiteralUse use, const Checkpoint& checkpoint) {
    LiteralWriter writer{graph, use, checkpoint};
    writer.write(value);
    return writer.take();
}

std::string float_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-5 && size < 1e16);
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific);
    std::string text{buffer.data(), end.ptr};
    if (plain) return text.find('.') == std::string::npos ? text + ".0" : text;
    // 1.5e+20 and 1e-07 as people write them: 1.5e20, 1e-7
    const std::size_t exponent = text.find('e') + 1;
    const bool negative = text[exponent] == '-';
    const std::size_t digits = text.find_first_not_of("+-0", exponent);
    return text.substr(0, exponent) + (negative ? "-" : "") + text.substr(digits);
}

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char letter : text) {
        switch (letter) {
        case '\'': result += "\\'"; break;
        case '\\': result += "\\\\"; break;
        case '\n': result += "\\n"; break;
        case '\r': result += "\\r"; break;
        case '\t': result += "\\t"; break;
        default:
            if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F) {
                fmt::format_to(std::back_inserter(result), "\\u{:04X}", static_cast<unsigned>(letter));
            } else {
                result += letter;
            }
        }
    }
    return result + '\'';
}

std::string identifier(std::string_view name) {
    if (is_plain(name)) return std::string{name};
    std::string result = "`";
    for (const char letter : name) {
        result += letter;
        if (letter == '`') result += '`';
    }
    return result + '`';
}

std::vector<std::string> label_names(const PropertyGraph& graph, NodeId node) {
    std::vector<std::string> names;
    for (const LabelId label : graph.labels_of(node)) names.push_back(graph.labels().text(label));
    std::ranges::sort(names);
    return names;
}

}  // namespace dossier::graph
