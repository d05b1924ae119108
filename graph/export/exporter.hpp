#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/subgraph.hpp"

namespace dossier::graph {

/// Whose bulk loader the files of `csv` are for.
enum class CsvDialect { neo4j, memgraph, neptune };

/// throws Error{wrong_usage}: no such dialect; the hint names the nearest, or all
[[nodiscard]] CsvDialect csv_dialect(std::string_view name);

/// What the nodes of a picture are framed by.
enum class Clusters { none, label, document };

/// throws Error{wrong_usage}: neither `label` nor `document`
[[nodiscard]] Clusters clusters(std::string_view name);

/// What the caller knows and the graph does not.
struct ExportOptions {
    std::string title;  ///< of a picture; may be empty
    /// More nodes than these no picture by Graphviz shows: those with the most relationships are, and a note in it says
    /// how many are left out.
    std::size_t most_nodes = 500;
    std::string hint;  ///< how to see what a picture leaves out, for the note: `--limit 2000 shows more`
    Clusters clusters = Clusters::none;
    /// The document that a node is of; empty where it is of none or of several.
    std::function<std::string(NodeId)> document_of;
    /// What a picture shows under the pointer, such as the sentence behind a relationship; absent or empty: the
    /// properties.
    std::function<std::string(NodeId)> node_tooltip;
    std::function<std::string(RelationshipId)> relationship_tooltip;
    /// Told what the export leaves out, if anything.
    std::function<void(const std::string&)> notice;
    CsvDialect dialect = CsvDialect::neo4j;
};

/// One file of an export. A format of one file leaves the name empty.
struct ExportedFile {
    std::string name;
    std::string bytes;
};

struct ExportFormat {
    std::string_view name;         ///< as `--format` takes it
    std::string_view ending;       ///< `.svg`; empty for a folder of files
    std::string_view description;  ///< for help, one clause
    std::vector<ExportedFile> (*write)(const PropertyGraph& graph, const Selection& part, const ExportOptions& options);
};

/// Every format that can be written, in the order that help lists them. The same graph gives the same bytes.
[[nodiscard]] std::span<const ExportFormat> export_formats();

/// throws Error{wrong_usage}: no such format; the hint names the nearest, or all
[[nodiscard]] const ExportFormat& export_format(std::string_view name);

/// The format that a file's ending asks for.
/// throws Error{wrong_usage}: the ending belongs to none
[[nodiscard]] const ExportFormat& export_format_of(const std::filesystem::path& path);

/// throws Error{write_failed}
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes to `path`: the file, or for a format of several files the folder, which is made.
/// throws Error{write_failed}, and whatever the format throws
void export_to(const std::filesystem::path& path, const ExportFormat& format, const PropertyGraph& graph,
               const Selection& part, const ExportOptions& options = {});

}  // namespace dossier::graph
