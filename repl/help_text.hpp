#pragma once

#include <memory>

namespace CLI {
class FormatterBase;
}

namespace dossier::repl {

/// How `--help` is laid out: options with the words that their values are written with, and nothing of types.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_layout();  // shared: CLI11 hands it on to every verb

}  // namespace dossier::repl
