#include "repl/completion_script.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"

// What the program knows of its command line is taken out of CLI11 once, as plain forms, and written by one function a
// shell. Nothing in the scripts asks the program anything, so that Tab is quick and works on half a command.

namespace dossier::repl {

namespace {

struct Flag {
    std::vector<std::string> names;  ///< with their dashes
    std::string help;
    bool takes_value = false;
    bool takes_file = false;
    std::string values;  ///< all that there are, between spaces; or empty
};

struct Form {
    std::string verb;  ///< empty: the shell's own form
    std::string help;
    std::vector<Flag> flags;
};

Flag flag_of(const CLI::Option& option) {
    Flag flag;
    for (const std::string& name : option.get_snames()) flag.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) flag.names.push_back("--" + name);
    flag.help = option.get_description();
    flag.takes_value = option.get_expected_max() > 0 && option.get_type_size() > 0;
    const std::string type = option.get_type_name();
    flag.takes_file = type == "FILE" || type == "PATH" || type == "DIR";
    if (flag.takes_value && type.find('|') != std::string::npos) {
        flag.values = type;
        std::ranges::replace(flag.values, '|', ' ');
    }
    return flag;
}

Form form_of(const CLI::App& app, std::string verb) {
    Form form{std::move(verb), app.get_description(), {}};
    for (const CLI::Option* const option : app.get_options()) {
        if (option->nonpositional()) form.flags.push_back(flag_of(*option));
    }
    return form;
}

std::vector<Form> forms_of(const CLI::App& app) {
    std::vector<Form> forms{form_of(app, {})};
    for (const CLI::App* const verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        forms.push_back(form_of(*verb, verb->get_name()));
    }
    return forms;
}

std::string verbs_of(const std::vector<Form>& forms, std::string_view between) {
    std::vector<std::string_view> verbs;
    for (const Form& form : forms) {
        if (!form.verb.empty()) verbs.push_back(form.verb);
    }
    return fmt::format("{}", fmt::join(verbs, between));
}

/// With a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

void write_bash(const std::vector<Form>& forms, std::ostream& out) {
    out << fmt::format("# What Tab offers behind `dossier` in bash; written by `dossier --completion bash`.\n"
                       "_dossier() {{\n"
                       "    local word words= verb= verbs='{}'\n"
                       "    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}\n"
                       "    for word in \"${{COMP_WORDS[@]:1:COMP_CWORD - 1}}\"; do\n"
                       "        [[ \" $verbs \" == *\" $word \"* ]] && verb=$word && break\n"
                       "    done\n"
                       "    case $verb:$before in\n",
                       verbs_of(forms, " "));
    for (const Form& form : forms) {
        for (const Flag& flag : form.flags) {
            if (!flag.takes_value) continue;
            std::vector<std::string> patterns;
            for (const std::string& name : flag.names) patterns.push_back(fmt::format("{}:{}", form.verb, name));
            const std::string then = flag.takes_file       ? "_dossier_files \"$current\"; return"
                                     : flag.values.empty() ? "return"
                                                           : fmt::format("words='{}'", flag.values);
            out << fmt::format("        {}) {} ;;\n", fmt::join(patterns, " | "), then);
        }
    }
    for (const Form& form : forms) {
        std::vector<std::string> names;
        for (const Flag& flag : form.flags) names.insert(names.end(), flag.names.begin(), flag.names.end());
        out << fmt::format("        {}:*) [[ $current == -* ]] && words='{}' ;;\n", form.verb, fmt::join(names, " "));
    }
    out << "    esac\n"
           "    if [[ -n $words ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
           "    else\n"
           "        _dossier_files \"$current\"\n"
           "        [[ -n $verb ]] || mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W \"$verbs\" -- "
           "\"$current\")\n"
           "    fi\n"
           "}\n"
           "_dossier_files() {\n"
           "    compopt -o filenames 2>/dev/null\n"
           "    mapfile -t COMPREPLY < <(compgen -f -- \"$1\")\n"
           "}\n"
           "complete -F _dossier dossier\n";
}

void write_zsh(const std::vector<Form>& forms, std::ostream& out) {
    const auto quoted = [](std::string text) {
        for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 4) text.replace(at, 1, "'\\''");
        return fmt::format("'{}'", text);
    };
    out << fmt::format("#compdef dossier\n"
                       "# What Tab offers behind `dossier` in zsh; written by `dossier --completion zsh`.\n"
                       "_dossier() {{\n"
                       "    local verb=${{words[(r)({})]}}\n"
                       "    case $verb in\n",
                       verbs_of(forms, "|"));
    // the form without a verb last: its pattern is every word
    for (std::size_t i = 1; i <= forms.size(); ++i) {
        const Form& form = forms[i % forms.size()];
        out << fmt::format("        {}) _arguments : \\\n", form.verb.empty() ? "*" : form.verb);
        for (const Flag& flag : form.flags) {
            const std::string value = !flag.takes_value     ? ""
                                      : flag.takes_file     ? ":file:_files"
                                      : flag.values.empty() ? ":value: "
                                                            : fmt::format(":value:({})", flag.values);
            for (const std::string& name : flag.names) {
                out << fmt::format("            {} \\\n",
                                   quoted(fmt::format("*{}[{}]{}", name, escaped(flag.help, "\\[]:"), value)));
            }
        }
        if (form.verb.empty()) out << "            '1: :_dossier_first' \\\n";
        out << "            '*:file:_files' ;;\n";
    }
    out << "    esac\n}\n_dossier_first() {\n    local -a verbs=(\n";
    for (const Form& form : forms) {
        if (!form.verb.empty()) out << fmt::format("        {}\n", quoted(form.verb + ':' + form.help));
    }
    out << "    )\n    _describe -t commands command verbs\n    _files\n}\n_dossier \"$@\"\n";
}

void write_fish(const std::vector<Form>& forms, std::ostream& out) {
    const std::string verbs = verbs_of(forms, " ");
    out << "# What Tab offers behind `dossier` in fish; written by `dossier --completion fish`.\n";
    for (const Form& form : forms) {
        if (!form.verb.empty()) {
            out << fmt::format("complete -c dossier -n '__fish_is_first_token' -a {} -d '{}'\n", form.verb,
                               escaped(form.help, "\\'"));
        }
        const std::string where = form.verb.empty() ? fmt::format("not __fish_seen_subcommand_from {}", verbs)
                                                    : fmt::format("__fish_seen_subcommand_from {}", form.verb);
        for (const Flag& flag : form.flags) {
            std::string names;
            for (const std::string& name : flag.names) {
                names += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2))
                                                : fmt::format(" -s {}", name.substr(1));
            }
            const std::string value = !flag.takes_value     ? ""
                                      : flag.takes_file     ? " -r -F"
                                      : flag.values.empty() ? " -x"
                                                            : fmt::format(" -x -a '{}'", flag.values);
            out << fmt::format("complete -c dossier -n '{}'{} -d '{}'{}\n", where, names, escaped(flag.help, "\\'"),
                               value);
        }
    }
}

}  // namespace

void print_completion_script(const CLI::App& app, std::string_view shell, std::ostream& out) {
    if (shell == "bash") return write_bash(forms_of(app), out);
    if (shell == "zsh") return write_zsh(forms_of(app), out);
    if (shell == "fish") return write_fish(forms_of(app), out);
    throw graph::Error{{.type = graph::ErrorType::argument_error,
                        .code = graph::ErrorCode::wrong_usage,
                        .message = fmt::format("there is no completion for `{}`", shell),
                        .where = {},
                        .hint = "there is one for bash, zsh and fish"}};
}

}  // namespace dossier::repl
