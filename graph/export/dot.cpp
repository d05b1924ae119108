#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/export/appearance.hpp"
#include "graph/export/caption.hpp"
#include "graph/export/dot_text.hpp"
#include "graph/export/excerpt.hpp"
#include "graph/export/wrapping.hpp"
#include "graph/export/writers.hpp"
#include "graph/utf8.hpp"
#include "graph/value_text.hpp"

// A picture for people. A node has the colour and shape of one of its labels, the most common in the picture, and the
// legend says which; a relationship has the colour of its type and its name beside it. What is no fact is told by the
// line, also to whoever sees no colours: dashed when it is expected, dotted when it is intended, and with a red bar in
// the place of the arrow when it is denied. A small graph is drawn from left to right in ranks; a large one by springs,
// because ranking takes minutes from some hundreds of nodes on. Of the programs that lay out by springs, sfdp knows no
// clusters and fdp draws another picture each time, so that a large graph in clusters stands in rows, a cluster a
// block.
//
// No addresses are written: what a text of a letter says is no place to go to, and `javascript:` would be one.

namespace dossier::graph {

namespace {

constexpr std::size_t most_ranked_nodes = 150;
constexpr std::size_t most_ranked_relationships = 300;
constexpr std::size_t tooltip_length = 600;  // code points

/// Shapes that lie close around text: pointed ones double the width of a caption.
struct NodeStyle {
    std::string_view shape, style;
    std::string_view word;  ///< for the legend
};

constexpr std::array<NodeStyle, Appearance::styles> node_styles{{
    {"box", "filled,rounded", "rounded"},
    {"note", "filled", "dog-ear"},
    {"ellipse", "filled", "ellipse"},
    {"folder", "filled", "folder"},
    {"box", "filled", "box"},
    {"tab", "filled", "tab"},
    {"component", "filled", "plug"},
    {"box3d", "filled", "block"},
    {"box", "filled,diagonals", "cut corners"},
    {"cds", "filled", "pointed"},
}};
constexpr NodeStyle unlabelled{"box", "filled,dashed", "dashed box"};

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
    DotWriter(const PropertyGraph& graph, const Excerpt& excerpt, const ExportOptions& options);
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
    [[nodiscard]] std::string cluster_of(NodeId node) const;
    [[nodiscard]] std::string element_id(const std::string& wanted);
    void name_nodes();
    void write_head();
    void write_nodes();
    void write_node(NodeId node);
    void write_relationship(RelationshipId relationship);
    void write_legend();
    void write_legend_of_lines();

