#pragma once

#include "graph/export/exporter.hpp"

namespace dossier::graph {

// The writers behind the table of formats; each is one file of this folder.

[[nodiscard]] std::string to_dot(const PropertyGraph& graph, const Selection& part, const ExportOptions& options);
[[nodiscard]] std::string to_node_link_json(const PropertyGraph& graph, const Selection& part);
[[nodiscard]] std::string to_graphml(const PropertyGraph& graph, const Selection& part);
/// Bytes that a statement of a script takes at most, but for the last element in it. A value takes two or more, and so
/// no limit on what a statement may hold is near.
inline constexpr std::size_t cypher_statement_bytes = 512 * 1024;
[[nodiscard]] std::string to_cypher(const PropertyGraph& graph, const Selection& part,
                                    std::size_t statement_bytes = cypher_statement_bytes);
[[nodiscard]] std::string to_gexf(const PropertyGraph& graph, const Selection& part);
[[nodiscard]] std::string to_turtle(const PropertyGraph& graph, const Selection& part);
[[nodiscard]] std::string to_jsonld(const PropertyGraph& graph, const Selection& part);
[[nodiscard]] std::string to_mermaid(const PropertyGraph& graph, const Selection& part, const ExportOptions& options);
/// `nodes.csv` and `relationships.csv` with the headers of neo4j-admin.
[[nodiscard]] std::vector<ExportedFile> to_neo4j_csv(const PropertyGraph& graph, const Selection& part);
/// The same for Neptune's loader.
[[nodiscard]] std::vector<ExportedFile> to_neptune_csv(const PropertyGraph& graph, const Selection& part);
/// A file for each set of labels and each type, and `import.cypher`, which reads them.
[[nodiscard]] std::vector<ExportedFile> to_memgraph_csv(const PropertyGraph& graph, const Selection& part);

}  // namespace dossier::graph
