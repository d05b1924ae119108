#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "graph/storage.hpp"
#include "repl/import_form.hpp"
#include "repl/shell.hpp"
#include "repl/verbs/verbs.hpp"

namespace dossier::repl::verbs {

namespace {

struct Form {
    std::string base;
    ImportForm import;
};

int import_into(const Form& form, const Settings& settings) {
    Shell shell{graph::KnowledgeBase::open(form.base), settings, {std::cout, std::cerr}};
    constexpr int at_fault = 1;
    constexpr int interrupted = 130;
    const bool went_well = import_graph(shell, form.import);
    shell.close();
    if (went_well) return 0;
    return Shell::cancel_flag() ? interrupted : at_fault;
}

}  // namespace

void add_import(CLI::App& app, Settings& settings, Action& action) {
    CLI::App* const verb = app.add_subcommand("import", "a whole graph from CSV, GraphML, JSON or Cypher");
    auto form = std::make_shared<Form>();  // shared: the options write it, the action reads it later
    verb->add_option("KB", form->base, "the knowledge base; made where it is not there")->required();
    add_import_options(*verb, form->import);
    verb->callback([form, &settings, &action] { action = [form, &settings] { return import_into(*form, settings); }; });
}

}  // namespace dossier::repl::verbs
