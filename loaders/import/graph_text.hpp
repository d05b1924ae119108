#pragma once

#include <string_view>

#include "graph/property_graph.hpp"
#include "loaders/import/import_counts.hpp"

namespace dossier::loaders::import {

// Whole graphs in one text each. `graph` is inside a transaction: after an error it holds a part of the text.
// Both throw Error{unreadable_data}, where `where` marks the place in `text` if there is one to show.

/// Node-link JSON, of dossier, NetworkX or D3: an object with `nodes` and `links` (or `edges`).
///
///     node   `id`; `labels` or `label`, if any; `properties`, or else every other member as a property
///     link   `source` and `target` (or `start` and `end`); `type`, `label` or else RELATED; properties likewise
ImportCounts import_json(graph::PropertyGraph& graph, std::string_view text);

/// GraphML with declared keys, of dossier, Neo4j, NetworkX, Gephi or yEd.
///
/// `labels=":A:B"` on a node and `label` on an edge, as attribute or as data, are labels and type; an edge without is
/// RELATED. Graphs in graphs, hyperedges and ports are refused.
ImportCounts import_graphml(graph::PropertyGraph& graph, std::string_view text);

}  // namespace dossier::loaders::import
