#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/error.hpp"
#include "loaders/remove.hpp"
#include "repl/base_file.hpp"
#include "repl/verbs/verbs.hpp"

namespace dossier::repl::verbs {

namespace {

int remove(const std::string& file, const std::vector<std::string>& documents) {
    // for reading, an absent file is an error; for writing it would be made
    if (!std::filesystem::exists(file)) static_cast<void>(open_for_reading(file));
    graph::KnowledgeBase base = graph::KnowledgeBase::open(file);
    bool found_all = true;
    for (const std::string& document : documents) {
        if (loaders::remove_document(base, document)) continue;
        std::cerr << fmt::format("{}: no document `{}` is loaded; `:documents` in the shell lists them\n", file,
                                 document);
        found_all = false;
    }
    base.leave();
    return found_all ? 0 : 1;
}

}  // namespace

void add_remove(CLI::App& app, Action& action) {
    CLI::App* const verb = app.add_subcommand("remove", "takes documents out, leaving no trace of them");
    auto base = std::make_shared<std::string>();  // shared: the options write them, the action reads them later
    auto documents = std::make_shared<std::vector<std::string>>();
    verb->add_option("KB", *base, "the knowledge base")->required();
    verb->add_option("DOCUMENT", *documents, "ids, as `kst-28676-462`")->required();
    verb->callback([base, documents, &action] { action = [base, documents] { return remove(*base, *documents); }; });
}

}  // namespace dossier::repl::verbs
