#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/export/appearance.hpp"
#include "graph/picture/options.hpp"
#include "graph/property_graph.hpp"
#include "graph/value.hpp"

namespace dossier::graph::picture {

/// Ways from one thing to another.
struct Chains {
    struct Thing {
        NodeId node{};
        std::string name, label;
    };
    struct Step {
        std::string type;
        Certainty certainty{};
        bool forward = true;  ///< the relationship points the way that the chain goes
        std::string sentence, reference;
        std::vector<NodeId> sources;  ///< the sentences behind it
    };
    struct Chain {
        std::vector<Thing> things;  ///< one more than steps
        std::vector<Step> steps;
    };
    std::string from, to;       ///< what the two things are called
    std::vector<Chain> chains;  ///< best first
};

/// The `most` best chains between two things that each tell something new.
[[nodiscard]] Chains chains_between(const PropertyGraph& graph, NodeId from, NodeId to, std::size_t most = 3);

/// As SVG. The same chains and options give the same bytes.
[[nodiscard]] std::string draw(const Chains& chains, const Options& options = {});

}  // namespace dossier::graph::picture
