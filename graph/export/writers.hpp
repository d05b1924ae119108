#pragma once

#include "graph/export/exporter.hpp"

namespace dossier::graph {

// The writers behind the table of formats; each is one file of this folder.

[[nodiscard]] std::string to_dot(const PropertyGraph& graph, const Selection& part, const ExportOptions& options);
[[nodiscard]] std::string to_node_link_json(const PropertyGraph& graph, const Selection& part);
[[nodiscard]] std::string to_graphml(const PropertyGraph& graph, const Selection& part);
[[nodiscard]] std::string to_cypher(const PropertyGraph& graph, const Selection& part);
/// `nodes.csv` and `relationships.csv` with the headers of neo4j-admin.
[[nodiscard]] std::vector<ExportedFile> to_csv(const PropertyGraph& graph, const Selection& part);

}  // namespace dossier::graph
