#include "repl/command_options.hpp"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

#include "graph/error.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

void read_arguments(CLI::App& app, std::string_view arguments, std::string hint) {
    app.set_help_flag();
    auto parts = words(arguments);
    std::ranges::reverse(parts);  // as CLI11 wants them
    try {
        app.parse(parts);
    } catch (const CLI::ParseError& error) {
        throw graph::Error{{.type = graph::ErrorType::syntax_error,
                            .code = graph::ErrorCode::wrong_usage,
                            .message = error.what(),
                            .where = {},
                            .hint = std::move(hint)}};
    }
}

}  // namespace dossier::repl
