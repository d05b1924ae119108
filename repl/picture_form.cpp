#include "repl/picture_form.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/picture/chain.hpp"
#include "graph/picture/ego.hpp"
#include "graph/picture/matrix.hpp"
#include "graph/picture/timeline.hpp"
#include "repl/explore/names.hpp"
#include "repl/language/picture_words.hpp"
#include "repl/language/text.hpp"
#include "repl/misuse.hpp"

namespace dossier::repl {

namespace {

namespace picture = graph::picture;

using Things = std::span<const graph::NodeId>;
using Limit = std::optional<std::size_t>;

std::string draw_matrix(const graph::PropertyGraph& graph, Things, Limit limit, const picture::Options& options) {
    constexpr std::size_t most_actors = 40, most_topics = 30;
    return draw(picture::actor_topic_matrix(graph, limit.value_or(most_actors), limit.value_or(most_topics)), options);
}

std::string draw_timeline(const graph::PropertyGraph& graph, Things, Limit limit, const picture::Options& options) {
    constexpr std::size_t most_commitments = 150;
    return draw(picture::timeline_of_commitments(graph, limit.value_or(most_commitments), options.wording), options);
}

std::string draw_ego(const graph::PropertyGraph& graph, Things of, Limit limit, const picture::Options& options) {
    constexpr std::size_t most_neighbours = 40;
    return draw(picture::ego_network(graph, of.front(), limit.value_or(most_neighbours)), options);
}

std::string draw_chains(const graph::PropertyGraph& graph, Things of, Limit limit, const picture::Options& options) {
    constexpr std::size_t most_chains = 3;
    return draw(picture::chains_between(graph, of.front(), of.back(), limit.value_or(most_chains)), options);
}

constexpr std::array kinds{PictureKind{"matrix", 0, "", draw_matrix}, PictureKind{"timeline", 0, "", draw_timeline},
                           PictureKind{"ego", 1, "X", draw_ego}, PictureKind{"link", 2, "A B", draw_chains}};

/// Letters speak of these; a commitment is named by its id.
constexpr std::array<std::string_view, 6> drawn_things{"Actor", "Topic",      "Instrument",
                                                       "Event", "Commitment", "Document"};

}  // namespace

void add_drawing_options(CLI::App& app, DrawingForm& form) {
    app.add_option("--limit", form.limit, "at most so many nodes in a picture (500), neighbours, commitments, chains")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}).description(""));
    app.add_option("--cluster", form.cluster, "frames in a picture by Graphviz")->type_name("label|document");
}

void apply(const DrawingForm& form, graph::ExportOptions& options) {
    if (form.limit) options.most_nodes = *form.limit;
    if (!form.cluster.empty()) options.clusters = graph::clusters(form.cluster);
    options.hint = "--limit shows more";
}

std::span<const PictureKind> picture_kinds() { return kinds; }

const PictureKind& picture_kind(std::string_view name, Language language) {
    const auto* const found = std::ranges::find(kinds, name, &PictureKind::name);
    if (found != kinds.end()) return *found;
    std::vector<std::string_view> names;
    for (const PictureKind& kind : kinds) names.push_back(kind.name);
    const auto near = graph::nearest(name, names);
    misused(say(language, Text::no_such_picture, fmt::arg("name", name)),
            near ? say(language, Text::did_you_mean, fmt::arg("name", *near))
                 : say(language, Text::pictures_are, fmt::arg("names", fmt::join(names, ", "))));
}

std::string draw(const graph::PropertyGraph& graph, const PictureForm& form, Language language) {
    const PictureKind& kind = picture_kind(form.kind, language);
    if (form.of.size() != kind.names) {
        constexpr std::array of{Text::picture_of_nothing, Text::picture_of_one, Text::picture_of_two};
        misused(say(language, of[kind.names], fmt::arg("kind", kind.name)),
                kind.names == 0 ? "" : say(language, Text::name_with_quotes, fmt::arg("names", kind.arguments)));
    }
    std::vector<graph::NodeId> things;
    for (const std::string& name : form.of) {
        things.push_back(explore::the_one(graph, name, drawn_things, language).node);
    }
    picture::Options options;
    options.wording = picture_words(language);
    options.hint = say(language, Text::more_with_limit);
    return kind.draw(graph, things, form.limit, options);
}

}  // namespace dossier::repl
