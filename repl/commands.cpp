#include "repl/commands.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/value_text.hpp"
#include "query/manual.hpp"
#include "repl/command_options.hpp"
#include "repl/explore/explore.hpp"
#include "repl/export_form.hpp"
#include "repl/history.hpp"
#include "repl/import_form.hpp"
#include "repl/language/help_lines.hpp"
#include "repl/language/text.hpp"
#include "repl/misuse.hpp"
#include "repl/options.hpp"
#include "repl/parameters.hpp"
#include "repl/print/text_width.hpp"
#include "repl/shell.hpp"
#include "repl/verbs/load.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

using graph::Error;

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return text.substr(text.size());
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

void help(Shell& shell, std::string_view arguments);

void set_parameter(Shell& shell, std::string_view arguments) {
    const std::size_t arrow = arguments.find("=>");
    const Language language = shell.settings().language;
    if (arrow == std::string_view::npos)
        misused(say(language, Text::no_parameter_value), say(language, Text::param_usage));
    std::string_view name = trimmed(arguments.substr(0, arrow));
    if (name.starts_with('$')) name.remove_prefix(1);
    if (name.empty()) misused(say(language, Text::no_parameter_name), say(language, Text::param_usage));
    shell.parameters().insert_or_assign(std::string{name}, literal_value(trimmed(arguments.substr(arrow + 2))));
}

void show_parameters(Shell& shell, std::string_view) {
    for (const auto& [name, value] : shell.parameters()) {
        shell.out() << '$' << name << " => " << graph::literal(value, &shell.graph()) << '\n';
    }
}

void explain(Shell& shell, std::string_view arguments) {
    if (arguments.empty()) {
        const Language language = shell.settings().language;
        misused(say(language, Text::nothing_to_explain),
                say(language, Text::query_usage, fmt::arg("command", ":explain")));
    }
    shell.out() << query::prepare(arguments).explain(shell.graph(), shell.options());
}

void profile(Shell& shell, std::string_view arguments) {
    if (arguments.empty()) {
        const Language language = shell.settings().language;
        misused(say(language, Text::nothing_to_profile),
                say(language, Text::query_usage, fmt::arg("command", ":profile")));
    }
    constexpr std::string_view before = "PROFILE ";
    try {
        shell.run_statement(fmt::format("{}{}", before, arguments));
    } catch (const Error& error) {
        graph::Diagnostic diagnostic = error.diagnostic();
        if (auto& where = diagnostic.where) {  // of the statement; what was typed has no PROFILE in front
            where->begin -= std::min(where->begin, before.size());
            where->end -= std::min(where->end, before.size());
        }
        throw Error{std::move(diagnostic)};
    }
}

void switch_timing(Shell& shell, std::string_view arguments) {
    if (arguments.empty()) {
        const Language language = shell.settings().language;
        misused(say(language, Text::value_missing, fmt::arg("name", ":timing")), say(language, Text::timing_usage));
    }
    option_named("timing").set(shell.settings(), arguments);
}

/// Options as a result, so that they are printed as results are.
void show_options(Shell& shell, std::span<const Option> chosen) {
    const Language language = shell.settings().language;
    query::Result table{.columns = {}, .rows = {}, .changes = {}, .notices = {}};
    for (const std::string_view column : {"option", "value", "values", "what it is for"}) {
        table.columns.emplace_back(heading(language, column));
    }
    for (const Option& option : chosen) {
        table.rows.push_back({graph::Value{option.name}, graph::Value{option.show(shell.settings())},
                              graph::Value{option.values},
                              graph::Value{help_line(language, option.name, option.help)}});
    }
    shell.print(table);
}

void set_option(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const auto parts = words(arguments, language);
    if (parts.empty()) return show_options(shell, options());
    const Option& option = option_named(parts[0], language);
    if (parts.size() == 1) return show_options(shell, {&option, 1});
    if (parts.size() > 2) misused(say(language, Text::one_value_only), say(language, Text::value_with_quotes));
    option.set(shell.settings(), parts[1]);
}

void run_file(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const std::string path = as_name(arguments, language);
    if (path.empty()) misused(say(language, Text::nothing_to_run), say(language, Text::source_usage));
    if (!shell.run_file(path)) misused(say(language, Text::script_stopped, fmt::arg("file", path)));
}

void redirect(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const std::string path = as_name(arguments, language);
    if (path.empty()) return shell.output().into_stream();
    shell.output().into_file(path, language);
    if (!shell.settings().quiet)
        shell.messages() << say(language, Text::output_goes_to, fmt::arg("file", path)) << '\n';
}

