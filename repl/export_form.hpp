#pragma once

#include <ostream>
#include <string>

#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "repl/picture_form.hpp"
#include "repl/settings.hpp"

namespace CLI {
class App;
}

namespace dossier::repl {

/// What to export and how, as the command line and `:export` say it.
struct ExportForm {
    std::string query;   ///< whose nodes, relationships and paths; empty: the whole graph
    std::string format;  ///< a name of graph::export_formats(); empty: as the ending of `output` says
    std::string output;  ///< a file, or the folder of a format of several; empty: the standard output
    std::string dialect;
    DrawingForm drawing;
    PictureForm picture;  ///< instead of the graph; its limit is that of the drawing
};

void add_export_options(CLI::App& app, ExportForm& form);

/// Writes the graph, what a query selects or a picture to a file or to `out`; what is left out is told on `messages`.
/// returns    false when the query is at fault, which has then been shown
/// throws     Error{wrong_usage}: the form says too little, or what does not go together; Error{write_failed}
[[nodiscard]] bool export_graph(graph::PropertyGraph& graph, const ExportForm& form, const Settings& settings,
                                const query::Parameters& parameters, std::ostream& out, std::ostream& messages);

}  // namespace dossier::repl
