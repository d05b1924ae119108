#include "repl/command_line.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/storage.hpp"
#include "repl/base_file.hpp"
#include "repl/completion_script.hpp"
#include "repl/demo.hpp"
#include "repl/greeting.hpp"
#include "repl/help_text.hpp"
#include "repl/interactive.hpp"
#include "repl/interrupts.hpp"
#include "repl/language/text.hpp"
#include "repl/mistyped.hpp"
#include "repl/options.hpp"
#include "repl/parameters.hpp"
#include "repl/report.hpp"
#include "repl/settings_file.hpp"
#include "repl/shell.hpp"
#include "repl/terminal.hpp"
#include "repl/text_file.hpp"
#include "repl/verbs/verbs.hpp"
#include "repl/version.hpp"

namespace dossier::repl {

namespace {

enum ExitStatus { done = 0, at_fault = 1, wrong_command_line = 2, interrupted = 130 };

/// What to run in the shell form: a query given with -c or a file given with -f, in the order given.
struct Script {
    std::string text;
    bool is_file = false;
};

struct ShellForm {
    std::string base;
    bool demo = false;
    std::vector<Script> scripts;
};

/// What the command line says of settings and parameters.
struct Given {
    Settings settings;
    query::Parameters parameters;
    std::vector<std::pair<const Option*, std::string>> values;  ///< of the options that were named, as written