void load(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const auto paths = words(arguments, language);
    if (paths.empty()) misused(say(language, Text::nothing_to_load), say(language, Text::load_usage));
    if (shell.in_transaction())
        misused(say(language, Text::transaction_is_open), say(language, Text::end_it_before_loading));
    if (verbs::load_documents(shell.base(), {paths.begin(), paths.end()}, shell.messages())) return;
    if (Shell::cancel_flag()) throw interrupted();
    misused(say(language, Text::not_all_loaded));
}

/// Reads `arguments` by the options of a verb of the command line.
template <typename Form>
Form as_on_the_command_line(void (*add_options)(CLI::App&, Form&), std::string_view arguments, Language language,
                            std::string hint) {
    CLI::App app;
    Form form;
    add_options(app, form);
    read_arguments(app, arguments, language, std::move(hint));
    return form;
}

void import_files(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const auto form =
        as_on_the_command_line<ImportForm>(add_import_options, arguments, language, say(language, Text::import_usage));
    if (!import_graph(shell, form)) misused(say(language, Text::nothing_imported));
}

void export_files(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const auto form =
        as_on_the_command_line<ExportForm>(add_export_options, arguments, language, say(language, Text::export_usage));
    const bool went_well =
        export_graph(shell.base().graph(), form, shell.settings(), shell.parameters(), shell.out(), shell.messages());
    if (!went_well) misused(say(language, Text::nothing_exported));
}

void begin(Shell& shell, std::string_view) { shell.begin(); }
void commit(Shell& shell, std::string_view) { shell.commit(); }
void roll_back(Shell& shell, std::string_view) { shell.roll_back(); }
void clear(Shell& shell, std::string_view) {
    if (shell.at_terminal()) shell.out() << "\033[H\033[2J" << std::flush;
}
void quit(Shell& shell, std::string_view) { shell.leave(); }

constexpr std::array all_commands{
    Command{":help", "[TOPIC]", "this list; a command, clause, operator, function or procedure; or `functions`, …",
            help, true},
    Command{":schema", "", "labels, relationship types, their properties and counts; indexes and constraints",
            explore::show_schema, true},
    Command{":documents", "", "what is loaded", explore::show_documents, true},
    Command{":actors", "[TEXT]", "who acts, by how often they are named", explore::show_actors, true},
    Command{":topics", "[TEXT]", "what it is about, and which actors go with it", explore::show_topics, true},
    Command{":commitments", "[ACTOR] [--open] [--due-before DATE] [--by ACTOR]",
            "who binds itself to what, towards whom, until when", explore::show_commitments, true},
    Command{":timeline", "[NAME]", "events and commitments in order of date: all, an actor's, those on a topic",
            explore::show_timeline, true},
    Command{":compare", "A B", "two actors side by side: topics, commitments, where they differ",
            explore::show_comparison, true},
    Command{":why", "", "the sentences behind the last result", explore::show_evidence, true},
    Command{":link", "A B", "how two things are tied: the best chains, with their sentences", explore::show_link, true},
    Command{":neighbours", "X [N]", "what is tied to X, up to N steps away, by relationship", explore::show_neighbours,
            true},
    Command{":report", "FILE.html", "a page to hand on: commitments, actors and topics, timeline, with their sentences",
            explore::write_report},
    Command{":graph", "[FILE]",
            "the last result as a picture: .dot, .svg or .png; --cluster label|document, --limit N; without FILE, in a "
            "viewer",
            explore::draw_result},
    Command{":picture", "KIND [FILE]",
            "another picture, as .svg: matrix, timeline, ego X, link A B; --limit N; without FILE, in a viewer",
            explore::draw_picture},
    Command{":load", "PATH…", "reads documents into the graph", load},
    Command{":import", "FILE", "a whole graph: .graphml, .json, .cypher; CSV by --nodes and --relationships",
            import_files},
    Command{":export", "-o FILE", "the graph, or what --query selects, in another format: --format, --dialect",
            export_files},
    Command{":source", "FILE", "runs a script", run_file},
    Command{":output", "[FILE]", "results go to a file, printed as its ending says; alone, to the screen again",
            redirect},
    Command{":param", "NAME => VALUE", "sets a parameter for the queries that follow", set_parameter},
    Command{":params", "", "the parameters that are set", show_parameters, true},
    Command{":begin", "", "opens a transaction", begin},
    Command{":commit", "", "keeps what the transaction did", commit},
    Command{":rollback", "", "takes back what the transaction did", roll_back},
    Command{":explain", "QUERY", "how a query would be run", explain, true},
    Command{":profile", "QUERY", "runs a query and shows what each step of its plan did", profile},
    Command{":set", "[OPTION [VALUE]]", "sets an option; without a value, shows it; alone, lists them all", set_option},
    Command{":timing", "on|off", "whether each statement's time is shown", switch_timing},
    Command{":history", "[TEXT]", "what was typed before, or what of it holds TEXT; `:history clear` forgets all",
            show_history, true},
    Command{":clear", "", "an empty screen", clear},
    Command{":quit", "", "leaves; Ctrl-D does too", quit},
};

