#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/canonical.hpp"
#include "graph/error.hpp"
#include "graph/export/exporter.hpp"
#include "repl/picture.hpp"
#include "repl/report.hpp"
#include "repl/shell.hpp"
#include "repl/verbs/verbs.hpp"

namespace dossier::repl::verbs {

namespace {

struct ExportForm {
    std::string base;
    std::string query;
    std::string format;
    std::string output;
};

const graph::ExportFormat& format_of(const ExportForm& form) {
    if (!form.format.empty()) return graph::export_format(form.format);
    if (!form.output.empty()) return graph::export_format_of(form.output);
    throw graph::Error{{.type = graph::ErrorType::argument_error,
                        .code = graph::ErrorCode::wrong_usage,
                        .message = "no format is named",
                        .where = {},
                        .hint = "give --format, or -o with an ending that tells it"}};
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

/// What is shown under the pointer is asked of the graph that holds the sentences, whatever part of it is written.
graph::ExportOptions options_for(const graph::CanonicalGraph& part, const graph::PropertyGraph& graph) {
    graph::ExportOptions of_graph = with_evidence(graph);
    return {.title = {},
            .node_tooltip = [&part, ask = of_graph.node_tooltip](
                                graph::NodeId node) { return ask(part.nodes[graph::index(node)]); },
            .relationship_tooltip =
                [&part, ask = of_graph.relationship_tooltip](graph::RelationshipId relationship) {
                    return ask(part.relationships[graph::index(relationship)]);
                }};
}

int export_graph(const ExportForm& form, const Settings& settings, const query::Parameters& parameters) {
    const graph::ExportFormat& format = format_of(form);
    graph::KnowledgeBase base = graph::KnowledgeBase::open(form.base, true);
    graph::Selection part;
    try {
        part = chosen(form, base.graph(), settings, parameters);
    } catch (const graph::Error& error) {
        report(std::cerr, error.diagnostic(), "query", form.query);
        return 1;
    }
    // The same letters give the same bytes, in whatever order they were loaded and whatever was removed again.
    const graph::CanonicalGraph canonical = graph::canonical(base.graph(), part);
    const graph::Selection all = graph::whole(canonical.graph);
    const graph::ExportOptions options = options_for(canonical, base.graph());
    if (!form.output.empty()) {
        graph::export_to(form.output, format, canonical.graph, all, options);
        return 0;
    }
    const auto files = format.write(canonical.graph, all, options);
    if (files.size() != 1 || !files.front().name.empty()) {
        throw graph::Error{{.type = graph::ErrorType::argument_error,
                            .code = graph::ErrorCode::wrong_usage,
                            .message = fmt::format("{} is a folder of files", format.name),
                            .where = {},
                            .hint = "name the folder with -o"}};
    }
    std::cout << files.front().bytes << std::flush;
    return 0;
}

}  // namespace

void add_export(CLI::App& app, Settings& settings, query::Parameters& parameters, Action& action,
                AddQueryOptions add_query_options) {
    CLI::App* const verb = app.add_subcommand("export", "the graph, or what a query selects, in another format");
    auto form = std::make_shared<ExportForm>();  // shared: the options write it, the action reads it later
    verb->add_option("KB", form->base, "the knowledge base")->required();
    verb->add_option("--query", form->query, "only the nodes, relationships and paths that this returns");
    std::string names;
    for (const graph::ExportFormat& format : graph::export_formats()) {
        names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
    }
    verb->add_option("--format", form->format, names);
    verb->add_option("-o,--output", form->output, "the file or folder to write; else standard output");
    add_query_options(*verb, settings, parameters);
    verb->callback([form, &settings, &parameters, &action] {
        action = [form, &settings, &parameters] { return export_graph(*form, settings, parameters); };
    });
}

}  // namespace dossier::repl::verbs