    /// What was given counts more than the settings file, which is run later.
    void apply_to(Shell& shell) const {
        for (const auto& [option, value] : values) option->set(shell.settings(), value);
        for (const auto& [name, value] : parameters) shell.parameters().insert_or_assign(name, value);
    }
};

/// Faults of an option's value are faults of the command line.
std::function<void(const std::string&)> checked(std::function<void(const std::string&)> set) {
    return [set = std::move(set)](const std::string& text) {
        try {
            set(text);
        } catch (const graph::Error& error) {
            const auto& report = error.diagnostic();
            throw CLI::ValidationError{report.hint.empty() ? report.message : report.message + "; " + report.hint};
        }
    };
}

/// What `:set` knows, by the same table.
void add_options(CLI::App& app, Settings& settings, OptionKind kind) {
    for (const Option& option : options()) {
        if (option.kind != kind) continue;
        const auto set = checked([&settings, &option](const std::string& text) { option.set(settings, text); });
        const std::string name = fmt::format("--{}", option.name);
        if (option.is_switch() && option.show(Settings{}) == "off") {
            app.add_flag_callback(
                name, [set] { set("on"); }, std::string{option.help});
        } else {
            app.add_option_function<std::string>(name, set, std::string{option.help})
                ->type_name(std::string{option.values});
        }
    }
}

/// The options among those of the table that were given.
std::vector<std::pair<const Option*, std::string>> given_values(const CLI::App& app) {
    std::vector<std::pair<const Option*, std::string>> given;
    for (const Option& option : options()) {
        const CLI::Option* const known = app.get_option(fmt::format("--{}", option.name));
        if (known->count() == 0) continue;
        given.emplace_back(
            &option, known->get_expected_max() == 0 || known->get_type_size() == 0 ? "on" : known->results().back());
    }
    return given;
}

/// What every form that runs queries knows: parameters, and what a query may cost.
void add_query_options(CLI::App& app, Settings& settings, query::Parameters& parameters) {
    const auto set_parameter = checked([&parameters](const std::string& text) {
        auto [name, value] = parameter(text);
        parameters.insert_or_assign(std::move(name), std::move(value));
    });
    app.add_option_function<std::vector<std::string>>(
           "--param",
           [set_parameter](const std::vector<std::string>& texts) { std::ranges::for_each(texts, set_parameter); },
           "a Cypher literal or else a string; may be repeated")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->take_all();
    const auto read_parameters = checked([&parameters](const std::string& file) {
        for (const auto& [name, value] : parameters_from(file)) parameters.insert_or_assign(name, value);
    });
    app.add_option_function<std::string>("--params", read_parameters, "a JSON file whose members are parameters")
        ->type_name("FILE");
    add_options(app, settings, OptionKind::queries);
}

/// How the shell prints.
void add_output_options(CLI::App& app, Settings& settings) {
    add_options(app, settings, OptionKind::output);
    app.add_flag("--read-only", settings.read_only, "refuse statements that write");
}

void add_shell_form(CLI::App& app, ShellForm& form) {
    app.add_option("KB", form.base, "the knowledge base, a file; without one, an empty one in memory");
    // each when it is met: queries and files run in the order given
    const auto add_script = [&](const std::string& names, bool is_file, const std::string& help) {
        app.add_option_function<std::string>(
               names,
               [&form, is_file](const std::string& text) {
                   form.scripts.push_back({text, is_file});
               },
               help)
            ->type_name(is_file ? "FILE" : "QUERY")
            ->trigger_on_parse();
    };
    add_script("-c,--command", false, "run this query and leave; may be repeated");
    add_script("-f,--file", true, "run this script and leave; may be repeated");
    app.add_flag("--demo", form.demo, "a letter read and five questions answered, then the shell on a terminal");
}

/// Runs what -c and -f gave, else what is piped into standard input. False when something failed.
bool run_scripts(Shell& shell, const std::vector<Script>& scripts) {
    for (const Script& script : scripts) {
        if (!(script.is_file ? shell.run_file(script.text) : shell.run_script(script.text, "query"))) return false;
        if (shell.leaving()) return true;
    }
    if (!scripts.empty()) return true;
    return shell.run_arriving([](std::string& script) { return read_some(STDIN_FILENO, script, Shell::cancel_flag()); },
                              "query");
}

int run_shell(const ShellForm& form, const Given& given) {
    if (form.demo && !(form.base.empty() && form.scripts.empty())) {
        throw graph::Error{{.type = graph::ErrorType::argument_error,
                            .code = graph::ErrorCode::wrong_usage,
                            .message = "--demo brings its own knowledge base and its own questions",
                            .where = {},
                            .hint = "give it alone"}};
    }
    const bool conversation = form.scripts.empty() && is_terminal(stdin);
    if (!conversation) leave_when_late();
    std::optional<MayBeLeft> leaving;  // outlives the graph, which takes a while to give back
    const std::string note = note_on_new(form.base);
    graph::KnowledgeBase base = form.base.empty()          ? graph::KnowledgeBase::in_memory()
                                : given.settings.read_only ? open_for_reading(form.base)
                                                           : graph::KnowledgeBase::open(form.base);
    Shell shell{std::move(base), given.settings, {std::cout, std::cerr, is_terminal(stdout)}};
    shell.parameters() = given.parameters;
    if (conversation) {
        run_settings_file(shell);
        given.apply_to(shell);
    }
    if (!conversation && !given.settings.quiet) std::cerr << note;
    const bool went_well = form.demo ? show_demo(shell) : conversation ? true : run_scripts(shell, form.scripts);
    const ExitStatus status = went_well ? done : Shell::cancel_flag() ? interrupted : at_fault;
    if (conversation && went_well && (!form.demo || is_terminal(stdout))) {
        if (!shell.settings().quiet) std::cerr << greeting(form.base, shell.graph()) << note;
        converse(shell);
    }
    if (status == interrupted && !conversation) {
        std::cout.flush();
        leaving.emplace(true);
    }
    if (shell.in_transaction()) std::cerr << say(shell.settings().language, Text::transaction_dropped) << '\n';
    shell.close();
    return status;
}

/// Whoever reads the results must not take half of them for all.
int with_output_checked(int status) {
    std::cout.flush();
    if (std::cout.good() || status != done) return status;
    std::cerr << "dossier: the results could not be written to standard output\n";
    return at_fault;
}

/// Runs `action`, turning a fault into a message and an exit status.
int guarded(const std::function<int()>& action) {
    try {
        return with_output_checked(action());
    } catch (const graph::Error& error) {
        report(std::cerr, error.diagnostic(), "dossier", {});
        switch (error.diagnostic().code) {
        case graph::ErrorCode::cancelled: return interrupted;
        case graph::ErrorCode::wrong_usage: return wrong_command_line;
        default: return at_fault;
        }
    } catch (const std::bad_alloc&) {
        std::cerr << "dossier: out of memory\n";
        return at_fault;
    }
}

int print_completion(const CLI::App& app, const std::string& shell) {
    print_completion_script(app, shell, std::cout);
    return done;
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
    CLI::App app{"Reads letters to parliament, builds a graph of who commits to what, and answers openCypher.\n"
                 "With a knowledge base and nothing else, opens the shell.",
                 "dossier"};
    app.formatter(help_layout());
    app.set_help_flag("--help", "this help");
    app.require_subcommand(0, 1);
    bool version = false;
    bool verbose = false;
    std::string completed_shell;
    app.add_flag("--version", version, "the version");
    app.add_flag("--verbose", verbose, "with --version: every library that is linked");
    app.add_option("--completion", completed_shell, "the script that completes this command line in a shell")
        ->type_name("bash|zsh|fish");
    app.footer("Each command has its own --help; in the shell, :help lists what it knows; `man dossier` tells all.\n"
               "Exit status: 0 done; 1 a query, a document or the file is at fault; 2 the command line is wrong; "
               "130 interrupted.");
    Given given;
    ShellForm form;
    add_shell_form(app, form);
    add_query_options(app, given.settings, given.parameters);
    add_output_options(app, given.settings);
    std::function<int()> action = [&] {
        refuse_mistyped_verb(app, form.base);
        return run_shell(form, given);
    };
    verbs::add_verbs(app, given.settings, given.parameters, action, add_query_options);
    for (CLI::App* const verb : app.get_subcommands({})) verb->group("Commands");

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app.exit(help, std::cout, std::cerr);
    } catch (const CLI::ParseError& error) {
        report(std::cerr, what_is_wrong(error, app, form.base), "dossier", {});
        return wrong_command_line;
    } catch (const graph::Error& error) {
        report(std::cerr, error.diagnostic(), "dossier", {});
        return error.diagnostic().code == graph::ErrorCode::unreadable_data ? at_fault : wrong_command_line;
    }
    if (version) {
        print_version(std::cout, verbose);
        return done;
    }
    if (!completed_shell.empty()) action = [&] { return print_completion(app, completed_shell); };
    given.values = given_values(app);
    // Faults of the command line are told in one language, to people and to scripts: it was read in that.
    const bool chosen =
        std::ranges::any_of(given.values, [](const auto& value) { return value.first->name == "language"; });
    if (!chosen) given.settings.language = language_of_environment();
    catch_interrupts();
    return guarded(action);
}

}  // namespace dossier::repl
