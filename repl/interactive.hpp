#pragma once

namespace dossier::repl {

class Shell;

/// The conversation at a terminal: a prompt, statements over any number of lines, commands, until `:quit` or Ctrl-D.
/// An error is shown and the conversation goes on.
void converse(Shell& shell);

}  // namespace dossier::repl
