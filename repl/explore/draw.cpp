#include <ostream>
#include <string>

#include <fmt/format.h>

#include "graph/export/exporter.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/evidence.hpp"
#include "repl/explore/explore.hpp"
#include "repl/language/text.hpp"
#include "repl/picture.hpp"
#include "repl/shell.hpp"
#include "repl/words.hpp"

namespace dossier::repl::explore {

namespace {

/// What the last result holds, or where it holds no nodes what it was made of.
graph::Selection drawable(Shell& shell) {
    if (shell.last_result()) {
        graph::Selection own = selected(*shell.last_result(), shell.graph());
        if (!own.nodes.empty()) return own;
    }
    return selected(reasons_for_result(shell), shell.graph());
}

}  // namespace

void draw_result(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    const graph::Selection elements = drawable(shell);
    if (elements.nodes.empty()) misused(say(language, Text::nothing_to_draw), say(language, Text::return_nodes));
    const std::string file = as_name(arguments);
    if (file.empty()) return view(shell.graph(), elements);
    graph::ExportOptions options = with_evidence(shell.graph());
    options.notice = [&shell](const std::string& text) { shell.messages() << "note: " << text << '\n'; };
    graph::export_to(file, graph::export_format_of(file), shell.graph(), elements, options);
    if (!shell.settings().quiet) {
        shell.messages() << say(language, Text::drawn,
                                fmt::arg("nodes", counted(language, Text::nodes, elements.nodes.size())),
                                fmt::arg("relationships",
                                         counted(language, Text::relationships, elements.relationships.size())),
                                fmt::arg("file", file))
                         << '\n';
    }
}

}  // namespace dossier::repl::explore
