#include "repl/version.hpp"

#include <fmt/format.h>

#include "repl/built_with.hpp"

namespace dossier::repl {

void print_version(std::ostream& out, bool verbose) {
    out << "dossier " << dossier_version << '\n';
    if (!verbose) return;
    for (const Library& library : linked_libraries) {
        out << fmt::format("  {:<12} {:<10} {}\n", library.name, library.version, library.licence);
    }
    out << "GPL-3.0-or-later. Pictures are drawn by GraphViz, PDF is read by Poppler's pdftotext: programs of their "
           "own.\n";
}

}  // namespace dossier::repl
