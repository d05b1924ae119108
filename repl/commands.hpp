#pragma once

#include <span>
#include <string_view>

namespace dossier::repl {

class Shell;

/// A `:` command.
struct Command {
    std::string_view name;       ///< with its colon: `:link`
    std::string_view arguments;  ///< as help shows them
    std::string_view help;       ///< one line
    void (*run)(Shell& shell, std::string_view arguments);
    bool is_read = false;  ///< what it prints is there to be read, and goes through the pager where it is long
};

/// All commands in the order of help.
[[nodiscard]] std::span<const Command> commands();

/// Runs `line`, which begins with `:`. throws Error; an unknown command names the nearest one.
void run_command(Shell& shell, std::string_view line);

}  // namespace dossier::repl
