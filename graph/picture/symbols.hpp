#pragma once

#include <string>
#include <string_view>

#include "graph/export/appearance.hpp"
#include "graph/picture/canvas.hpp"
#include "graph/picture/wording.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph::picture {

// What networks and chains draw alike: things by their kind, ties by how sure they are. Shape and colour tell the same.

/// The kind of thing that a node is: of its labels the one of the graph model's, else the first by name; may be empty.
[[nodiscard]] std::string kind_of(const PropertyGraph& graph, NodeId node);

void draw_symbol(Canvas& canvas, Point centre, std::string_view kind);

/// Without gaps for a fact, dashed for what is expected, dotted for what is intended; red for what is denied.
[[nodiscard]] Paint line_paint(Certainty certainty, std::string_view colour);

/// The head of an arrow that points the way of `direction`; of what is denied a bar across it.
void draw_head(Canvas& canvas, Point at, Point direction, Certainty certainty, std::string_view colour);

/// `expected`; empty for a fact.
[[nodiscard]] std::string_view word(const Wording& wording, Certainty certainty);

}  // namespace dossier::graph::picture
