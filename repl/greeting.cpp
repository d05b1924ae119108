#include "repl/greeting.hpp"

#include <fmt/format.h>

#include "repl/built_with.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

std::string greeting(const std::string& base, const graph::PropertyGraph& graph) {
    const bool empty = graph.node_count() == 0;
    if (base.empty() && empty) {
        return fmt::format("dossier {} reads letters to parliament and answers who promised what to whom.\n"
                           "Nothing is open yet; `dossier NAME.dossier` keeps a graph in a file. To try:\n"
                           "  :load LETTER.md          a letter or folder; `dossier --demo` has one at hand\n"
                           "  RETURN date() AS today;  a statement of openCypher ends with `;`\n"
                           "  :help                    the commands; `:help MATCH` a clause; Ctrl-D leaves\n",
                           dossier_version);
    }
    return fmt::format("{}: {}, {}. {}, `:help` helps, Ctrl-D leaves.\n", base.empty() ? "in memory" : base,
                       counted(graph.node_count(), "node"), counted(graph.relationship_count(), "relationship"),
                       empty ? "`:load` reads letters" : "`:schema` shows them");
}

}  // namespace dossier::repl
