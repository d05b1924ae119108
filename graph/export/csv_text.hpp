#pragma once

#include <string>
#include <string_view>

#include "graph/property_graph.hpp"

namespace dossier::graph {

/// A field of RFC 4180, in quotes where it must be or a `;` could be taken for the end of a list's element. An empty
/// text is `""`, so that it differs from an absent one.
[[nodiscard]] std::string csv_field(std::string_view text);

/// The labels of a node in one field, `Actor;Country`; an empty field without any.
/// throws     Error{not_supported}: a label holds `;` and would come back as two
[[nodiscard]] std::string csv_labels(const PropertyGraph& graph, NodeId node);

}  // namespace dossier::graph
