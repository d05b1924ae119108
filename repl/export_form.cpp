#include "repl/export_form.hpp"

#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/canonical.hpp"
#include "graph/error.hpp"
#include "graph/export/exporter.hpp"
#include "repl/misuse.hpp"
#include "repl/picture.hpp"
#include "repl/report.hpp"
#include "repl/shell.hpp"

namespace dossier::repl {

namespace {

const graph::ExportFormat& format_of(const ExportForm& form) {
    if (form.format.empty()) {
        if (!form.output.empty()) return graph::export_format_of(form.output);
        misused("no format is named", "give --format, or -o with an ending that tells it");
    }
    const graph::ExportFormat& format = graph::export_format(form.format);
    const bool is_folder = format.ending.empty();
    if (is_folder && form.output.empty()) {
        misused(fmt::format("{} is a folder of files", format.name), "name the folder with -o");
    }
    return format;
}

graph::CsvDialect dialect_of(const ExportForm& form, const graph::ExportFormat& format) {
    if (form.dialect.empty()) return graph::CsvDialect::neo4j;
    const graph::CsvDialect dialect = graph::csv_dialect(form.dialect);
    if (format.name != "csv") misused(fmt::format("{} has no dialects", format.name), "--dialect goes with csv");
    return dialect;
}

void refuse_drawing_of(const graph::ExportFormat& format, const ExportForm& form) {
    const bool drawn = format.name == "dot" || format.name == "svg" || format.name == "png";
    if (!form.drawing.cluster.empty() && !drawn) {
        misused(fmt::format("{} has no clusters", format.name), "--cluster goes with dot, svg and png");
    }
    if (form.drawing.limit && !drawn) {
        misused(fmt::format("{} holds all of the graph", format.name), "--limit goes with dot, svg, png and --picture");
    }
    if (!form.picture.of.empty()) misused("a picture is of something, a graph is not", "--of goes with --picture");
}

/// A picture of the whole graph: it needs the sentences.
void export_picture(const graph::PropertyGraph& graph, const ExportForm& form, const Settings& settings,
                    std::ostream& out) {
    static_cast<void>(picture_kind(form.picture.kind, settings.language));
    if (!form.query.empty()) misused("a picture is of the whole graph", "--query and --picture do not go together");
    if (!form.dialect.empty()) misused("pictures have no dialects", "--dialect goes with csv");
    if (!form.drawing.cluster.empty()) misused("this picture has no clusters", "--cluster goes with dot, svg and png");
    const bool is_svg =
        form.format.empty() ? form.output.empty() || form.output.ends_with(".svg") : form.format == "svg";
    if (!is_svg) misused("this picture is an SVG", "give it a name that ends in .svg; --format is svg too");
    PictureForm picture = form.picture;
    picture.limit = form.drawing.limit;
    // The same letters give the same bytes, in whatever order they were loaded and whatever was removed again.
    const std::string svg = draw(graph::canonical(graph, graph::whole(graph)).graph, picture, settings.language);
    if (form.output.empty()) {
        out << svg << std::flush;
    } else {
        graph::write_file(form.output, svg);
    }
}

graph::Selection chosen(const ExportForm& form, graph::PropertyGraph& graph, const Settings& settings,
                        const query::Parameters& parameters) {
    if (form.query.empty()) return graph::whole(graph);
    const query::Limits limits{.timeout = settings.timeout,
                               .memory = settings.memory_limit,
                               .read_only = true,
                               .cancelled = &Shell::cancel_flag()};
    return selected(query::prepare(form.query).run(graph, parameters, limits), graph);
}

/// What is shown under the pointer and what a node is of is asked of the graph that holds the sentences, whatever part
/// of it is written.
graph::ExportOptions options_for(const graph::CanonicalGraph& part, const graph::PropertyGraph& graph) {
    graph::ExportOptions options = with_evidence(graph);
    options.node_tooltip = [&part, ask = std::move(options.node_tooltip)](graph::NodeId node) {
        return ask(part.nodes[graph::index(node)]);
    };
    options.relationship_tooltip = [&part,
                                    ask = std::move(options.relationship_tooltip)](graph::RelationshipId relationship) {
        return ask(part.relationships[graph::index(relationship)]);
    };
    options.document_of = [&part, ask = std::move(options.document_of)](graph::NodeId node) {
        return ask(part.nodes[graph::index(node)]);
    };
    return options;
}

}  // namespace

void add_export_options(CLI::App& app, ExportForm& form) {
    app.add_option("--query", form.query, "only the nodes, relationships and paths that this returns")
        ->type_name("QUERY");
    std::string names;
    for (const graph::ExportFormat& format : graph::export_formats()) {
        names += fmt::format("{}{}", names.empty() ? "" : "|", format.name);
    }
    app.add_option("--format", form.format, "else as the ending of the output says")->type_name(names);
    app.add_option("-o,--output", form.output, "the file or folder to write; else standard output")->type_name("PATH");
    app.add_option("--dialect", form.dialect, "whose loader csv is for; neo4j unless another is named")
        ->type_name("neo4j|memgraph|neptune");
    std::string pictures;
    for (const PictureKind& kind : picture_kinds()) {
        pictures += fmt::format("{}{}", pictures.empty() ? "" : "|", kind.name);
    }
    app.add_option("--picture", form.picture.kind, "instead of the graph, as SVG")->type_name(pictures);
    app.add_option("--of", form.picture.of, "of what: `ego --of X`, `link --of A --of B`")
        ->type_name("NAME")
        ->expected(1)
        ->take_all();
    add_drawing_options(app, form.drawing);
}

bool export_graph(graph::PropertyGraph& graph, const ExportForm& form, const Settings& settings,
                  const query::Parameters& parameters, std::ostream& out, std::ostream& messages) {
    if (!form.picture.kind.empty()) {
        export_picture(graph, form, settings, out);
        return true;
    }
    const graph::ExportFormat& format = format_of(form);
    const graph::CsvDialect dialect = dialect_of(form, format);
    refuse_drawing_of(format, form);
    graph::Selection part;
    try {
        part = chosen(form, graph, settings, parameters);
    } catch (const graph::Error& error) {
        report(messages, error.diagnostic(), "query", form.query);
        return false;
    }
    // The same letters give the same bytes, in whatever order they were loaded and whatever was removed again.
    const graph::CanonicalGraph canonical = graph::canonical(graph, part);
    graph::ExportOptions options = options_for(canonical, graph);
    options.dialect = dialect;
    apply(form.drawing, options);
    options.notice = [&messages](const std::string& text) { messages << "note: " << text << '\n'; };
    const graph::Selection all = graph::whole(canonical.graph);
    if (form.output.empty()) {
        out << format.write(canonical.graph, all, options).front().bytes << std::flush;
    } else {
        graph::export_to(form.output, format, canonical.graph, all, options);
    }
    return true;
}

}  // namespace dossier::repl
