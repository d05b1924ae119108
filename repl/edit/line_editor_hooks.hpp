#pragma once

#include <atomic>
#include <string>

#include "repl/edit/line_editor.hpp"

namespace dossier::repl::edit {

/// What readline's callbacks work with: it calls them without a context of ours.
struct LineBeingEdited {
    LineEditor::Complete complete;
    std::atomic<bool>* interrupt = nullptr;
    std::string before;  ///< earlier lines of the statement
    bool colored = false;
    bool entering = false;  ///< the key that ends the line was pressed, so no bracket is looked at any more
    Completions offered;
};
[[nodiscard]] LineBeingEdited& line_being_edited();

/// Makes readline read keys, complete and show the line by the functions here.
void install_hooks();

}  // namespace dossier::repl::edit
