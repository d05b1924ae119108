#include "repl/interactive.hpp"

#include <string>

#include "repl/edit/completion.hpp"
#include "repl/edit/line_editor.hpp"
#include "repl/shell.hpp"
#include "repl/statements.hpp"
#include "repl/terminal.hpp"

namespace dossier::repl {

namespace {

/// Runs what `typed` holds of whole statements and commands; what remains is the beginning of the next statement.
void run_complete(Shell& shell, edit::LineEditor& editor, std::string& typed) {
    while (const auto input = next_input(typed, 0)) {
        if (!input->terminated || shell.leaving()) return;
        editor.remember(typed.substr(input->where.begin, input->where.end - input->where.begin) +
                        (input->command ? "" : ";"));
        const bool went_well = shell.run_script(std::string_view{typed}.substr(0, input->next), "query");
        typed.erase(0, input->next);
        if (!went_well) {
            typed.clear();  // what was pasted behind a statement that failed may rely on it
            return;
        }
    }
    typed.clear();
}

}  // namespace

void converse(Shell& shell) {
    const auto complete = [&shell](std::string_view text) {
        return edit::complete({.graph = shell.graph(),
                               .parameters = shell.parameters(),
                               .import_directory = shell.settings().import_directory},
                              text);
    };
    edit::LineEditor editor{edit::history_file(), complete, Shell::cancel_flag()};
    const Shell::Remembering remembering{shell, editor};
    std::string typed;
    while (!shell.leaving()) {
        const std::string prompt = !typed.empty() ? "      -> " : shell.in_transaction() ? "dossier* " : "dossier> ";
        // The line is echoed where the results go, or on the terminal where they go to a file.
        const bool colored = can_move_cursor() && wants_color(shell.settings().color, stdout);
        const auto answer = editor.read(prompt, typed, colored);
        if (answer.outcome == edit::LineEditor::Outcome::end) break;
        if (answer.outcome == edit::LineEditor::Outcome::interrupted) {
            typed.clear();
            continue;
        }
        typed += answer.text + '\n';
        run_complete(shell, editor, typed);
    }
}

}  // namespace dossier::repl
