#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "graph/storage.hpp"
#include "query/query.hpp"
#include "repl/settings.hpp"

namespace CLI {
class App;
}

namespace dossier::repl::verbs {

/// What to run once the command line is read; a verb that was named puts itself here.
using Action = std::function<int()>;
using AddQueryOptions = void (*)(CLI::App&, Settings&, query::Parameters&);

/// Adds every verb of the command line.
void add_verbs(CLI::App& app, Settings& settings, query::Parameters& parameters, Action& action,
               AddQueryOptions add_query_options);

// One file a verb. Each adds its subcommand and, when that is named, replaces `action`.
void add_load(CLI::App& app, Action& action);
void add_extract(CLI::App& app, Action& action);
void add_export(CLI::App& app, Settings& settings, query::Parameters& parameters, Action& action,
                AddQueryOptions add_query_options);
void add_remove(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_import(CLI::App& app, Settings& settings, Action& action);
/// `serve`: named in the contract, not built yet, and it says so.
void add_unbuilt(CLI::App& app, Action& action);

}  // namespace dossier::repl::verbs
