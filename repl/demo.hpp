#pragma once

namespace dossier::repl {

class Shell;

/// Reads the sample letter into the shell's knowledge base with the annotations recorded for it, so that no language
/// models are needed, then answers the questions of `datasets/questions`, each under its own words.
/// returns  false when one of them failed or was interrupted; its error has been shown
/// throws   Error{unreadable_data}: the letter, its annotations or the questions are not there
bool show_demo(Shell& shell);

}  // namespace dossier::repl
