#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/property_graph.hpp"
#include "graph/subgraph.hpp"

namespace dossier::graph {

/// As much of a part as a picture can show.
struct Excerpt {
    Selection shown;
    std::size_t all_nodes = 0, all_relationships = 0;

    [[nodiscard]] bool is_all() const noexcept {
        return shown.nodes.size() == all_nodes && shown.relationships.size() == all_relationships;
    }
    /// `500 of 1,204 nodes and 910 of 4,100 relationships are shown`, and how to see the rest.
    [[nodiscard]] std::string note(std::string_view hint) const;
};

/// The `most` nodes with the most relationships in `part`, of equals those that come first, and what lies between them;
/// of that at most three relationships a node, the first of each node before the second of any.
[[nodiscard]] Excerpt excerpt(const PropertyGraph& graph, const Selection& part, std::size_t most);

}  // namespace dossier::graph
