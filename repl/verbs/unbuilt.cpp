#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "graph/error.hpp"
#include "repl/verbs/verbs.hpp"

namespace dossier::repl::verbs {

void add_unbuilt(CLI::App& app, Action& action) {
    for (const std::string name : {"import", "serve"}) {
        CLI::App* const verb = app.add_subcommand(name, "not built yet");
        verb->allow_extras();
        verb->callback([name, &action] {
            action = [name]() -> int {
                throw graph::Error{
                    {.type = graph::ErrorType::argument_error,
                     .code = graph::ErrorCode::not_supported,
                     .message = fmt::format("`dossier {}` is not built yet", name),
                     .where = {},
                     .hint = name == "import" ? "a script of CREATE statements can be run with -f" : ""}};
            };
        });
    }
}

}  // namespace dossier::repl::verbs
