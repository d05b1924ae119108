#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include <fmt/format.h>

#include "graph/export/appearance.hpp"
#include "graph/export/caption.hpp"
#include "graph/export/writers.hpp"
#include "graph/utf8.hpp"

// A flowchart for what shows Mermaid: a node has the shape and the colour of its label, a relationship its type beside
// it; the line is dotted for what is expected or intended and ends in a cross for what is denied. Mermaid draws nothing
// at all of a text with more than 500 edges or 50,000 characters, so no more are written, and the text says so.

namespace dossier::graph {

namespace {

constexpr std::size_t most_relationships = 500;
constexpr std::size_t most_characters = 50'000;
constexpr std::size_t room_for_note = 300;

struct Shape {
    std::string_view open, close;
};

constexpr std::array<Shape, Appearance::styles> shapes{{
    {"(", ")"},
    {"[/", "/]"},
    {"([", "])"},
    {"[[", "]]"},
    {"[", "]"},
    {"[/", "\\]"},
    {"[(", ")]"},
    {"{{", "}}"},
    {"[\\", "\\]"},
    {"[\\", "/]"},
}};
constexpr Shape unlabelled{"[", "]"};

bool is_letter_or_digit(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

/// Whether a character may stand in a quoted label as it is. Within quotes Mermaid still reads Markdown, HTML,
/// comments, directives and `style x:#…;`, and it writes its own entities with ﬂ and ¶ inwardly: what any of these are
/// made of is written by number. Within a word `_`, `-` and `.` mean nothing.
bool is_plain(char32_t before, char32_t at, char32_t after) {
    if (is_letter_or_digit(at) || at == U' ' || at == U',') return true;
    if (at == U'_' || at == U'-' || at == U'.') {
        return is_letter_or_digit(before) && is_letter_or_digit(after);
    }
    return at > 0x7F && at != U'ﬂ' && at != U'¶' && at != 0x2028 && at != 0x2029;
}

std::string escaped(std::string_view text) {
    const std::u32string letters = to_code_points(text);
    std::string result;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char32_t before = i > 0 ? letters[i - 1] : U' ';
        const char32_t after = i + 1 < letters.size() ? letters[i + 1] : U' ';
        if (is_control(letters[i])) {
            result += ' ';
        } else if (is_plain(before, letters[i], after)) {
            append_utf8(result, letters[i]);
        } else if (letters[i] == U'"') {
            result += "#quot;";
        } else {
            result += fmt::format("#{};", static_cast<std::uint32_t>(letters[i]));
        }
    }
    return result;
}

/// Nothing between quotes is a mistake to Mermaid, a space is not.
std::string quoted_text(std::string_view text) { return fmt::format("\"{}\"", text.empty() ? " " : text); }

std::string_view arrow(Certainty certainty) {
    switch (certainty) {
    case Certainty::expected:
    case Certainty::intended: return "-.->";
    case Certainty::negated: return "--x";
    case Certainty::fact: break;
    }
    return "-->";
}

class MermaidWriter {
public:
    MermaidWriter(const PropertyGraph& graph, const Selection& part) : graph_{graph}, part_{part}, look_{graph, part} {}

    /// The text, and what was left out of it.
    [[nodiscard]] std::pair<std::string, std::string> write();

private:
    [[nodiscard]] std::string shaped(std::string_view id, std::string_view text, const std::string& label) const;
    [[nodiscard]] std::string node_line(NodeId node) const;
    [[nodiscard]] std::string relationship_line(RelationshipId relationship) const;
    [[nodiscard]] std::string legend() const;
    [[nodiscard]] std::string class_of(const std::string& label) const;
    void choose();

