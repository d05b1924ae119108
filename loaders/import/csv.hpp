#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "graph/property_graph.hpp"
#include "loaders/import/external_ids.hpp"
#include "loaders/import/import_counts.hpp"

namespace dossier::loaders::import {

/// Nodes, or relationships, of one kind: files of which the first begins with the header of all.
struct CsvTable {
    std::vector<std::string> names;  ///< labels that each node gets; the type of each relationship, at most one
    std::vector<std::filesystem::path> files;
};

struct CsvForm {
    char delimiter = ',';
    char array_delimiter = ';';
    IdType ids = IdType::string;
};

/// Is called for each few thousand records, and ten times a second while none come; it may throw, to stop.
/// `file`  the last one that records came from; empty before the first
using CsvWatch = std::function<void(const std::filesystem::path& file, const ImportCounts& so_far)>;

/// Adds the nodes and the relationships of CSV files with the headers of neo4j-admin (csv_header.hpp).
///
/// An empty field is no property, `""` an empty string. Every end of a relationship must be a node of these files.
/// `graph`    inside a transaction: after an error it holds a part of the files
/// throws     Error{unreadable_data} with file and line: not CSV, not UTF-8, a field that is not of its column's type,
///            an id that comes twice or is nobody's; Error{too_many_ids}
ImportCounts import_csv(graph::PropertyGraph& graph, std::span<const CsvTable> nodes,
                        std::span<const CsvTable> relationships, const CsvForm& form, const CsvWatch& watch);

}  // namespace dossier::loaders::import
