#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "tests/metamorphic/random.hpp"

namespace dossier::tests::metamorphic {

using WrittenProperties = std::vector<std::pair<std::string, std::string>>;  ///< key, and the value as Cypher

struct WrittenNode {
    std::size_t number = 0;  ///< its property `i`
    std::vector<std::string> labels;
    WrittenProperties properties;
    bool deleted = false;
};

struct WrittenRelationship {
    std::size_t number = 0;          ///< its property `i`
    std::size_t start = 0, end = 0;  ///< numbers of nodes
    std::string type;
    WrittenProperties properties;
    bool deleted = false;
};

/// A small graph as it is made: what is deleted again leaves holes in the ids.
struct GraphScript {
    std::vector<WrittenNode> nodes;
    std::vector<WrittenRelationship> relationships;
    bool indexed = false;  ///< whether nodes can be looked up by `k` and `s`
};

/// Labels and types of several kinds, parallels, loops; `k` of any kind, and `t`, `s`, `d` of one kind each: a boolean,
/// a text, a date.
[[nodiscard]] GraphScript random_graph(Random& random);

/// What makes it, statement by statement, one a line.
[[nodiscard]] std::string text(const GraphScript& script);

/// Makes it in `graph`, which is empty and in a transaction.
void build(const GraphScript& script, graph::PropertyGraph& graph);

/// Declares indexes and constraints that any such graph keeps, in `graph`, which is in a transaction.
void declare_schema(graph::PropertyGraph& graph);

/// All that are one element, label or property smaller.
[[nodiscard]] std::vector<GraphScript> simpler(const GraphScript& script);

}  // namespace dossier::tests::metamorphic
