#include "repl/mistyped.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/names.hpp"

namespace dossier::repl {

namespace {

std::vector<std::string> verbs_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* const verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(verb->get_name());
    }
    return names;
}

std::vector<std::string> options_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* const option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& known) {
    return graph::nearest(name, std::vector<std::string_view>{known.begin(), known.end()});
}

graph::Diagnostic wrong(std::string message, std::string hint) {
    return {.type = graph::ErrorType::argument_error,
            .code = graph::ErrorCode::wrong_usage,
            .message = std::move(message),
            .where = {},
            .hint = std::move(hint)};
}

graph::Diagnostic no_such_verb(const CLI::App& app, const std::string& word) {
    const auto verbs = verbs_of(app);
    const auto near = nearest(word, verbs);
    return wrong(fmt::format("there is no command `{}`", word),
                 near ? fmt::format("did you mean `{}`?", *near)
                      : fmt::format("the commands are {}", fmt::join(verbs, ", ")));
}

bool exists(const std::string& file) {
    std::error_code failed;
    return std::filesystem::exists(file, failed);
}

}  // namespace

graph::Diagnostic what_is_wrong(const CLI::ParseError& error, const CLI::App& app, const std::string& base) {
    const auto parsed = app.get_subcommands();
    const CLI::App& verb = parsed.empty() ? app : *parsed.front();
    const auto unread = app.remaining(true);
    const bool base_is_none = parsed.empty() && !unread.empty() && !base.empty() && !exists(base);
    if (base_is_none && nearest(base, verbs_of(app))) return no_such_verb(app, base);
    const std::string form =
        fmt::format("`{} --help` tells how", parsed.empty() ? "dossier" : "dossier " + verb.get_name());
    const auto option = std::ranges::find_if(unread, [](const std::string& word) { return word.starts_with('-'); });
    if (option != unread.end()) {
        const std::string name = option->substr(0, option->find('='));
        const auto near = nearest(name, options_of(verb));
        return wrong(fmt::format("there is no option `{}`", name),
                     near ? fmt::format("did you mean `{}`?", *near) : form);
    }
    if (base_is_none) return no_such_verb(app, base);
    if (!unread.empty()) return wrong(fmt::format("`{}` is one word too many", unread.front()), form);
    return wrong(error.what(), form);
}

void refuse_mistyped_verb(const CLI::App& app, const std::string& base) {
    if (base.find_first_of("./") != std::string::npos || exists(base) || !nearest(base, verbs_of(app))) return;
    graph::Diagnostic diagnostic = no_such_verb(app, base);
    diagnostic.hint += fmt::format(" A knowledge base of that name is made by `dossier ./{}`", base);
    throw graph::Error{std::move(diagnostic)};
}

}  // namespace dossier::repl
