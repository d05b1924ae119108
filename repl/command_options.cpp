#include "repl/command_options.hpp"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

#include "graph/error.hpp"
#include "repl/language/text.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

namespace {

/// What CLI11 found wrong, in our words: its own know one language, and not that a command was typed in a shell.
std::string in_words(const CLI::ParseError& error, const CLI::App& app, Language language) {
    const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
    if (code == CLI::ExitCodes::ExtrasError && !app.remaining().empty()) {
        const std::string first = app.remaining().front();
        if (first.starts_with('-')) return say(language, Text::no_such_option, fmt::arg("name", first));
        return say(language, Text::too_many_words, fmt::arg("word", first));
    }
    const std::string what = error.what();
    if (code == CLI::ExitCodes::ArgumentMismatch) {
        return say(language, Text::value_missing, fmt::arg("name", what.substr(0, what.find_first_of(": "))));
    }
    return say(language, Text::value_not_taken, fmt::arg("what", what));
}

}  // namespace

void read_arguments(CLI::App& app, std::string_view arguments, Language language, std::string hint) {
    app.set_help_flag();
    auto parts = words(arguments, language);
    std::ranges::reverse(parts);  // as CLI11 wants them
    try {
        app.parse(parts);
    } catch (const CLI::ParseError& error) {
        throw graph::Error{{.type = graph::ErrorType::syntax_error,
                            .code = graph::ErrorCode::wrong_usage,
                            .message = in_words(error, app, language),
                            .where = {},
                            .hint = std::move(hint)}};
    }
}

}  // namespace dossier::repl
