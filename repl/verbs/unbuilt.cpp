#include <CLI/CLI.hpp>

#include "graph/error.hpp"
#include "repl/verbs/verbs.hpp"

namespace dossier::repl::verbs {

void add_unbuilt(CLI::App& app, Action& action) {
    CLI::App* const verb = app.add_subcommand("serve", "not built yet");
    verb->allow_extras();
    verb->callback([&action] {
        action = []() -> int {
            throw graph::Error{{.type = graph::ErrorType::argument_error,
                                .code = graph::ErrorCode::not_supported,
                                .message = "`dossier serve` is not built yet",
                                .where = {},
                                .hint = ""}};
        };
    });
}

}  // namespace dossier::repl::verbs
