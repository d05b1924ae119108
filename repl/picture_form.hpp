#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export/exporter.hpp"
#include "graph/ids.hpp"
#include "graph/picture/options.hpp"
#include "graph/property_graph.hpp"
#include "repl/language/language.hpp"

namespace CLI {
class App;
}

namespace dossier::repl {

/// How much a drawn graph shows and what frames its nodes, as the command line and `:graph` say it.
struct DrawingForm {
    std::optional<std::size_t> limit;
    std::string cluster;
};

void add_drawing_options(CLI::App& app, DrawingForm& form);

/// throws Error{wrong_usage}: there are no such clusters
void apply(const DrawingForm& form, graph::ExportOptions& options);

/// A kind of picture that is no drawn graph.
struct PictureKind {
    std::string_view name;
    std::size_t names;           ///< how many things it is of
    std::string_view arguments;  ///< `A B`
    std::string (*draw)(const graph::PropertyGraph& graph, std::span<const graph::NodeId> of,
                        std::optional<std::size_t> limit, const graph::picture::Options& options);
};
[[nodiscard]] std::span<const PictureKind> picture_kinds();
/// throws Error{wrong_usage}: no such kind; the hint names the nearest, or all
[[nodiscard]] const PictureKind& picture_kind(std::string_view name, Language language);

/// Which picture, of what.
struct PictureForm {
    std::string kind;
    std::vector<std::string> of;  ///< names or ids of things
    std::optional<std::size_t> limit;
};

/// As SVG, in the words of `language`.
/// throws     Error{wrong_usage}: no such kind, too few or too many things, a name that no thing has or several have
[[nodiscard]] std::string draw(const graph::PropertyGraph& graph, const PictureForm& form, Language language);

}  // namespace dossier::repl
