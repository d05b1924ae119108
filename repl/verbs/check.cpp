#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/error.hpp"
#include "repl/base_file.hpp"
#include "repl/report.hpp"
#include "repl/verbs/verbs.hpp"
#include "repl/words.hpp"

namespace dossier::repl::verbs {

namespace {

int check(const std::string& base) {
    graph::KnowledgeBase opened = open_for_reading(base);
    const auto faults = opened.check();
    for (const graph::Diagnostic& fault : faults) report(std::cerr, fault, base, {});
    if (faults.empty()) {
        std::cout << fmt::format("{}: sound, {}, {}\n", base, counted(opened.graph().node_count(), "node"),
                                 counted(opened.graph().relationship_count(), "relationship"));
    }
    opened.leave();
    return faults.empty() ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
    CLI::App* const verb = app.add_subcommand("check", "verifies the file and every invariant of the graph");
    auto base = std::make_shared<std::string>();  // shared: the option writes it, the action reads it later
    verb->add_option("KB", *base, "the knowledge base")->required();
    verb->callback([base, &action] { action = [base] { return check(*base); }; });
}

}  // namespace dossier::repl::verbs
