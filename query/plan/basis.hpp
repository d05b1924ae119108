#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/schema_definition.hpp"
#include "query/bind/bound.hpp"

namespace dossier::query::plan {

/// The names that a statement looks for in a graph, each once.
struct NamesInUse {
    std::vector<std::string> labels, types, keys;
};

[[nodiscard]] NamesInUse names_in_use(const std::vector<bind::UsedName>& names);

/// What the planner and the rewrites look at in a graph to plan one statement. A rule that looks at more adds it here:
/// a plan is used again wherever this is the same.
struct Basis {
    bool whole = false;  ///< false: the statement names so much that planning it anew is as quick as asking all this
    /// Yes or no, and the plan is right for these answers alone: whether a type has only ends with some label, or has
    /// loops, whether a key is indexed.
    std::vector<bool> facts;
    std::vector<graph::IndexDefinition> indexes;  ///< likewise; those of labels or types and properties that are named
    std::vector<std::size_t> amounts;             ///< how many there are of what; the plan is best for about so many
};

[[nodiscard]] Basis basis(const NamesInUse& names, const graph::PropertyGraph& graph);

/// Whether a plan that was made on `made` is right on `now`, and about as good as a new one: nothing that is counted
/// has become more than twice or less than half as much, a hundred aside.
[[nodiscard]] bool still_good(const Basis& made, const Basis& now);

}  // namespace dossier::query::plan
