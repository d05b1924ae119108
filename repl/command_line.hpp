#pragma once

namespace dossier::repl {

/// The whole program: reads the command line, does what it asks, returns the exit status.
/// 0 done; 1 a query, a document or the file is at fault; 2 the command line is wrong; 130 interrupted.
[[nodiscard]] int run_command_line(int argc, const char* const* argv);

}  // namespace dossier::repl
