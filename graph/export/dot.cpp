#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "graph/export/caption.hpp"
#include "graph/export/writers.hpp"
#include "graph/utf8.hpp"
#include "graph/value_text.hpp"

// A picture for people. A node has the colour and shape of one of its labels, the most common in the picture, and the
// legend says which; a relationship has the colour of its type and its name beside it. Colours hang on the name, so
// that the next picture of another part of the same graph looks alike. A small graph is drawn from left to right in
// ranks; a large one by springs, because ranking takes minutes from some hundreds of nodes on.

namespace dossier::graph {

namespace {

constexpr std::size_t most_ranked_nodes = 150;
constexpr std::size_t most_ranked_relationships = 300;
constexpr std::size_t caption_width = 26;
constexpr std::size_t caption_lines = 3;
constexpr std::size_t tooltip_length = 600;  // code points

/// Shapes that lie close around text: pointed ones double the width of a caption.
struct NodeStyle {
    std::string_view fill, border, shape, style;
};

constexpr std::array<NodeStyle, 10> node_styles{{
    {"#DCE9F7", "#2F6FB0", "box", "filled,rounded"},
    {"#FBE3D0", "#C9661D", "note", "filled"},
    {"#DDF0DC", "#3B8A3A", "ellipse", "filled"},
    {"#F7DDE3", "#B8405E", "folder", "filled"},
    {"#E8E0F5", "#6F4BA8", "box", "filled"},
    {"#FFF3C9", "#A98500", "tab", "filled"},
    {"#D9F1F0", "#1F8580", "component", "filled"},
    {"#EDE6DD", "#7A5C3A", "box3d", "filled"},
    {"#F3DDF2", "#9B3F97", "box", "filled,diagonals"},
    {"#E6E9EE", "#55606E", "cds", "filled"},
}};
constexpr NodeStyle unlabelled{"#FFFFFF", "#8A94A0", "box", "filled,dashed"};

constexpr std::array<std::string_view, 10> edge_colours{"#2F6FB0", "#B8405E", "#3B8A3A", "#C9661D", "#6F4BA8",
                                                        "#1F8580", "#9B3F97", "#7A5C3A", "#A98500", "#55606E"};

/// FNV-1a: the same on every machine, unlike std::hash.
std::size_t stable_hash(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    return hash;
}

/// A slot for each name, where its hash points or the next free one; shared once there are more names than slots.
template <typename Names>
std::map<std::string, std::size_t> slots_of(const Names& names, std::size_t count) {
    std::map<std::string, std::size_t> slots;
    std::vector<bool> taken(count, false);
    for (const auto& [name, _] : names) {
        std::size_t slot = stable_hash(name) % count;
        for (std::size_t tries = 0; tries < count && taken[slot]; ++tries) slot = (slot + 1) % count;
        taken[slot] = true;
        slots.emplace(name, slot);
    }
    return slots;
}

/// Inside double quotes. Graphviz reads `\n` and entities in captions, so backslashes and ampersands are written twice.
std::string escaped(std::string_view text, bool is_caption = true) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code_point = next_code_point(text, offset);
        switch (code_point) {
        case U'"': result += "\\\""; break;
        case U'\\': result += "\\\\"; break;
        case U'\n': result += is_caption ? "\\n" : " "; break;
        case U'&': result += is_caption ? "&amp;" : "&"; break;
        default: append_utf8(result, is_control(code_point) ? U' ' : code_point);
        }
    }
    return result;
}

/// Inside an HTML-like label.
std::string html(std::string_view text) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code_point = next_code_point(text, offset);
        switch (code_point) {
        case U'<': result += "&lt;"; break;
        case U'>': result += "&gt;"; break;
        case U'&': result += "&amp;"; break;
        case U'"': result += "&quot;"; break;
        default: append_utf8(result, is_control(code_point) ? U' ' : code_point);
        }
    }
    return result;
}

std::string shortened(const std::string& text) {
    std::u32string letters = to_code_points(text);
    if (letters.size() <= tooltip_length) return text;
    letters.resize(tooltip_length);
    std::string result;
    for (const char32_t letter : letters) append_utf8(result, letter);
    return result + "…";
}

