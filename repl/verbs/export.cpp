#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "repl/base_file.hpp"
#include "repl/export_form.hpp"
#include "repl/verbs/verbs.hpp"

namespace dossier::repl::verbs {

namespace {

struct Form {
    std::string base;
    ExportForm what;
};

int export_from(const Form& form, const Settings& settings, const query::Parameters& parameters) {
    graph::KnowledgeBase base = open_for_reading(form.base);
    constexpr int at_fault = 1;
    const bool went_well = export_graph(base.graph(), form.what, settings, parameters, std::cout, std::cerr);
    base.leave();
    return went_well ? 0 : at_fault;
}

}  // namespace

void add_export(CLI::App& app, Settings& settings, query::Parameters& parameters, Action& action,
                AddQueryOptions add_query_options) {
    CLI::App* const verb = app.add_subcommand("export", "the graph, or what a query selects, in another format");
    auto form = std::make_shared<Form>();  // shared: the options write it, the action reads it later
    verb->add_option("KB", form->base, "the knowledge base")->required();
    add_export_options(*verb, form->what);
    add_query_options(*verb, settings, parameters);
    verb->callback([form, &settings, &parameters, &action] {
        action = [form, &settings, &parameters] { return export_from(*form, settings, parameters); };
    });
}

}  // namespace dossier::repl::verbs
