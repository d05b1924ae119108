#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "loaders/import/import_counts.hpp"

namespace CLI {
class App;
}

namespace dossier::repl {

class Shell;

/// What to import, as the command line and `:import` say it.
struct ImportForm {
    std::vector<std::string> nodes;          ///< `Label:Label=FILE,FILE`
    std::vector<std::string> relationships;  ///< `TYPE=FILE,FILE`
    std::filesystem::path file;              ///< .graphml, .json or .cypher, instead of these
    std::string delimiter = ",";
    std::string array_delimiter = ";";
    std::string id_type = "string";
};

void add_import_options(CLI::App& app, ImportForm& form);

/// Adds whole graphs from files: all of it, or nothing when something is wrong, which has then been shown.
/// In the open transaction of the shell if there is one, else in one of its own.
/// throws Error{wrong_usage}: the form says too little or too much
[[nodiscard]] bool import_graph(Shell& shell, const ImportForm& form);

}  // namespace dossier::repl