    const PropertyGraph& graph_;
    const Selection& part_;
    Appearance look_;
    std::string legend_;
    std::unordered_set<std::uint32_t> nodes_;  // that are drawn
    std::vector<std::string> relationships_;   // likewise, as lines
};

std::string MermaidWriter::class_of(const std::string& label) const {
    return label.empty() ? "unlabelled" : fmt::format("label{}", look_.style_of_label(label));
}

std::string MermaidWriter::shaped(std::string_view id, std::string_view text, const std::string& label) const {
    const Shape shape = label.empty() ? unlabelled : shapes[look_.style_of_label(label)];
    return fmt::format("{}{}{}{}:::{}\n", id, shape.open, quoted_text(text), shape.close, class_of(label));
}

std::string MermaidWriter::node_line(NodeId node) const {
    std::string text;
    for (const std::string& line : caption_lines(graph_, node)) {
        text += fmt::format("{}{}", text.empty() ? "" : "<br>", escaped(line));
    }
    return shaped(fmt::format("    n{}", index(node)), text, look_.label_of(node));
}

std::string MermaidWriter::relationship_line(RelationshipId relationship) const {
    return fmt::format(
        "    n{} {}|{}| n{}\n", index(graph_.start(relationship)), arrow(certainty(graph_, relationship)),
        quoted_text(escaped(graph_.types().text(graph_.type(relationship)))), index(graph_.end(relationship)));
}

std::string MermaidWriter::legend() const {
    if (look_.labels().empty()) return {};
    std::string text = "    subgraph legend [\"labels\"]\n";
    std::map<std::string, std::string> classes;
    std::size_t number = 0;
    for (const auto& [label, count] : look_.labels()) {
        text += shaped(fmt::format("        label_{}", number++), label.empty() ? "no label" : escaped(label), label);
        const Colours colours = look_.colours_of_label(label);
        classes[class_of(label)] = fmt::format("fill:{},stroke:{},color:#1B2733", colours.fill, colours.border);
    }
    text += "    end\n";
    if (text.size() > most_characters / 2) text.clear();  // so many labels that they would push out the graph
    for (const auto& [name, style] : classes) text += fmt::format("    classDef {} {}\n", name, style);
    return text;
}

/// Relationships in their order as long as there is room for them and their nodes; when all have found it, the nodes
/// without any.
void MermaidWriter::choose() {
    std::size_t room = most_characters - std::min(most_characters, room_for_note + legend_.size());
    const auto size_of = [this](NodeId node) { return nodes_.contains(index(node)) ? 0 : node_line(node).size(); };
    for (const RelationshipId relationship : part_.relationships) {
        const NodeId start = graph_.start(relationship);
        const NodeId end = graph_.end(relationship);
        std::string line = relationship_line(relationship);
        const std::size_t size = line.size() + size_of(start) + (start == end ? 0 : size_of(end));
        if (relationships_.size() == most_relationships || size > room) return;
        room -= size;
        nodes_.insert({index(start), index(end)});
        relationships_.push_back(std::move(line));
    }
    for (const NodeId node : part_.nodes) {
        const std::size_t size = size_of(node);
        if (size > room) return;
        room -= size;
        nodes_.insert(index(node));
    }
}

std::pair<std::string, std::string> MermaidWriter::write() {
    legend_ = legend();
    choose();
    std::string left_out;
    if (nodes_.size() < part_.nodes.size() || relationships_.size() < part_.relationships.size()) {
        left_out = fmt::format("the picture holds {} of {} nodes and {} of {} relationships: Mermaid draws at most {} "
                               "edges and {} characters",
                               nodes_.size(), part_.nodes.size(), relationships_.size(), part_.relationships.size(),
                               most_relationships, most_characters);
    }
    std::string text = "flowchart LR\n";
    if (!left_out.empty()) text += fmt::format("    %% {}\n", left_out);
    for (const NodeId node : part_.nodes) {
        if (nodes_.contains(index(node))) text += node_line(node);
    }
    for (const std::string& line : relationships_) text += line;
    return {text + legend_, left_out};
}

}  // namespace

std::string to_mermaid(const PropertyGraph& graph, const Selection& part, const ExportOptions& options) {
    auto [text, left_out] = MermaidWriter{graph, part}.write();
    if (!left_out.empty() && options.notice) options.notice(left_out);
    return text;
}

}  // namespace dossier::graph
