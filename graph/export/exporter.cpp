#include "graph/export/exporter.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/export/graphviz.hpp"
#include "graph/export/writers.hpp"
#include "graph/names.hpp"

namespace dossier::graph {

namespace {

using Files = std::vector<ExportedFile>;

Files one(std::string bytes) {
    Files files;
    files.push_back({.name = {}, .bytes = std::move(bytes)});
    return files;
}

constexpr std::array<ExportFormat, 11> formats{{
    {"dot", ".dot", "a picture as Graphviz text",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions& options) {
         return one(to_dot(graph, part, options));
     }},
    {"svg", ".svg", "a picture for the browser, drawn by Graphviz",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions& options) {
         return one(draw(to_dot(graph, part, options), "svg"));
     }},
    {"png", ".png", "a picture of pixels, drawn by Graphviz",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions& options) {
         return one(draw(to_dot(graph, part, options), "png"));
     }},
    {"graphml", ".graphml", "XML for Gephi, yEd and NetworkX",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions&) {
         return one(to_graphml(graph, part));
     }},
    {"gexf", ".gexf", "XML for Gephi",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions&) { return one(to_gexf(graph, part)); }},
    {"json", ".json", "node-link JSON",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions&) {
         return one(to_node_link_json(graph, part));
     }},
    {"cypher", ".cypher", "a script that creates the graph anew",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions&) {
         return one(to_cypher(graph, part));
     }},
    {"csv", "", "a folder of files for bulk import, in one of the dialects",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions& options) {
         switch (options.dialect) {
         case CsvDialect::memgraph: return to_memgraph_csv(graph, part);
         case CsvDialect::neptune: return to_neptune_csv(graph, part);
         case CsvDialect::neo4j: break;
         }
         return to_neo4j_csv(graph, part);
     }},
    {"turtle", ".ttl", "RDF, with SKOS, PROV and Dublin Core",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions&) {
         return one(to_turtle(graph, part));
     }},
    {"jsonld", ".jsonld", "the same RDF as JSON",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions&) {
         return one(to_jsonld(graph, part));
     }},
    {"mermaid", ".mmd", "a flowchart for Markdown",
     [](const PropertyGraph& graph, const Selection& part, const ExportOptions& options) {
         return one(to_mermaid(graph, part, options));
     }},
}};

constexpr std::array<std::pair<std::string_view, CsvDialect>, 3> dialects{
    {{"neo4j", CsvDialect::neo4j}, {"memgraph", CsvDialect::memgraph}, {"neptune", CsvDialect::neptune}}};

/// `kind` is what the names are of: `formats`.
[[noreturn]] void refuse(std::string message, std::string_view wanted, std::string_view kind,
                         const std::vector<std::string_view>& names) {
    const auto near = nearest(wanted, names);
    throw Error{{.type = ErrorType::argument_error,
                 .code = ErrorCode::wrong_usage,
                 .message = std::move(message),
                 .where = {},
                 .hint = near ? fmt::format("did you mean `{}`?", *near)
                              : fmt::format("{} are {}", kind, fmt::join(names, ", "))}};
}

[[noreturn]] void refuse_format(std::string message, std::string_view wanted) {
    std::vector<std::string_view> names;
    for (const ExportFormat& format : formats) names.push_back(format.name);
    refuse(std::move(message), wanted, "formats", names);
}

}  // namespace

std::span<const ExportFormat> export_formats() { return formats; }

const ExportFormat& export_format(std::string_view name) {
    const auto found = std::ranges::find(formats, name, &ExportFormat::name);
    if (found == formats.end()) refuse_format(fmt::format("there is no export format `{}`", name), name);
    return *found;
}

const ExportFormat& export_format_of(const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    const auto fits = [&ending](const ExportFormat& format) { return !ending.empty() && format.ending == ending; };
    const auto found = std::ranges::find_if(formats, fits);
    if (found == formats.end()) {
        refuse_format(fmt::format("the ending of {} names no export format", path.filename().string()),
                      ending.empty() ? ending : ending.substr(1));
    }
    return *found;
}

Clusters clusters(std::string_view name) {
    if (name == "label") return Clusters::label;
    if (name == "document") return Clusters::document;
    refuse(fmt::format("there are no clusters by `{}`", name), name, "clusters", {"label", "document"});
}

CsvDialect csv_dialect(std::string_view name) {
    const auto* const found = std::ranges::find(dialects, name, &std::pair<std::string_view, CsvDialect>::first);
    if (found != dialects.end()) return found->second;
    std::vector<std::string_view> names;
    for (const auto& [known, _] : dialects) names.push_back(known);
    refuse(fmt::format("there is no dialect `{}`", name), name, "dialects", names);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream file{path, std::ios::binary};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        throw Error{{.type = ErrorType::file_error,
                     .code = ErrorCode::write_failed,
                     .message = fmt::format("cannot write {}", path.string()),
                     .where = {},
                     .hint = {}}};
    }
}

void export_to(const std::filesystem::path& path, const ExportFormat& format, const PropertyGraph& graph,
               const Selection& part, const ExportOptions& options) {
    const Files files = format.write(graph, part, options);
    if (!format.ending.empty()) {
        write_file(path, files.front().bytes);
        return;
    }
    std::error_code fault;
    std::filesystem::create_directories(path, fault);  // a folder that cannot be made is found by its first file
    for (const ExportedFile& file : files) write_file(path / file.name, file.bytes);
}

}  // namespace dossier::graph
