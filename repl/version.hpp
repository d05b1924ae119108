#pragma once

#include <ostream>

namespace dossier::repl {

/// `dossier 0.1.0`; verbose: every linked library with its version and licence, a line each.
void print_version(std::ostream& out, bool verbose);

}  // namespace dossier::repl
