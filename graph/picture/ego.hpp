#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/export/appearance.hpp"
#include "graph/picture/options.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph::picture {

/// A thing and what it is tied to.
struct EgoNetwork {
    struct Tie {
        std::string type;
        Certainty certainty{};
        bool outgoing = true;  ///< from the centre
        std::size_t count = 0;
    };
    struct Neighbour {
        NodeId node{};
        std::string name;
        std::string label;            ///< the kind of thing: the first of its labels that says how it is drawn
        std::vector<Tie> ties;        ///< by type, direction and certainty
        std::string tooltip;          ///< the sentences behind the ties
        std::vector<NodeId> sources;  ///< them, in the order in which a link tries them
    };
    struct Chord {
        std::size_t from, to;  ///< neighbours that are tied to each other
    };
    NodeId centre{};
    std::string name;
    std::vector<Neighbour> neighbours;  ///< those tied in the same way beside each other
    std::vector<Chord> chords;
    std::size_t all_neighbours = 0;
};

/// What is said of `centre`: neighbours over every type but those that make up documents, mention or merely count.
/// Of more than `most` the most often tied.
[[nodiscard]] EgoNetwork ego_network(const PropertyGraph& graph, NodeId centre, std::size_t most = 40);

/// As SVG. The same network and options give the same bytes.
[[nodiscard]] std::string draw(const EgoNetwork& network, const Options& options = {});

}  // namespace dossier::graph::picture
