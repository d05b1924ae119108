#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repl/settings.hpp"

namespace dossier::repl {

/// What an option is about. The verbs of the command line that run queries know the first kind alone.
enum class OptionKind { queries, output };

/// A setting as people name it: `--NAME VALUE` on the command line, `:set NAME VALUE` in the shell.
struct Option {
    std::string_view name;
    std::string_view values;  ///< as help shows them: `on|off`, `SECONDS`; between bars stand all that there are
    std::string_view help;    ///< one line
    OptionKind kind;
    /// throws Error{wrong_usage} with what would do, in the language of the settings
    void (*set)(Settings& settings, std::string_view value);
    std::string (*show)(const Settings& settings);  ///< its value, as `set` reads it

    /// The values, where all can be listed.
    [[nodiscard]] std::vector<std::string_view> choices() const;
    /// Where a switch is off unless asked for, `--NAME` alone turns it on.
    [[nodiscard]] bool is_switch() const noexcept { return values == "on|off"; }
};

/// Every option there is, in the order that help lists them.
[[nodiscard]] std::span<const Option> options();

/// throws Error{wrong_usage}: an unknown option names the nearest one
[[nodiscard]] const Option& option_named(std::string_view name, Language language = Language::english);

}  // namespace dossier::repl
