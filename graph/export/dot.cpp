#include <array>
#include <cstdint>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "graph/export/appearance.hpp"
#include "graph/export/caption.hpp"
#include "graph/export/writers.hpp"
#include "graph/utf8.hpp"
#include "graph/value_text.hpp"

// A picture for people. A node has the colour and shape of one of its labels, the most common in the picture, and the
// legend says which; a relationship has the colour of its type and its name beside it. What is no fact is told by the
// line, also to whoever sees no colours: dashed when it is expected, dotted when it is intended, and with a red bar in
// the place of the arrow when it is denied. A small graph is drawn from left to right in ranks; a large one by springs,
// because ranking takes minutes from some hundreds of nodes on.

namespace dossier::graph {

namespace {

constexpr std::size_t most_ranked_nodes = 150;
constexpr std::size_t most_ranked_relationships = 300;
constexpr std::size_t tooltip_length = 600;  // code points

/// Shapes that lie close around text: pointed ones double the width of a caption.
struct NodeStyle {
    std::string_view shape, style;
};

constexpr std::array<NodeStyle, Appearance::styles> node_styles{{
    {"box", "filled,rounded"},
    {"note", "filled"},
    {"ellipse", "filled"},
    {"folder", "filled"},
    {"box", "filled"},
    {"tab", "filled"},
    {"component", "filled"},
    {"box3d", "filled"},
    {"box", "filled,diagonals"},
    {"cds", "filled"},
}};
constexpr NodeStyle unlabelled{"box", "filled,dashed"};

constexpr std::array<std::string_view, Appearance::styles> edge_colours{
    "#2F6FB0", "#B8405E", "#3B8A3A", "#C9661D", "#6F4BA8", "#1F8580", "#9B3F97", "#7A5C3A", "#A98500", "#55606E"};

constexpr std::string_view ink = "#1B2733";

/// How a line looks that is no fact, and how the legend draws it in letters.
struct LineStyle {
    std::string_view attributes;
    std::string_view colour;  ///< in the place of the type's; empty: the type's
    std::string_view sample, meaning;
};

LineStyle line_style(Certainty certainty) {
    switch (certainty) {
    case Certainty::expected: return {", style=dashed", {}, "- - -", "expected"};
    case Certainty::intended: return {", style=dotted", {}, ". . . .", "intended"};
    case Certainty::negated: return {", arrowhead=tee", "#D00000", "---|", "negated"};
    case Certainty::fact: break;
    }
    return {};
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
    [[nodiscard]] NodeStyle style_of(const std::string& label) const;
    [[nodiscard]] std::string named_by_id(NodeId node) const;
    [[nodiscard]] std::string tooltip(NodeId node) const;
    [[nodiscard]] std::string tooltip(RelationshipId relationship) const;
    void name_nodes();
    void write_head();
    void write_node(NodeId node);
    void write_relationship(RelationshipId relationship);
    void write_legend();
    void write_legend_of_lines();

    const PropertyGraph& graph_;
    const Selection& part_;
    const ExportOptions& options_;
    Appearance appearance_;
    std::set<Certainty> certainties_;
    std::unordered_map<std::uint32_t, std::string> node_names_;
    std::string text_;
};

DotWriter::DotWriter(const PropertyGraph& graph, const Selection& part, const ExportOptions& options)
    : graph_{graph}, part_{part}, options_{options}, appearance_{graph, part} {
    name_nodes();
}

NodeStyle DotWriter::style_of(const std::string& label) const {
    return label.empty() ? unlabelled : node_styles[appearance_.style_of_label(label)];
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
    const std::string label = appearance_.label_of(node);
    const NodeStyle style = style_of(label);
    const Colours colours = appearance_.colours_of_label(label);
    const auto lines = caption_lines(graph_, node);
    line("    \"{}\" [label=\"{}\", shape={}, style=\"{}\", fillcolor=\"{}\", color=\"{}\", tooltip=\"{}\"];",
         node_names_.at(index(node)), escaped(fmt::format("{}", fmt::join(lines, "\n"))), style.shape, style.style,
         colours.fill, colours.border, escaped(tooltip(node)));
}

void DotWriter::write_relationship(RelationshipId relationship) {
    const std::string& type = graph_.types().text(graph_.type(relationship));
    const std::string_view colour = edge_colours[appearance_.style_of_type(type)];
    const std::string told = escaped(tooltip(relationship));
    const Certainty sure = certainty(graph_, relationship);
    const LineStyle style = line_style(sure);
    certainties_.insert(sure);
    line("    \"{}\" -> \"{}\" [label=\"{}\", color=\"{}\", fontcolor=\"{}\", tooltip=\"{}\", labeltooltip=\"{}\"{}];",
         node_names_.at(index(graph_.start(relationship))), node_names_.at(index(graph_.end(relationship))),
         escaped(type), style.colour.empty() ? colour : style.colour, colour, told, told, style.attributes);
}

void DotWriter::write_legend() {
    if (appearance_.labels().empty()) return;
    line("    subgraph cluster_legend {{");
    line("        label=\"\"; color=\"#C9D1DA\"; style=\"rounded\"; margin=8;");
    line("        \"legend \" [shape=plain, style=\"\", tooltip=\"legend\", label=<");
    line("            <TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" CELLPADDING=\"3\">");
    for (const auto& [label, count] : appearance_.labels()) {
        const Colours colours = appearance_.colours_of_label(label);
        line("            <TR><TD BORDER=\"1\" COLOR=\"{}\" BGCOLOR=\"{}\" WIDTH=\"22\" FIXEDSIZE=\"FALSE\"></TD>"
             "<TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\">{}</FONT></TD>"
             "<TD ALIGN=\"RIGHT\"><FONT POINT-SIZE=\"10\" COLOR=\"#6B7682\">{}</FONT></TD></TR>",
             colours.border, colours.fill, label.empty() ? "no label" : html(label), count);
    }
    write_legend_of_lines();
    line("            </TABLE>>];");
    line("    }}");
}

void DotWriter::write_legend_of_lines() {
    for (const Certainty certainty : certainties_) {
        const LineStyle style = line_style(certainty);
        if (style.meaning.empty()) continue;  // a fact needs no explanation
        line("            <TR><TD><FONT POINT-SIZE=\"10\" COLOR=\"{}\">{}</FONT></TD>"
             "<TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\">{}</FONT></TD><TD></TD></TR>",
             style.colour.empty() ? ink : style.colour, style.sample, style.meaning);
    }
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