    const PropertyGraph& graph_;
    const Excerpt& excerpt_;
    const Selection& part_;
    const ExportOptions& options_;
    Appearance appearance_;
    std::set<Certainty> certainties_;
    std::unordered_map<std::uint32_t, std::string> node_names_;
    std::map<std::string, std::size_t> element_ids_;  ///< and how often each was wanted
    std::string text_;
};

DotWriter::DotWriter(const PropertyGraph& graph, const Excerpt& excerpt, const ExportOptions& options)
    : graph_{graph}, excerpt_{excerpt}, part_{excerpt.shown}, options_{options}, appearance_{graph, excerpt.shown} {
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
    for (const NodeId node : part_.nodes) ++uses[named_by_id(node)];
    for (const NodeId node : part_.nodes) {
        const std::string name = named_by_id(node);
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

std::string DotWriter::cluster_of(NodeId node) const {
    switch (options_.clusters) {
    case Clusters::label: return appearance_.label_of(node);
    case Clusters::document: return options_.document_of ? options_.document_of(node) : std::string{};
    case Clusters::none: break;
    }
    return {};
}

/// A word of its own for each element of the picture.
std::string DotWriter::element_id(const std::string& wanted) {
    const std::string word = dot_word(wanted);
    const std::size_t uses = ++element_ids_[word];
    return uses == 1 ? word : element_id(fmt::format("{}-{}", word, uses));
}

void DotWriter::write_head() {
    const bool ranked =
        part_.nodes.size() <= most_ranked_nodes && part_.relationships.size() <= most_ranked_relationships;
    line("digraph \"{}\" {{", dot_name(options_.title));
    const std::string_view layout = ranked ? "layout=dot, rankdir=LR, nodesep=0.3, ranksep=0.9"
                                    : options_.clusters == Clusters::none
                                        ? "layout=sfdp, overlap=prism, K=0.9, splines=line"
                                        : "layout=osage, pack=14, splines=line";
    line("    graph [{}, charset=\"UTF-8\", bgcolor=\"white\", pad=0.4, outputorder=edgesfirst,", layout);
    line("           fontname=\"Helvetica,Arial,sans-serif\", fontsize=18, fontcolor=\"#1B2733\", labelloc=t, "
         "label=\"{}\"];",
         dot_caption(options_.title));
    line("    node [penwidth=1.3, margin=\"0.16,0.09\", height=0.4,");
    line("          fontname=\"Helvetica,Arial,sans-serif\", fontsize=11, fontcolor=\"#1B2733\"];");
    line("    edge [penwidth=1.3, arrowsize=0.7, fontname=\"Helvetica,Arial,sans-serif\", fontsize=8.5];");
}

/// Those of no cluster first.
void DotWriter::write_nodes() {
    std::map<std::string, std::vector<NodeId>> nodes_of;
    for (const NodeId node : part_.nodes) nodes_of[cluster_of(node)].push_back(node);
    for (const auto& [cluster, nodes] : nodes_of) {
        if (!cluster.empty()) {
            const std::string name = dot_caption(cluster);
            line("    subgraph \"cluster {}\" {{", dot_name(cluster));
            line("    graph [label=\"{}\", tooltip=\"{}\", id=\"{}\", style=\"rounded\", color=\"#8A94A0\", "
                 "fontsize=13, margin=12];",
                 name, name, element_id("cluster-" + cluster));
        }
        for (const NodeId node : nodes) write_node(node);
        if (!cluster.empty()) line("    }}");
    }
}

void DotWriter::write_node(NodeId node) {
    const std::string label = appearance_.label_of(node);
    const NodeStyle style = style_of(label);
    const Colours colours = appearance_.colours_of_label(label);
    const std::string& name = node_names_.at(index(node));
    std::string classes;
    for (const std::string& each : label_names(graph_, node)) classes += " " + dot_word(each);
    line("    \"{}\" [id=\"{}\", class=\"thing{}\", label=\"{}\", shape={}, style=\"{}\", fillcolor=\"{}\", "
         "color=\"{}\", tooltip=\"{}\"];",
         dot_name(name), element_id(name), classes,
         dot_caption(fmt::format("{}", fmt::join(caption_lines(graph_, node), "\n"))), style.shape, style.style,
         colours.fill, colours.border, dot_caption(tooltip(node)));
}

void DotWriter::write_relationship(RelationshipId relationship) {
    const std::string& type = graph_.types().text(graph_.type(relationship));
    const Colours colours = appearance_.colours_of_type(type);
    const std::string told = dot_caption(tooltip(relationship));
    const Certainty sure = certainty(graph_, relationship);
    const LineStyle style = line_style(sure);
    certainties_.insert(sure);
    const std::string& start = node_names_.at(index(graph_.start(relationship)));
    const std::string& end = node_names_.at(index(graph_.end(relationship)));
    line("    \"{}\" -> \"{}\" [id=\"{}\", class=\"{} {}\", label=\"{}\", color=\"{}\", fontcolor=\"{}\", "
         "tooltip=\"{}\", labeltooltip=\"{}\"{}];",
         dot_name(start), dot_name(end), element_id(fmt::format("{}-{}-{}", start, type, end)), dot_word(type),
         style.meaning.empty() ? "fact" : style.meaning, dot_caption(type),
         style.colour.empty() ? colours.border : style.colour, colours.text, told, told, style.attributes);
}

void DotWriter::write_legend() {
    if (appearance_.labels().empty()) return;
    line("    subgraph cluster_legend {{");
    line("        graph [label=\"\", tooltip=\"legend\", id=\"legend\", color=\"#C9D1DA\", style=\"rounded\", "
         "margin=8];");
    line("        \"legend \" [shape=plain, style=\"\", tooltip=\"legend\", label=<");
    line("            <TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" CELLPADDING=\"3\">");
    for (const auto& [label, count] : appearance_.labels()) {
        const Colours colours = appearance_.colours_of_label(label);
        line("            <TR><TD BORDER=\"1\" COLOR=\"{}\" BGCOLOR=\"{}\" WIDTH=\"22\" FIXEDSIZE=\"FALSE\"></TD>"
             "<TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\">{}</FONT></TD>"
             "<TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\" COLOR=\"#55606E\">{}</FONT></TD>"
             "<TD ALIGN=\"RIGHT\"><FONT POINT-SIZE=\"10\" COLOR=\"#55606E\">{}</FONT></TD></TR>",
             colours.border, colours.fill, label.empty() ? "no label" : dot_html(label), style_of(label).word, count);
    }
    write_legend_of_lines();
    if (!excerpt_.is_all()) {
        for (const std::string& note : wrapped(excerpt_.note(options_.hint), 44, 6)) {
            line("            <TR><TD COLSPAN=\"4\" ALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\">{}</FONT></TD></TR>",
                 dot_html(note));
        }
    }
    line("            </TABLE>>];");
    line("    }}");
}

void DotWriter::write_legend_of_lines() {
    for (const Certainty certainty : certainties_) {
        const LineStyle style = line_style(certainty);
        if (style.meaning.empty()) continue;  // a fact needs no explanation
        line("            <TR><TD><FONT POINT-SIZE=\"10\" COLOR=\"{}\">{}</FONT></TD>"
             "<TD ALIGN=\"LEFT\" COLSPAN=\"3\"><FONT POINT-SIZE=\"10\">{}</FONT></TD></TR>",
             style.colour.empty() ? ink : style.colour, style.sample, style.meaning);
    }
}

std::string DotWriter::write() {
    write_head();
    write_nodes();
    for (const RelationshipId relationship : part_.relationships) write_relationship(relationship);
    write_legend();
    line("}}");
    return std::move(text_);
}

}  // namespace

std::string to_dot(const PropertyGraph& graph, const Selection& part, const ExportOptions& options) {
    const Excerpt shown = excerpt(graph, part, options.most_nodes);
    if (!shown.is_all() && options.notice) options.notice(shown.note(options.hint));
    return DotWriter{graph, shown, options}.write();
}

}  // namespace dossier::graph
