#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/export/exporter.hpp"
#include "repl/command_options.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/evidence.hpp"
#include "repl/explore/explore.hpp"
#include "repl/language/text.hpp"
#include "repl/picture.hpp"
#include "repl/picture_form.hpp"
#include "repl/shell.hpp"

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
    CLI::App app;
    std::vector<std::string> name;
    DrawingForm form;
    app.add_option("FILE", name);
    add_drawing_options(app, form);
    read_arguments(app, arguments, language, say(language, Text::graph_usage));
    graph::ExportOptions options = with_evidence(shell.graph());
    options.notice = [&shell](const std::string& text) { shell.messages() << "note: " << text << '\n'; };
    apply(form, options);
    if (name.empty()) {
        return view(graph::export_format("svg").write(shell.graph(), elements, options).front().bytes);
    }
    const std::string file = fmt::format("{}", fmt::join(name, " "));
    graph::export_to(file, graph::export_format_of(file), shell.graph(), elements, options);
    if (shell.settings().quiet) return;
    shell.messages() << say(language, Text::drawn,
                            fmt::arg("nodes", counted(language, Text::nodes, elements.nodes.size())),
                            fmt::arg("relationships",
                                     counted(language, Text::relationships, elements.relationships.size())),
                            fmt::arg("file", file))
                     << '\n';
}

void draw_picture(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    CLI::App app;
    std::vector<std::string> given;
    DrawingForm drawing;
    app.add_option("KIND", given);
    add_drawing_options(app, drawing);
    const std::string usage = say(language, Text::picture_usage);
    read_arguments(app, arguments, language, usage);
    if (given.empty()) misused(say(language, Text::no_picture_kind), usage);
    const PictureKind& kind = picture_kind(given.front(), language);
    if (given.size() < kind.names + 1 || given.size() > kind.names + 2) {
        misused(say(language, kind.names == 0 ? Text::picture_takes_file : Text::picture_takes,
                    fmt::arg("kind", kind.name), fmt::arg("names", kind.arguments)),
                usage);
    }
    if (!drawing.cluster.empty())
        misused(say(language, Text::picture_no_clusters), say(language, Text::graph_has_clusters));
    const auto names = given.begin() + 1;
    const auto file = names + static_cast<std::ptrdiff_t>(kind.names);
    if (file != given.end() && !file->ends_with(".svg"))
        misused(say(language, Text::picture_is_svg), say(language, Text::end_in_svg));
    const std::string svg = draw(shell.graph(), {std::string{kind.name}, {names, file}, drawing.limit}, language);
    if (file == given.end()) return view(svg);
    graph::write_file(*file, svg);
    if (!shell.settings().quiet) {
        shell.messages() << say(language, Text::picture_drawn, fmt::arg("file", *file)) << '\n';
    }
}

}  // namespace dossier::repl::explore