std::string under(const std::string& heading, const std::string& lines) {
    return heading.empty() || lines.empty() ? heading + lines : fmt::format("{}\n{}", heading, lines);
}

class DotWriter {
public:
    DotWriter(const PropertyGraph& graph, const Selection& part, const ExportOptions& options);
    [[nodiscard]] std::string write();

private:
    template <typename... Arguments>
    void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
        text_ += '\n';
    }
    /// The label that a node is drawn as: the most common of its own, of equals the first by name.
    [[nodiscard]] std::string drawn_label(NodeId node) const;
    [[nodiscard]] NodeStyle style_of(const std::string& label) const;
    [[nodiscard]] std::string named_by_id(NodeId node) const;
    [[nodiscard]] std::string tooltip(NodeId node) const;
    [[nodiscard]] std::string tooltip(RelationshipId relationship) const;
    void count_names();
    void name_nodes();
    void write_head();
    void write_node(NodeId node);
    void write_relationship(RelationshipId relationship);
    void write_legend();

    const PropertyGraph& graph_;
    const Selection& part_;
    const ExportOptions& options_;
    std::map<std::string, std::size_t> label_counts_, type_counts_, drawn_counts_;
    std::map<std::string, std::size_t> label_slots_, type_slots_;
    std::unordered_map<std::uint32_t, std::string> node_names_;
    std::string text_;
};

DotWriter::DotWriter(const PropertyGraph& graph, const Selection& part, const ExportOptions& options)
    : graph_{graph}, part_{part}, options_{options} {
    count_names();
    name_nodes();
}

void DotWriter::count_names() {
    for (const NodeId node : part_.nodes) {
        for (const std::string& label : label_names(graph_, node)) ++label_counts_[label];
    }
    for (const NodeId node : part_.nodes) ++drawn_counts_[drawn_label(node)];
    for (const RelationshipId relationship : part_.relationships) {
        ++type_counts_[graph_.types().text(graph_.type(relationship))];
    }
    label_slots_ = slots_of(drawn_counts_, node_styles.size());
    type_slots_ = slots_of(type_counts_, edge_colours.size());
}

std::string DotWriter::drawn_label(NodeId node) const {
    const auto labels = label_names(graph_, node);
    const auto most =
        std::ranges::max_element(labels, {}, [this](const std::string& label) { return label_counts_.at(label); });
    return most == labels.end() ? std::string{} : *most;
}

NodeStyle DotWriter::style_of(const std::string& label) const {
    return label.empty() ? unlabelled : node_styles[label_slots_.at(label)];
}

/// `Actor:NLD`, where the node has an `id`: the picture's text then changes only where the graph does.
std::string DotWriter::named_by_id(NodeId node) const {
    const auto key = graph_.keys().find("id");
    const Value id = key ? graph_.property(node, *key) : Value{};
    if (!id.is(ValueKind::string) && !id.is(ValueKind::integer)) return {};
    const auto labels = label_names(graph_, node);
    return fmt::format("{}:{}", labels.empty() ? "" : labels.front(),
                       id.is(ValueKind::string) ? id.as_string() : literal(id));
}

void DotWriter::name_nodes() {
    std::unordered_map<std::string, std::size_t> uses;
    for (const NodeId node : part_.nodes) ++uses[escaped(named_by_id(node), false)];
    for (const NodeId node : part_.nodes) {
        const std::string name = escaped(named_by_id(node), false);
        node_names_[index(node)] = name.empty() || uses[name] > 1 ? fmt::format("n{}", index(node)) : name;
    }
}

std::string DotWriter::tooltip(NodeId node) const {
    const std::string told = options_.node_tooltip ? options_.node_tooltip(node) : std::string{};
    if (!told.empty()) return shortened(told);
    return shortened(
        under(fmt::format("{}", fmt::join(label_names(graph_, node), ", ")), property_lines(graph_, node)));
}