const Command* command_named(std::string_view name) {
    const auto* const found = std::ranges::find(all_commands, name, &Command::name);
    return found == all_commands.end() ? nullptr : found;
}

[[noreturn]] void unknown(std::string_view name, Language language) {
    std::vector<std::string_view> names;
    for (const Command& command : all_commands) names.push_back(command.name);
    const auto near = graph::nearest(name, names);
    misused(say(language, Text::no_such_command, fmt::arg("name", name)),
            near ? say(language, Text::did_you_mean, fmt::arg("name", *near)) : say(language, Text::help_lists));
}

/// What help says of each stands in a column of its own, in a window too.
void list_commands(Shell& shell, Language language) {
    constexpr std::size_t margin = 27, narrowest = 20;
    const std::size_t width = shell.width();
    std::ostream& out = shell.out();
    out << say(language, Text::help_begins) << "\n\n";
    for (const Command& command : all_commands) {
        const std::string_view help = help_line(language, command.name, command.help);
        const auto lines =
            width >= margin + narrowest ? print::wrap(help, width - margin) : std::vector{std::string{help}};
        const std::string head = fmt::format("  {:<24} ", fmt::format("{} {}", command.name, command.arguments));
        const bool below = width > 0 && print::display_width(head) > margin;
        out << head << (below ? "\n" + std::string(margin, ' ') : "")
            << fmt::format("{}\n", fmt::join(lines, "\n" + std::string(margin, ' ')));
    }
    out << '\n' << say(language, Text::help_ends) << '\n';
}

/// The entries of a kind, where `topic` names one.
bool list_kind(std::ostream& out, std::string_view topic) {
    bool any = false;
    for (const auto& entry : query::manual::entries()) {
        if (query::manual::plural(entry.kind) != topic) continue;
        out << fmt::format("  {:<26} {}\n", entry.name, entry.summary);
        any = true;
    }
    return any;
}

[[noreturn]] void no_such_topic(std::string_view topic, Language language) {
    std::vector<std::string_view> names;
    for (const Command& command : all_commands) names.push_back(command.name.substr(1));
    for (const auto& entry : query::manual::entries()) names.push_back(entry.name);
    const auto near = graph::nearest(topic, names);
    misused(say(language, Text::no_such_topic, fmt::arg("topic", topic)),
            near ? say(language, Text::did_you_mean, fmt::arg("name", fmt::format(":help {}", *near)))
                 : say(language, Text::help_lists));
}

void help(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    if (arguments.empty()) return list_commands(shell, language);
    if (list_kind(shell.out(), arguments)) return;
    const bool colon = arguments.starts_with(':');
    const Command* const command = command_named(colon ? std::string{arguments} : fmt::format(":{}", arguments));
    if (command == nullptr && colon) unknown(arguments, language);
    const auto* const entry = colon ? nullptr : query::manual::find(arguments);
    if (command != nullptr) {
        shell.out() << fmt::format("{} {}\n    {}\n", command->name, command->arguments,
                                   help_line(language, command->name, command->help));
    }
    if (entry != nullptr) shell.out() << query::manual::text_of(*entry);
    if (command == nullptr && entry == nullptr) no_such_topic(arguments, language);
}

}  // namespace

std::span<const Command> commands() { return all_commands; }

void run_command(Shell& shell, std::string_view line) {
    const std::size_t space = line.find_first_of(" \t\r\n");
    const std::string_view name = line.substr(0, space);
    const Command* const command = command_named(name);
    if (command == nullptr) unknown(name, shell.settings().language);
    const std::string_view arguments =
        space == std::string_view::npos ? line.substr(line.size()) : trimmed(line.substr(space));
    if (command->arguments.empty() && !arguments.empty()) {
        const Language language = shell.settings().language;
        misused(say(language, Text::too_many_words, fmt::arg("word", arguments)),
                say(language, Text::no_arguments, fmt::arg("command", name)));
    }
    try {
        if (command->is_read) {
            shell.output().read_at_leisure([&] { command->run(shell, arguments); }, shell.settings());
        } else {
            command->run(shell, arguments);
        }
    } catch (const Error& error) {
        graph::Diagnostic diagnostic = error.diagnostic();
        if (diagnostic.where && !arguments.empty()) {  // in the arguments, `:explain` has a statement there
            const auto before = static_cast<std::size_t>(arguments.data() - line.data());
            diagnostic.where = {diagnostic.where->begin + before, diagnostic.where->end + before};
        }
        throw Error{std::move(diagnostic)};
    }
}

}  // namespace dossier::repl
