#include "repl/verbs/verbs.hpp"

#include <CLI/CLI.hpp>

namespace dossier::repl::verbs {

void add_verbs(CLI::App& app, Settings& settings, query::Parameters& parameters, Action& action,
               AddQueryOptions add_query_options) {
    add_load(app, action);
    add_extract(app, action);
    add_export(app, settings, parameters, action, add_query_options);
    add_remove(app, action);
    add_check(app, action);
    add_import(app, settings, action);
    add_unbuilt(app, action);
}

}  // namespace dossier::repl::verbs
