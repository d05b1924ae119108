#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"
#include "repl/edit/scope.hpp"

namespace dossier::repl::edit {

// What a graph can complete. Nothing here looks at more of a graph than a person waiting for a key will bear.

/// Whether `text` begins with `beginning`, whatever the case.
[[nodiscard]] bool begins_with(std::string_view text, std::string_view beginning);

/// Labels, or types, that something in the graph has.
[[nodiscard]] std::vector<std::string> labels_in_use(const graph::PropertyGraph& graph);
[[nodiscard]] std::vector<std::string> types_in_use(const graph::PropertyGraph& graph);

/// The keys that elements of these kinds have, as far as the first few thousand of them tell; all keys of the graph
/// where no kind is named or none of them has a key.
[[nodiscard]] std::vector<std::string> keys_of(const graph::PropertyGraph& graph, const Kinds& kinds);

struct FoundValues {
    std::vector<std::string> values;
    bool all = true;  ///< false where the time was up, or more than can be listed were found
};

/// Texts that begin with `beginning`, among those that nodes with one of `labels` have under one of `keys`; of any node
/// where no label is named.
[[nodiscard]] FoundValues values_of(const graph::PropertyGraph& graph, const std::vector<std::string>& labels,
                                    const std::vector<std::string>& keys, std::string_view beginning);

}  // namespace dossier::repl::edit