std::string DotWriter::tooltip(RelationshipId relationship) const {
    const std::string told =
        options_.relationship_tooltip ? options_.relationship_tooltip(relationship) : std::string{};
    if (!told.empty()) return shortened(told);
    return shortened(under(graph_.types().text(graph_.type(relationship)), property_lines(graph_, relationship)));
}

void DotWriter::write_head() {
    const bool ranked =
        part_.nodes.size() <= most_ranked_nodes && part_.relationships.size() <= most_ranked_relationships;
    line("digraph \"{}\" {{", escaped(options_.title, false));
    line("    graph [{}, charset=\"UTF-8\", bgcolor=\"white\", pad=0.4, outputorder=edgesfirst,",
         ranked ? "layout=dot, rankdir=LR, nodesep=0.3, ranksep=0.9"
                : "layout=sfdp, overlap=prism, K=0.9, splines=line");
    line("           fontname=\"Helvetica,Arial,sans-serif\", fontsize=18, fontcolor=\"#1B2733\", labelloc=t, "
         "label=\"{}\"];",
         escaped(options_.title));
    line("    node [penwidth=1.3, margin=\"0.16,0.09\", height=0.4,");
    line("          fontname=\"Helvetica,Arial,sans-serif\", fontsize=11, fontcolor=\"#1B2733\"];");
    line("    edge [penwidth=1.3, arrowsize=0.7, fontname=\"Helvetica,Arial,sans-serif\", fontsize=8.5];");
}

void DotWriter::write_node(NodeId node) {
    const NodeStyle style = style_of(drawn_label(node));
    const auto lines = wrapped(caption(graph_, node), caption_width, caption_lines);
    line("    \"{}\" [label=\"{}\", shape={}, style=\"{}\", fillcolor=\"{}\", color=\"{}\", tooltip=\"{}\"];",
         node_names_.at(index(node)), escaped(fmt::format("{}", fmt::join(lines, "\n"))), style.shape, style.style,
         style.fill, style.border, escaped(tooltip(node)));
}

void DotWriter::write_relationship(RelationshipId relationship) {
    const std::string& type = graph_.types().text(graph_.type(relationship));
    const std::string_view colour = edge_colours[type_slots_.at(type)];
    const std::string told = escaped(tooltip(relationship));
    line("    \"{}\" -> \"{}\" [label=\"{}\", color=\"{}\", fontcolor=\"{}\", tooltip=\"{}\", labeltooltip=\"{}\"];",
         node_names_.at(index(graph_.start(relationship))), node_names_.at(index(graph_.end(relationship))),
         escaped(type), colour, colour, told, told);
}

void DotWriter::write_legend() {
    if (drawn_counts_.empty()) return;
    line("    subgraph cluster_legend {{");
    line("        label=\"\"; color=\"#C9D1DA\"; style=\"rounded\"; margin=8;");
    line("        \"legend \" [shape=plain, style=\"\", tooltip=\"legend\", label=<");
    line("            <TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" CELLPADDING=\"3\">");
    for (const auto& [label, count] : drawn_counts_) {
        const NodeStyle style = style_of(label);
        line("            <TR><TD BORDER=\"1\" COLOR=\"{}\" BGCOLOR=\"{}\" WIDTH=\"22\" FIXEDSIZE=\"FALSE\"></TD>"
             "<TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\">{}</FONT></TD>"
             "<TD ALIGN=\"RIGHT\"><FONT POINT-SIZE=\"10\" COLOR=\"#6B7682\">{}</FONT></TD></TR>",
             style.border, style.fill, label.empty() ? "no label" : html(label), count);
    }
    line("            </TABLE>>];");
    line("    }}");
}

std::string DotWriter::write() {
    write_head();
    for (const NodeId node : part_.nodes) write_node(node);
    for (const RelationshipId relationship : part_.relationships) write_relationship(relationship);
    write_legend();
    line("}}");
    return std::move(text_);
}

}  // namespace

std::string to_dot(const PropertyGraph& graph, const Selection& part, const ExportOptions& options) {
    return DotWriter{graph, part, options}.write();
}

}  // namespace dossier::graph
